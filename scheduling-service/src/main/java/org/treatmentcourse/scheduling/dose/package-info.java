/** The administration has ended. */
@NullMarked
package org.treatmentcourse.scheduling.dose;

import org.jspecify.annotations.NullMarked;
