package org.treatmentcourse.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.ExaminationRecorded;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Rejection;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Topics;

class InboxTest {
  private static final String OPENED = "evaluation.evaluation-opened.v1";
  private static final String BLOCKED = "evaluation.course-blocked.v1";
  private static final String UNBLOCKED = "evaluation.course-unblocked.v1";
  private static final String P = "pat-1";

  private final Bench bench = new Bench();

  @BeforeEach
  void break_it() {
    Toy.broken = true;
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Event opens() {
    return new IntakeEvent.ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 42, Sex.FEMALE);
  }

  private static Event granted(String version) {
    return new IntakeEvent.ConsentGranted(Consent.TREATMENT, version);
  }

  static ExaminationRecorded exam(int systolic) {
    return new ExaminationRecorded(systolic, 80, null, null);
  }

  private List<Rejection> rejections() {
    return List.copyOf(bench.published).stream()
        .filter(event -> event.type().equals(Rejection.TYPE))
        .map(event -> Json.MAPPER.readValue(event.data(), Rejection.class))
        .toList();
  }

  private void awaitRejection(String code, String field) {
    await()
        .untilAsserted(
            () -> assertThat(rejections()).anySatisfy(
                rejection -> {
                  assertThat(rejection.code()).isEqualTo(code);
                  assertThat(rejection.field()).isEqualTo(field);
                }));
    assertThat(bench.database.getCollection("rejected").find()).anySatisfy(kept -> assertThat(kept.toJson()).contains(code));
  }

  @Test
  void applies_what_a_service_says_once_and_in_order_however_often_it_comes() {
    ConsumerRecord<byte[], byte[]> first = bench.service(P, 1, opens());
    ConsumerRecord<byte[], byte[]> second = bench.service(P, 2, granted("a"));
    ConsumerRecord<byte[], byte[]> third = bench.service(P, 3, granted("b"));
    bench.handle(first, first, second);
    bench.handle(second, third, first);
    assertThat(bench.told(P)).containsExactly("opened", "a", "b");
    await().untilAsserted(() -> assertThat(bench.heard(P, OPENED)).hasSize(1));
  }

  @Test
  void parks_what_comes_after_a_gap_and_applies_it_once_the_gap_is_closed() {
    bench.handle(bench.service(P, 1, opens()));
    bench.handle(bench.service(P, 4, granted("d")), bench.service(P, 3, granted("c")));
    assertThat(bench.told(P)).containsExactly("opened");
    assertThat(bench.parks.count()).isEqualTo(2);
    bench.handle(bench.service(P, 2, granted("b")));
    assertThat(bench.told(P)).containsExactly("opened", "b", "c", "d");
    assertThat(bench.parks.count()).isZero();
  }

  @Test
  void a_poisoned_service_event_parks_its_course_only_and_in_order() {
    bench.handle(bench.service(P, 1, opens()), bench.service("pat-2", 1, opens()));
    bench.handle(
        bench.service(P, 2, granted("poison")), bench.service(P, 3, granted("c")), bench.service("pat-2", 2, granted("x")), bench.clinic(P, "e1", exam(120)));
    assertThat(bench.told(P)).containsExactly("opened", "120");
    assertThat(bench.told("pat-2")).containsExactly("opened", "x");
    assertThat(bench.parks.blocking(bench.course(P)).map(Parked::kind)).contains(Parked.Kind.POISON);

    Toy.broken = false;
    Parked poison = bench.parks.list(10).stream().filter(parked -> parked.kind() == Parked.Kind.POISON).findFirst().orElseThrow();
    new ParkedEndpoint(bench.inbox, bench.parks).replay(poison.id());
    assertThat(bench.told(P)).containsExactly("opened", "120", "healed poison", "c");
    assertThat(bench.parks.count()).isZero();
  }

