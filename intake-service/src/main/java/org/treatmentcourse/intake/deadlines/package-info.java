/** What intake does when its clocks run out. */
@NullMarked
package org.treatmentcourse.intake.deadlines;

import org.jspecify.annotations.NullMarked;
