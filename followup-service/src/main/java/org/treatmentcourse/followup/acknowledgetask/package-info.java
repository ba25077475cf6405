/** Somebody has seen a task. */
@NullMarked
package org.treatmentcourse.followup.acknowledgetask;

import org.jspecify.annotations.NullMarked;
