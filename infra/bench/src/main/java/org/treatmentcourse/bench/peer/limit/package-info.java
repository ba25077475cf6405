/** The limit: raw clients, no framework, no decisions. */
@NullMarked
package org.treatmentcourse.bench.peer.limit;

import org.jspecify.annotations.NullMarked;