  @Test
  void tells_the_others_at_once_that_a_course_is_blocked_and_again_when_it_no_longer_is() {
    bench.handle(bench.service(P, 1, opens()), bench.service("pat-2", 1, opens()));
    bench.handle(bench.service(P, 2, granted("poison")), bench.service(P, 3, granted("c")), bench.clinic(P, "e1", exam(66)));
    await().untilAsserted(() -> assertThat(bench.heard(P, BLOCKED)).containsExactly("1 {\"blockage\":1,\"parked\":\"intake.consent-granted.v1\"}"));
    assertThat(bench.heard("pat-2", BLOCKED)).isEmpty();

    Toy.broken = false;
    ParkedEndpoint endpoint = new ParkedEndpoint(bench.inbox, bench.parks);
    List<Parked> poison = bench.parks.list(10).stream().filter(parked -> parked.kind() == Parked.Kind.POISON).toList();
    endpoint.replay(poison.getFirst().id());
    assertThat(bench.store.blocked(10)).containsExactly(bench.course(P));
    endpoint.replay(poison.getLast().id());
    assertThat(bench.store.blocked(10)).isEmpty();
    // Behind what the replay led to, on the same stream.
    await().untilAsserted(() -> assertThat(bench.heard(P, UNBLOCKED)).containsExactly("2 {\"upTo\":1}"));

    Toy.broken = true;
    bench.handle(bench.clinic(P, "e2", exam(66)));
    await().untilAsserted(() -> assertThat(bench.heard(P, BLOCKED)).hasSize(2).last().asString().contains("\"blockage\":2"));
  }

  @Test
  void what_was_parked_or_repaired_by_a_process_that_died_before_it_could_say_so_is_told_by_the_sweep() {
    bench.handle(bench.service(P, 1, opens()));
    Delivery.OfCourse lost = (Delivery.OfCourse) bench.reader.read(bench.service(P, 3, granted("c"))).orElseThrow();
    bench.parks.park(Parked.of(lost, Parked.Kind.GAP, "by another process", Bench.START));
    bench.inbox.sweepParked();
    await().untilAsserted(() -> assertThat(bench.heard(P, BLOCKED)).hasSize(1));
    bench.parks.delete(lost.parkId());
    bench.inbox.sweepParked();
    bench.inbox.sweepParked();
    await().untilAsserted(() -> assertThat(bench.heard(P, UNBLOCKED)).hasSize(1));
    assertThat(bench.heard(P, BLOCKED)).hasSize(1);
  }

  @Test
  void a_course_that_only_waits_to_be_opened_is_not_blocked() {
    bench.handle(bench.clinic(P, "e1", exam(120)));
    bench.inbox.sweepParked();
    assertThat(bench.parks.count()).isEqualTo(1);
    assertThat(bench.store.blocked(10)).isEmpty();
  }

  @Test
  void what_was_parked_is_decided_as_of_the_time_it_came_whenever_it_is_repaired() {
    bench.handle(bench.service(P, 1, opens()), bench.clinic(P, "e1", exam(66)), bench.clinic(P, "e2", exam(100)));
    bench.handle(bench.service(P, 2, granted("poison")), bench.service(P, 3, granted("when")));
    bench.now = Bench.START.plus(Duration.ofDays(30));
    Toy.broken = false;
    ParkedEndpoint endpoint = new ParkedEndpoint(bench.inbox, bench.parks);
    bench.parks.list(10).stream().filter(parked -> parked.kind() == Parked.Kind.POISON).forEach(parked -> endpoint.replay(parked.id()));
    assertThat(bench.told(P)).containsExactlyInAnyOrder("opened", "healed 66", "100", "healed poison", "at " + Bench.START);
    bench.handle(bench.service(P, 4, granted("when")));
    assertThat(bench.told(P)).last().isEqualTo("at " + bench.now);
  }

  @Test
  void the_safety_stream_of_a_course_flows_while_its_events_are_parked() {
    bench.handle(bench.service(P, 1, opens()), bench.service(P, 2, granted("poison")), bench.service(P, 3, granted("c")));
    bench.handle(bench.service(P, 1, new IntakeEvent.ConsentRevoked(Consent.TREATMENT)));
    assertThat(bench.told(P)).containsExactly("opened", "revoked");
  }

