/** Projections of all courses over REST, SSE and a page. */
@NullMarked
package org.treatmentcourse.dashboard;

import org.jspecify.annotations.NullMarked;
