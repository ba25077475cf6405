/** The pure domain of intake: a file that fills up. */
@NullMarked
package org.treatmentcourse.intake.course;

import org.jspecify.annotations.NullMarked;
