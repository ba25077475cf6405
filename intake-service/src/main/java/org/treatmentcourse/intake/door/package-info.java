/** The HTTP door for clinic events. */
@NullMarked
package org.treatmentcourse.intake.door;

import org.jspecify.annotations.NullMarked;
