/** Rows as they change, over server-sent events. */
@NullMarked
package org.treatmentcourse.dashboard.stream;

import org.jspecify.annotations.NullMarked;
