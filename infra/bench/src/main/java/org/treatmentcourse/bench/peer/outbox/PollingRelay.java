package org.treatmentcourse.bench.peer.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Publishes what is in the outbox, oldest first, in batches, and deletes what the broker has acknowledged; a full batch is followed by the next at once. */
@Component
class PollingRelay {
  private final MongoTemplate mongo;
  private final KafkaTemplate<String, byte[]> kafka;
  private final String out;
  private final int batch;

  PollingRelay(MongoTemplate mongo, KafkaTemplate<String, byte[]> kafka, @Value("${race.out}") String out, @Value("${outbox.batch}") int batch) {
    this.mongo = mongo;
    this.kafka = kafka;
    this.out = out;
    this.batch = batch;
  }

  @Scheduled(fixedDelayString = "${outbox.interval}")
  void poll() {
    int found = batch;
    while (found == batch) {
      List<OutboxEntry> entries = mongo.find(new Query().with(Sort.by("_id")).limit(batch), OutboxEntry.class);
      List<CompletableFuture<SendResult<String, byte[]>>> sent = new ArrayList<>();
      entries.forEach(entry -> sent.add(kafka.send(out, entry.course(), entry.body())));
      // Not after the linger of the producer.
      kafka.flush();
      // One that failed leaves the whole batch for the next poll.
      sent.forEach(CompletableFuture::join);
      if (!entries.isEmpty()) {
        mongo.remove(Query.query(Criteria.where("_id").in(entries.stream().map(OutboxEntry::id).toList())), OutboxEntry.class);
      }
      found = entries.size();
    }
  }
}
