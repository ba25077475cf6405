/** One at a time: raw clients, one conditional update and one send per event. */
@NullMarked
package org.treatmentcourse.bench.peer.oneatatime;

import org.jspecify.annotations.NullMarked;
