package org.treatmentcourse.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Rejection;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.local.Backends;
import org.treatmentcourse.local.LocalTopics;

class HistoryTest {

  private static final String TYPE = "intake.intake-declined.v1";
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final String course = UUID.randomUUID().toString();

  private static void make(String bootstrap, List<NewTopic> topics) {
    org.treatmentcourse.local.broker.Topics.create(bootstrap, topics);
  }

  private void send(EventSender sender, long sequence) {
    Envelope event = new Envelope("e" + sequence, "/intake", TYPE, course, Instant.EPOCH, "clinic", sequence, null,
        Json.bytes(new IntakeEvent.IntakeDeclined("PATIENT_WITHDREW")));
    sender.send(EventCodec.toRecord("intake.events", course, event));
  }

  @Test
  void keeps_each_event_once_and_in_order_and_knows_when_it_has_read_all() {
    String bootstrap = Backends.shared().kafkaBootstrap();
    make(bootstrap, LocalTopics.fixed());
    try (EventSender sender = new EventSender(bootstrap, LIMIT); History history = new History(bootstrap)) {
      send(sender, 1);
      send(sender, 2);
      send(sender, 1);
      send(sender, 3);
      history.catchUp();
      assertThat(history.course(course)).extracting(HistoryEvent::sequence).containsExactly(1L, 2L, 3L);
      assertThat(history.course(course, "intake.events")).extracting(event -> event.body().path("reason").asString()).containsOnly("PATIENT_WITHDREW");
      assertThat(history.violations()).noneMatch(violation -> violation.contains(course));
      send(sender, 5);
      history.catchUp();
      assertThat(history.violations()).anyMatch(violation -> violation.contains(course) && violation.contains("5 came after 3"));
    }
  }

  @Test
  void follows_what_a_clinic_is_told() {
    String bootstrap = Backends.shared().kafkaBootstrap();
    String clinic = "c-" + course.substring(0, 8);
    make(bootstrap, LocalTopics.fixed());
    try (EventSender sender = new EventSender(bootstrap, LIMIT); History history = new History(bootstrap)) {
      history.catchUp();
      make(bootstrap,
          List.of(new NewTopic(Topics.clinicRejections(clinic), Optional.of(1), Optional.empty())));
      history.follow(clinic);
      Rejection body = new Rejection("e1", TYPE, "UNKNOWN_TYPE", "ce_type", "not known", "intake", Topics.clinicEvents(clinic), 0, 0);
      Envelope event = new Envelope("r1", "/intake", Rejection.TYPE, "unknown", Instant.EPOCH, clinic, 0, null, Json.bytes(body));
      sender.send(EventCodec.toRecord(Topics.clinicRejections(clinic), "unknown", event));
      assertThat(history.await(null, Rejection.TYPE, LIMIT).body().path("code").asString()).isEqualTo("UNKNOWN_TYPE");
      assertThat(history.rejections(clinic)).hasSize(1);
    }
  }

  @Test
  void goes_on_when_the_broker_was_killed() {
    try (Backends own = Backends.embedded()) {
      String bootstrap = own.kafkaBootstrap();
      make(bootstrap, LocalTopics.fixed());
      try (EventSender sender = new EventSender(bootstrap, LIMIT); History history = new History(bootstrap)) {
        send(sender, 1);
        history.catchUp();
        own.killBroker();
        own.restartBroker();
        send(sender, 2);
        history.catchUp();
        assertThat(history.course(course)).extracting(HistoryEvent::sequence).containsExactly(1L, 2L);
        assertThat(history.violations()).isEmpty();
      }
    }
  }
}
