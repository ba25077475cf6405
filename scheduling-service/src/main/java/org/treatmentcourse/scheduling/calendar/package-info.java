/** Appointments as iCalendar feeds behind signed links. */
@NullMarked
package org.treatmentcourse.scheduling.calendar;

import org.jspecify.annotations.NullMarked;
