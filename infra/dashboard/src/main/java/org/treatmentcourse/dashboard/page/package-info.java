/** The page of staff, and what a browser may do with it. */
@NullMarked
package org.treatmentcourse.dashboard.page;

import org.jspecify.annotations.NullMarked;
