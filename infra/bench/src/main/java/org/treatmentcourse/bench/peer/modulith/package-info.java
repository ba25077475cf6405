/** Spring Modulith's event publication registry with its MongoDB and Kafka modules. */
@NullMarked
package org.treatmentcourse.bench.peer.modulith;

import org.jspecify.annotations.NullMarked;
