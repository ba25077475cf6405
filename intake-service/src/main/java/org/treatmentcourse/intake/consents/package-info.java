/** Consents given or withdrawn at the desk. */
@NullMarked
package org.treatmentcourse.intake.consents;

import org.jspecify.annotations.NullMarked;
