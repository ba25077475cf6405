/** Clinic events that scheduling owns. */
@NullMarked
package org.treatmentcourse.scheduling.onclinic;

import org.jspecify.annotations.NullMarked;