  @Test
  void a_poisoned_clinic_event_holds_back_the_later_ones_of_its_course_in_order() {
    bench.handle(bench.service(P, 1, opens()));
    bench.handle(bench.clinic(P, "e1", exam(66)), bench.clinic(P, "e2", exam(121)), bench.clinic("pat-2", "e3", exam(122)));
    bench.handle(bench.clinic(P, "e4", exam(123)));
    assertThat(bench.told(P)).containsExactly("opened");

    Toy.broken = false;
    Parked poison = bench.parks.list(10).stream().filter(parked -> parked.kind() == Parked.Kind.POISON).findFirst().orElseThrow();
    new ParkedEndpoint(bench.inbox, bench.parks).replay(poison.id());
    assertThat(bench.told(P)).containsExactly("opened", "healed 66", "121", "123");
  }

  @Test
  void discards_a_parked_event_with_a_reason_and_lets_what_waits_behind_it_follow() {
    bench.handle(bench.service(P, 1, opens()), bench.service(P, 2, granted("poison")), bench.service(P, 3, granted("c")));
    Parked poison = bench.parks.list(10).stream().filter(parked -> parked.kind() == Parked.Kind.POISON).findFirst().orElseThrow();
    ParkedEndpoint endpoint = new ParkedEndpoint(bench.inbox, bench.parks);
    assertThat(endpoint.discard(poison.id(), " ")).containsEntry("outcome", "REASON_NEEDED");
    assertThat(endpoint.discard(poison.id(), "sent by mistake")).containsEntry("outcome", "DISCARDED");
    assertThat(bench.told(P)).containsExactly("opened", "c");
    assertThat(bench.database.getCollection("discarded").countDocuments()).isEqualTo(1);
  }

  private Parked onlyPoison() {
    return bench.parks.list(10).stream().filter(parked -> parked.kind() == Parked.Kind.POISON).findFirst().orElseThrow();
  }

  @Test
  void a_discarded_clinic_event_stays_over_however_often_its_sender_repeats_it() {
    bench.handle(bench.service(P, 1, opens()), bench.clinic(P, "e1", exam(66)));
    new ParkedEndpoint(bench.inbox, bench.parks).discard(onlyPoison().id(), "sent by mistake");
    Toy.broken = false;
    bench.handle(bench.clinic(P, "e1", exam(66)), bench.clinic(P, "e2", exam(120)));
    assertThat(bench.told(P)).containsExactly("opened", "120");
  }

  @Test
  void what_can_not_be_read_is_discarded_once_however_often_somebody_tries() {
    ConsumerRecord<byte[], byte[]> lost = Bench.without(bench.service(P, 2, granted("b")), "ce_time");
    ConsumerRecord<byte[], byte[]> again = Bench.without(bench.service(P, 2, granted("b")), "ce_time");
    ConsumerRecord<byte[], byte[]> unnumbered = Bench.without(bench.service(P, 3, granted("c")), "ce_sequence");
    bench.handle(bench.service(P, 1, opens()), lost, again, unnumbered);
    assertThat(bench.parks.count()).isEqualTo(2);
    List<Parked> parked = bench.parks.list(10).stream().sorted(Comparator.comparing(Parked::offset)).toList();
    assertThatThrownBy(() -> bench.inbox.discard(parked.getLast(), "mistake")).isInstanceOf(IllegalArgumentException.class);
    for (Parked one : parked) {
      bench.inbox.discard(one, "mistake");
      bench.inbox.discard(one, "mistake");
      bench.inbox.sweepParked();
    }
    bench.handle(lost, unnumbered);
    bench.handle(bench.service(P, 4, granted("d")));
    assertThat(bench.told(P)).containsExactly("opened", "d");
    assertThat(bench.parks.count()).isZero();
    assertThat(bench.database.getCollection("discarded").countDocuments()).isEqualTo(2);
  }

