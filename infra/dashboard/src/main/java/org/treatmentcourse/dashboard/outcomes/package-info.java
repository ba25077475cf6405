/** How far courses come and how they end, asked of the rows each time. */
@NullMarked
package org.treatmentcourse.dashboard.outcomes;

import org.jspecify.annotations.NullMarked;
