/** Giving sessions a time and a chair: all of a series, or nothing. */
@NullMarked
package org.treatmentcourse.scheduling.booking;

import org.jspecify.annotations.NullMarked;