  @Test
  void replay_by_hand_takes_no_clinic_event_before_those_it_waits_behind() {
    bench.handle(bench.service(P, 1, opens()), bench.clinic(P, "e1", exam(66)), bench.clinic(P, "e2", exam(121)));
    Toy.broken = false;
    ParkedEndpoint endpoint = new ParkedEndpoint(bench.inbox, bench.parks);
    Parked behind = bench.parks.list(10).stream().filter(parked -> parked.kind() == Parked.Kind.WAITING).findFirst().orElseThrow();
    assertThat(endpoint.replay(behind.id())).containsEntry("outcome", "WAITS");
    endpoint.replay(onlyPoison().id());
    assertThat(bench.told(P)).containsExactly("opened", "healed 66", "121");
  }

  @Test
  void a_clinic_event_that_is_being_parked_is_neither_replayed_nor_discarded_before_its_course_names_it() {
    bench.handle(bench.service(P, 1, opens()));
    Delivery.OfCourse event = (Delivery.OfCourse) bench.reader.read(bench.clinic(P, "e1", exam(66))).orElseThrow();
    bench.parks.park(Parked.of(event, Parked.Kind.POISON, "by another process", Bench.START));
    ParkedEndpoint endpoint = new ParkedEndpoint(bench.inbox, bench.parks);
    assertThat(endpoint.replay(event.parkId())).containsEntry("outcome", "WAITS");
    assertThatThrownBy(() -> endpoint.discard(event.parkId(), "mistake")).isInstanceOf(Outage.class);
    bench.inbox.sweepParked();
    assertThat(bench.parks.count()).isEqualTo(1);
    bench.handle(event.raw());
    Toy.broken = false;
    endpoint.replay(event.parkId());
    assertThat(bench.told(P)).containsExactly("opened", "healed 66");
  }

  @Test
  void drops_a_clinic_event_that_was_sent_twice_or_delivered_again() {
    bench.handle(bench.service(P, 1, opens()));
    ConsumerRecord<byte[], byte[]> once = bench.clinic(P, "e1", exam(120));
    bench.handle(once);
    bench.handle(once);
    bench.handle(bench.clinic(P, "e1", exam(120)), bench.clinic(P, "e2", exam(121)));
    assertThat(bench.told(P)).containsExactly("opened", "120", "121");
  }

  @Test
  void refuses_an_id_that_comes_again_with_another_body() {
    bench.handle(bench.service(P, 1, opens()), bench.clinic(P, "e1", exam(120)), bench.clinic(P, "e1", exam(130)));
    assertThat(bench.told(P)).containsExactly("opened", "120");
    awaitRejection("ID_REUSED", "ce_id");
  }

  @Test
  void refuses_what_is_older_than_all_that_is_remembered_of_a_course() {
    bench.handle(bench.service(P, 1, opens()));
    List<ConsumerRecord<byte[], byte[]>> many = new ArrayList<>();
    for (int i = 0; i <= Work.RING; i++) {
      many.add(bench.clinic(P, "e" + i, Bench.START.minusSeconds(1000 - i), exam(100)));
    }
    many.subList(0, 128).forEach(bench::handle);
    bench.inbox.handle(many.subList(128, many.size()));
    int before = bench.told(P).size();
    bench.handle(bench.clinic(P, "e0", Bench.START.minusSeconds(1000), exam(100)));
    assertThat(bench.told(P)).hasSize(before);
    awaitRejection("UNVERIFIABLE_REPEAT", "ce_time");
  }

  @Test
  void refuses_what_is_too_much_to_hold_back_behind_a_parked_event() {
    bench.handle(bench.service(P, 1, opens()), bench.clinic(P, "poison", exam(66)));
    for (int i = 1; i < Work.HELD; i++) {
      bench.handle(bench.clinic(P, "e" + i, exam(100)));
    }
    assertThat(rejections()).isEmpty();
    bench.handle(bench.clinic(P, "one-too-many", exam(100)));
    awaitRejection("COURSE_BLOCKED", "ce_subject");
    assertThat(bench.parks.count()).isEqualTo(Work.HELD);
  }

