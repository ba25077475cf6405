/** A coordinator opens a course by hand. */
@NullMarked
package org.treatmentcourse.intake.opencourse;

import org.jspecify.annotations.NullMarked;
