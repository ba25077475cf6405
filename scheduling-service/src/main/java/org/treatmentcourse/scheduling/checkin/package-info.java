/** The patient is on site. */
@NullMarked
package org.treatmentcourse.scheduling.checkin;

import org.jspecify.annotations.NullMarked;
