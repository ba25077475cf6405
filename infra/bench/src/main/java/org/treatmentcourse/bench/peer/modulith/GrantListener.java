package org.treatmentcourse.bench.peer.modulith;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.treatmentcourse.bench.peer.Grant;
import org.treatmentcourse.bench.peer.PeerCourse;
import org.treatmentcourse.contracts.ClinicEvent;

/** Publishes before it saves: the registry stores the publication at once, so without transactions nothing is lost in between, only said twice. */
@Component
public class GrantListener {
  private final MongoTemplate mongo;
  private final ApplicationEventPublisher events;

  GrantListener(MongoTemplate mongo, ApplicationEventPublisher events) {
    this.mongo = mongo;
    this.events = events;
  }

  @Transactional
  @KafkaListener(topics = "${race.in}")
  public void on(ConsumerRecord<String, byte[]> record) {
    ClinicEvent.ConsentGranted granted = Grant.read(record.value());
    PeerCourse course = PeerCourse.of(mongo, record.key());
    if (!course.knows(granted.version())) {
      events.publishEvent(new ConsentKept(course.id(), granted.consent(), granted.version()));
      mongo.save(course.with(granted.version()));
    }
  }
}
