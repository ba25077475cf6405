package org.treatmentcourse.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Sex;

class RelayTest {
  private static final String OPENED = "evaluation.evaluation-opened.v1";
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private void open(String reference) {
    bench.handle(bench.service(reference, 1, new IntakeEvent.ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 42, Sex.FEMALE)));
  }

  /** What was handed over has been tried, in vain. */
  private void brokerIsBack() {
    await().until(bench.relay::idle);
    bench.lost = event -> false;
  }

  /** As if the course had waited since long ago. */
  private void age(String reference) {
    bench.database.getCollection("courses").updateOne(Filters.eq("_id", bench.course(reference)), Updates.set("relayAt", Date.from(LONG_AGO)));
  }

  @Test
  void a_course_is_no_longer_pending_once_the_broker_has_taken_everything() {
    open("p");
    await().untilAsserted(() -> assertThat(bench.store.pending()).isZero());
    assertThat(bench.store.load(List.of(bench.course("p"))).values()).allSatisfy(course -> assertThat(course.out()).isEmpty());
    assertThat(bench.heard("p", OPENED)).hasSize(1);
  }

  @Test
  void a_removal_that_was_cut_short_between_its_two_updates_is_finished_by_the_sweep() {
    open("p");
    await().untilAsserted(() -> assertThat(bench.store.pending()).isZero());
    age("p");
    assertThat(bench.store.pending()).isEqualTo(1);
    bench.relay.sweep();
    assertThat(bench.store.pending()).isZero();
    assertThat(bench.heard("p", OPENED)).hasSize(1);
  }

  @Test
  void tells_how_long_the_oldest_event_has_waited_however_often_it_was_tried() {
    assertThat(bench.store.oldestPending()).isEqualTo(Instant.MAX);
    Instant before = Instant.now().minusMillis(1);
    bench.lost = event -> true;
    open("p");
    Instant decided = bench.store.oldestPending();
    assertThat(decided).isBetween(before, Instant.now());
    age("p");
    bench.relay.sweep();
    bench.handle(bench.clinic("p", "e1", InboxTest.exam(120)));
    assertThat(bench.store.oldestPending()).isEqualTo(decided);
  }

  @Test
  void a_removal_that_was_lost_only_repeats_what_was_said() {
    bench.lost = event -> true;
    open("p");
    brokerIsBack();
    age("p");
    List<CourseDocument> pending = new ArrayList<>(bench.store.load(List.of(bench.course("p"))).values());
    List<Relay.Outgoing> outgoing = pending.stream().map(Relay.Outgoing::of).toList();
    bench.relay.publish(outgoing);
    bench.relay.publish(outgoing);
    assertThat(bench.published.stream().map(Envelope::id).distinct()).hasSize(1);
    assertThat(bench.published).hasSize(2);
    assertThat(bench.store.pending()).isZero();
  }

  @Test
  void what_was_committed_since_is_not_removed_with_what_was_confirmed() {
    bench.lost = event -> true;
    open("p");
    List<Relay.Outgoing> first = bench.store.load(List.of(bench.course("p"))).values().stream().map(Relay.Outgoing::of).toList();
    bench.handle(bench.clinic("p", "e1", InboxTest.exam(120)));
    brokerIsBack();
    bench.relay.publish(first);
    assertThat(bench.store.load(List.of(bench.course("p"))).values()).allSatisfy(course -> assertThat(course.out()).hasSize(1));
    assertThat(bench.store.pending()).isEqualTo(1);
    age("p");
    bench.relay.sweep();
    assertThat(bench.heard("p", OPENED)).hasSize(2);
    assertThat(bench.store.pending()).isZero();
  }

  @Test
  void nothing_of_a_course_goes_out_after_an_event_that_was_not_acknowledged_and_other_courses_go_on() {
    bench.lost = event -> true;
    open("p");
    bench.handle(bench.clinic("p", "e1", InboxTest.exam(120)), bench.clinic("p", "e2", InboxTest.exam(121)));
    open("q");
    brokerIsBack();
    AtomicInteger failing = new AtomicInteger();
    bench.lost = event -> event.subject().equals(bench.course("p")) && event.sequence() == 2 && failing.getAndIncrement() == 0;
    age("p");
    age("q");
    bench.relay.sweep();
    assertThat(bench.heard("p", OPENED)).hasSize(1);
    assertThat(bench.heard("q", OPENED)).hasSize(1);
    age("p");
    bench.relay.sweep();
    assertThat(bench.published.stream().filter(event -> event.subject().equals(bench.course("p"))).map(Envelope::sequence)).containsExactly(1L, 2L, 3L);
    assertThat(bench.store.pending()).isZero();
  }
}
