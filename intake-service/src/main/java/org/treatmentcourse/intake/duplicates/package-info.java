/** One person who asked twice: staff look at likely pairs, and merge or dismiss them. */
@NullMarked
package org.treatmentcourse.intake.duplicates;

import org.jspecify.annotations.NullMarked;
