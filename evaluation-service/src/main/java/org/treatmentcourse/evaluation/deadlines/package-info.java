/** What evaluation does when its clocks run out. */
@NullMarked
package org.treatmentcourse.evaluation.deadlines;

import org.jspecify.annotations.NullMarked;
