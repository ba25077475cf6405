@NullMarked
package org.treatmentcourse.scheduling.calendar;

import org.jspecify.annotations.NullMarked;
