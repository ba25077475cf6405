/** An outbox collection with a polling relay on Spring Kafka: what most teams write. */
@NullMarked
package org.treatmentcourse.bench.peer.outbox;

import org.jspecify.annotations.NullMarked;
