/** A coordinator ends an intake that will lead nowhere. */
@NullMarked
package org.treatmentcourse.intake.decline;

import org.jspecify.annotations.NullMarked;
