/** Vital signs that staff enter by hand. */
@NullMarked
package org.treatmentcourse.scheduling.monitoring;

import org.jspecify.annotations.NullMarked;