  @Test
  void an_event_that_names_a_course_of_another_clinic_is_parked_and_not_applied() {
    bench.handle(bench.service(P, 1, opens()), bench.service("pat-2", 1, opens()));
    Envelope foreign = new Envelope("x", "/intake", "intake.consent-granted.v1", bench.course(P), Bench.START, "c2", 2, null, Json.bytes(granted("b")));
    bench.handle(bench.record("intake.events", bench.course(P), foreign), bench.service("pat-2", 2, granted("b")));
    assertThat(bench.told(P)).containsExactly("opened");
    assertThat(bench.told("pat-2")).containsExactly("opened", "b");
    assertThat(bench.parks.list(10)).singleElement().satisfies(parked -> assertThat(parked.reason()).contains("another clinic"));
  }

  @Test
  void refused_bytes_can_be_looked_at_by_ops_until_they_expire() {
    bench.handle(bench.service(P, 1, opens()), bench.clinic(P, "e1", exam(77)));
    awaitRejection("SEVENTY_SEVEN", "systolic");
    RejectedEndpoint endpoint = new RejectedEndpoint(bench.parks);
    assertThat(endpoint.list().get("rejected")).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(1);
    String id = bench.parks.rejected(10).getFirst().id();
    assertThat(endpoint.show(id)).containsEntry("clinic", Bench.CLINIC).extractingByKey("body").asString().contains("77");
    assertThat(endpoint.show("no-such")).isNull();
    assertThat(bench.parks.expire(Duration.ofDays(30))).isZero();
    Date longAgo = Date.from(Bench.START.minus(Duration.ofDays(9000)));
    bench.database.getCollection("rejected").updateMany(new Document(), Updates.set("at", longAgo));
    assertThat(bench.parks.expire(Duration.ofDays(30))).isEqualTo(1);
    assertThat(endpoint.show(id)).isNull();
  }

  @Test
  void a_business_refusal_is_told_and_nothing_waits_for_it() {
    bench.handle(bench.service(P, 1, opens()), bench.clinic(P, "e1", exam(77)), bench.clinic(P, "e2", exam(121)));
    assertThat(bench.told(P)).containsExactly("opened", "121");
    awaitRejection("SEVENTY_SEVEN", "systolic");
  }

  @Test
  void refuses_an_event_from_the_future() {
    bench.handle(bench.service(P, 1, opens()), bench.clinic(P, "e1", java.time.Instant.parse("2099-01-01T00:00:00Z"), exam(120)));
    assertThat(bench.told(P)).containsExactly("opened");
    awaitRejection("TIME_IN_FUTURE", "ce_time");
  }

