/** What the peers of the race share: the job, and where they run. */
@NullMarked
package org.treatmentcourse.bench.peer;

import org.jspecify.annotations.NullMarked;
