/** A Kafka broker (KRaft, one node) as a child process, its data kept between starts. */
@NullMarked
package org.treatmentcourse.local.broker;

import org.jspecify.annotations.NullMarked;