  @Test
  void malformed_clinic_events_are_refused_with_the_field_and_the_reason() {
    bench.handle(Bench.without(bench.clinic(P, "e1", exam(120)), "ce_time"));
    awaitRejection("MISSING_HEADER", "ce_time");
    bench.handle(Bench.with(bench.clinic(P, "e2", exam(120)), "ce_clinic", "other"));
    awaitRejection("WRONG_CLINIC", "ce_clinic");
    bench.handle(bench.clinic(P, "e3", exam(9000)));
    awaitRejection("SCHEMA_VIOLATION", "/systolic");
    bench.handle(
        bench.record(
            Topics.clinicEvents("c1"), P, new Envelope("e4", "/ehr", "clinic.examination-recorded.v1", P, Bench.START, "c1", 0, null, "{".getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    awaitRejection("MALFORMED_JSON", "data");
    bench.handle(bench.record(Topics.clinicEvents("c1"), "other", new Envelope("e5", "/ehr", "clinic.examination-recorded.v1", P, Bench.START, "c1", 0, null, Json.bytes(exam(120)))));
    awaitRejection("WRONG_KEY", "ce_subject");
  }

  @Test
  void facts_that_come_before_their_course_wait_for_it() {
    bench.handle(bench.clinic(P, "e1", exam(120)), bench.clinic(P, "e2", exam(121)));
    assertThat(bench.told(P)).isEmpty();
    bench.handle(bench.service(P, 1, opens()));
    assertThat(bench.told(P)).containsExactly("opened", "120", "121");
    assertThat(bench.parks.count()).isZero();
  }

  @Test
  void facts_of_a_course_that_never_opens_are_refused_after_a_day() {
    bench.handle(bench.clinic(P, "e1", exam(120)));
    bench.now = Bench.START.plus(Duration.ofHours(23));
    bench.timers.sweep();
    assertThat(rejections()).isEmpty();
    bench.now = Bench.START.plus(Duration.ofHours(25));
    bench.timers.sweep();
    awaitRejection("COURSE_NEVER_OPENED", "ce_subject");
    bench.inbox.sweepParked();
    assertThat(bench.parks.count()).isZero();
  }

  @Test
  void a_pending_list_that_is_full_makes_the_source_wait_and_loses_nothing() {
    bench.lost = event -> true;
    bench.handle(bench.service(P, 1, opens()));
    List<ConsumerRecord<byte[], byte[]>> many = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      many.add(bench.clinic(P, "e" + i, exam(100 + i % 50)));
    }
    assertThatThrownBy(() -> bench.inbox.handle(many)).isInstanceOf(Outage.class);
    assertThat(bench.told(P)).hasSize(256);
    bench.lost = event -> false;
    // Back-pressure in the container: the same batch comes again until the relay has pulled.
    await()
        .pollDelay(Duration.ZERO)
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsInstanceOf(Outage.class)
        .untilAsserted(
            () -> {
              bench.relay.sweep();
              bench.inbox.handle(many);
            });
    assertThat(bench.told(P)).hasSize(301);
    await().untilAsserted(() -> assertThat(bench.heard(P, OPENED)).hasSize(301));
  }

  @Test
  void what_could_not_be_published_is_published_by_the_sweep_in_order() {
    bench.lost = event -> true;
    bench.handle(bench.service(P, 1, opens()), bench.clinic(P, "e1", exam(120)), bench.clinic(P, "e2", exam(121)));
    await().until(bench.relay::idle);
    assertThat(bench.store.pending()).isEqualTo(1);
    bench.lost = event -> event.sequence() == 2 && bench.published.size() < 2;
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              bench.relay.sweep();
              return bench.store.pending() == 0 || unlose();
            });
    assertThat(bench.heard(P, OPENED)).hasSize(3).isSorted();
  }

  private boolean unlose() {
    bench.lost = event -> false;
    return false;
  }

  @Test
  void many_threads_and_shuffled_repeats_give_the_same_state_as_one() throws Exception {
    Random random = new Random(7);
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    for (int course = 0; course < 10; course++) {
      all.add(bench.service("p" + course, 1, opens()));
      for (int i = 2; i <= 20; i++) {
        all.add(bench.service("p" + course, i, granted("v" + i)));
      }
    }
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    for (int t = 0; t < 4; t++) {
      List<ConsumerRecord<byte[], byte[]>> mine = new ArrayList<>(all);
      int size = 3 + random.nextInt(40);
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      for (int from = 0; from < mine.size(); from += size) {
                        bench.inbox.handle(mine.subList(from, Math.min(mine.size(), from + size)));
                      }
                    } catch (Throwable e) {
                      failures.add(e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    bench.inbox.sweepParked();
    assertThat(failures).isEmpty();
    for (int course = 0; course < 10; course++) {
      assertThat(bench.told("p" + course)).hasSize(20).startsWith("opened", "v2", "v3").endsWith("v20");
    }
    assertThat(bench.parks.count()).isZero();
    assertThat(bench.meters.counter("treatmentcourse.deliveries", "verdict", "duplicate").count()).isPositive();
  }
}
