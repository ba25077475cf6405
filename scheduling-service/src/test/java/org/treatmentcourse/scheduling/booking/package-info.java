@NullMarked
package org.treatmentcourse.scheduling.booking;

import org.jspecify.annotations.NullMarked;
