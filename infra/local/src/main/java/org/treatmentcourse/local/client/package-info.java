/** What a clinic's systems and staff do, and what comes of it: events on Kafka, commands over REST, the history of all topics. */
@NullMarked
package org.treatmentcourse.local.client;

import org.jspecify.annotations.NullMarked;
