package org.treatmentcourse.bench.peer.outbox;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.treatmentcourse.bench.peer.Grant;
import org.treatmentcourse.bench.peer.PeerCourse;
import org.treatmentcourse.contracts.ClinicEvent;

/** Stores the entry and the course together; without transactions the entry first, so that nothing is lost in between, only said twice. */
@Component
public class GrantListener {
  private final MongoTemplate mongo;

  GrantListener(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  @Transactional
  @KafkaListener(topics = "${race.in}")
  public void on(ConsumerRecord<String, byte[]> record) {
    ClinicEvent.ConsentGranted granted = Grant.read(record.value());
    PeerCourse course = PeerCourse.of(mongo, record.key());
    if (!course.knows(granted.version())) {
      mongo.insert(new OutboxEntry(new ObjectId(), record.key(), Grant.say(granted)));
      mongo.save(course.with(granted.version()));
    }
  }
}
