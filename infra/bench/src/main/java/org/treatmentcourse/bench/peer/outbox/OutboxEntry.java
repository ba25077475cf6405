package org.treatmentcourse.bench.peer.outbox;

import org.bson.types.ObjectId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** What is to be said of a course. One process makes all ids and a course is always handled by the same thread, so their order is that of the decisions. */
@Document("outbox")
record OutboxEntry(@Id ObjectId id, String course, byte[] body) {}
