/** Clocks of the series. */
@NullMarked
package org.treatmentcourse.scheduling.deadlines;

import org.jspecify.annotations.NullMarked;
