/** Somebody has done what a task asked for. */
@NullMarked
package org.treatmentcourse.followup.closetask;

import org.jspecify.annotations.NullMarked;
