/** A site's day: its chairs, its nurses, who has them. */
@NullMarked
package org.treatmentcourse.scheduling.capacity;

import org.jspecify.annotations.NullMarked;
