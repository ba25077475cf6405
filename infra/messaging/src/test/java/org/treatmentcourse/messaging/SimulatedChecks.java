package org.treatmentcourse.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.NullMarked;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Rejection;
import org.treatmentcourse.messaging.CourseDocument.Pending;
import org.treatmentcourse.messaging.SimulatedData.Row;
import org.treatmentcourse.messaging.SimulatedWorld.Happened;
import org.treatmentcourse.messaging.SimulatedWorld.Published;
import org.treatmentcourse.messaging.simulation.Log;

/** What must hold at every step, once faults have ended, and once everything is repaired. */
@NullMarked
final class SimulatedChecks {
  private final SimulatedWorld world;
  private final SimulatedData data;

  SimulatedChecks(SimulatedWorld world) {
    this.world = world;
    this.data = world.replicas.committed();
  }

  // ---- at every step

  static void bound(SimulatedWorld world, CourseDocument document) {
    if (document.out().size() > Work.OUT_ENTRIES || document.out().stream().mapToInt(Pending::size).sum() > Work.OUT_BYTES) {
      world.found("bound of the pending list");
    }
  }

  /** An assumption took effect although something that was sent before it was due had not been read. */
  static void silence(SimulatedWorld world, SimulatedData data, CourseDocument before, CourseDocument after) {
    Instant due = before.state() == null ? null : state(before).assumption();
    if (due != null && state(after).assumption() == null && !read(world, data, before, due)) {
      world.found("silence assumed while something was unread");
    }
  }

  /** Whether everything sent of a course before that moment is in, parked or held. */
  private static boolean read(SimulatedWorld world, SimulatedData data, CourseDocument document, Instant before) {
    for (Map.Entry<String, Log<ConsumerRecord<byte[], byte[]>>> log : world.logs.entrySet()) {
      for (int offset = 0; offset < log.getValue().end(); offset++) {
        ConsumerRecord<byte[], byte[]> record = log.getValue().records().get(offset);
        boolean counts = SimulatedWorld.START.plusSeconds(log.getValue().sentAt(offset)).isBefore(before);
        if (counts && world.plan.course(record).equals(document.id()) && !in(data, document, record)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean in(SimulatedData data, CourseDocument document, ConsumerRecord<byte[], byte[]> record) {
    String text = EventCodec.header(record.headers(), "ce_sequence");
    long sequence = text == null ? 0 : Long.parseLong(text);
    return record.offset() <= document.at().getOrDefault(record.topic() + "#1/0", -1L)
        || (sequence > 0 && sequence <= document.seen().getOrDefault(record.topic(), 0L))
        || data.parked().values().stream()
            .filter(parked -> parked.topic().equals(record.topic()) && parked.course().equals(document.id()))
            .anyMatch(parked -> parked.offset() == record.offset() || (sequence > 0 && parked.seq() == sequence));
  }

  /** What the broker has must be what a majority of the store has. */
  static void committed(SimulatedWorld world, Published event) {
    Row row = world.replicas.committed().courses().get(event.course());
    boolean known =
        row != null
            && row.history().stream()
                .anyMatch(entry -> entry.q() == event.sequence() && entry.id().equals(event.id()) && entry.data().equals(event.data()) && onTopic(entry, event));
    if (!known) {
      world.found("published, not committed");
    }
    if (event.topic().startsWith("clinic.rejections") && !world.replicas.committed().kept().contains(event.id())) {
      world.found("refused, bytes not kept");
    }
  }

  private static boolean onTopic(Pending entry, Published event) {
    return event.topic().equals(entry.channel().equals("rejections") ? "clinic.rejections." + SimulatedPlan.CLINIC : "scheduling." + entry.channel());
  }

  private static SimulatedCourse state(CourseDocument document) {
    return Json.MAPPER.convertValue(document.state(), SimulatedCourse.class);
  }

  // ---- once faults have ended, with what is broken still broken

  /** Poison blocks what it must, and nothing else. */
  void whilePoisoned() {
    moving();
    for (String course : world.plan.courses) {
      List<String> told = told(course);
      for (String topic : List.of(SimulatedPlan.P, SimulatedPlan.Q, SimulatedPlan.S)) {
        List<String> expected = expected(course, topic).stream().takeWhile(label -> !world.plan.bad(course, label)).toList();
        compare("blocked: dense source", of(told, topic), applied(course, expected));
      }
      if (world.plan.longWait) {
        continue;
      }
      boolean open = told.contains("P1");
      List<String> all = open ? expected(course, SimulatedPlan.C) : List.of();
      List<String> before = all.stream().takeWhile(label -> !world.plan.bad(course, label)).toList();
      List<String> flows =
          all.stream().filter(label -> before.contains(label) || (world.plan.safety(course, label) && !world.plan.bad(course, label))).toList();
      compare("blocked: clinic source", sorted(handledOfClinic(course, told)), sorted(flows));
    }
  }

  // ---- once everything is repaired

  void afterRepair() {
    moving();
    if (!data.parked().isEmpty()) {
      world.found("stuck: parked");
    }
    for (String course : world.plan.courses) {
      Row row = data.courses().get(course);
      if (row == null) {
        world.found("lost: course");
        continue;
      }
      List<String> told = told(course);
      for (String topic : List.of(SimulatedPlan.P, SimulatedPlan.Q, SimulatedPlan.S)) {
        compare("dense source: lost, twice or out of order", of(told, topic), applied(course, undiscarded(course, expected(course, topic))));
      }
      clinic(course, told);
      compare("command: lost or twice", sorted(told.stream().filter(label -> label.startsWith("R")).toList()), List.of("R1", "R2"));
      clocks(told);
      history(row, told);
      if (row.document().blocked() || !row.document().held().isEmpty() || row.document().timerParked()) {
        world.found("stuck: marked as blocked");
      }
      downstream(course, row);
    }
  }

  private void clinic(String course, List<String> told) {
    List<String> handled = handledOfClinic(course, told);
    List<String> expected = undiscarded(course, expected(course, SimulatedPlan.C));
    compare("clinic source: lost or twice", sorted(handled), sorted(expected));
    Predicate<String> ordinary = label -> !world.plan.safety(course, label);
    List<String> inOrder = of(told, SimulatedPlan.C).stream().filter(ordinary).toList();
    compare("clinic source: out of order", inOrder, sorted(inOrder));
  }

  private void clocks(List<String> told) {
    for (String clock : List.of("alarm", "assumption")) {
      List<String> seen = told.stream().filter(label -> label.endsWith(clock)).toList();
      compare("clock: lost or twice", seen, seen.isEmpty() ? List.of() : List.of("+" + clock, "-" + clock));
    }
  }

  private void history(Row row, List<String> told) {
    Map<String, Integer> said = new TreeMap<>();
    Map<String, Long> last = new HashMap<>();
    for (Pending entry : row.history()) {
      if (entry.q() != last.merge(entry.channel(), 1L, Long::sum)) {
        world.found("history: numbers not dense");
      }
      if (entry.type().equals("scheduling.series-at-risk.v1")) {
        int hash = entry.data().indexOf('#');
        said.merge(entry.data().substring(entry.data().lastIndexOf('"', hash) + 1, hash), 1, Integer::sum);
      }
    }
    Map<String, Integer> decided = new TreeMap<>();
    for (String label : told) {
      if (label.length() == 2 && SimulatedPlan.effects(label) > 0) {
        decided.merge(label, SimulatedPlan.effects(label), Integer::sum);
      }
    }
    if (!said.equals(decided)) {
      world.found("effects are not those decided: " + said + " should be " + decided);
    }
    List<String> blocks = row.history().stream().map(Pending::type).filter(type -> type.contains("blocked")).toList();
    for (int i = 0; i < blocks.size(); i++) {
      if (!blocks.get(i).equals(i % 2 == 0 ? "scheduling.course-blocked.v1" : "scheduling.course-unblocked.v1")) {
        world.found("blockages don't alternate");
      }
    }
  }

  /** What a consumer makes of the topics: it drops repeats, and what comes too early waits. */
  private void downstream(String course, Row row) {
    count(course, row);
    Map<String, List<String>> heard = new TreeMap<>();
    Map<String, Long> seen = new HashMap<>();
    for (Published event : world.published) {
      if (event.course().equals(course)) {
        long last = seen.getOrDefault(event.topic(), 0L);
        if (event.sequence() == last + 1) {
          seen.put(event.topic(), event.sequence());
          heard.computeIfAbsent(event.topic(), topic -> new ArrayList<>()).add(event.id() + event.data());
        } else if (event.sequence() > last) {
          world.found("published out of order");
        }
      }
    }
    Map<String, List<String>> decided = new TreeMap<>();
    for (Pending entry : row.history()) {
      String topic = entry.channel().equals("rejections") ? "clinic.rejections." + SimulatedPlan.CLINIC : "scheduling." + entry.channel();
      decided.computeIfAbsent(topic, t -> new ArrayList<>()).add(entry.id() + entry.data());
    }
    if (!heard.equals(decided)) {
      world.found("downstream is not what was decided");
    }
  }

  private void count(String course, Row row) {
    List<Published> mine = world.published.stream().filter(event -> event.course().equals(course)).toList();
    world.happened(Happened.REPEATED, mine.size() - mine.stream().map(Published::id).distinct().count());
    List<String> told = told(course);
    world.happened(Happened.ALARM, Collections.frequency(told, "-alarm"));
    world.happened(Happened.ASSUMPTION, Collections.frequency(told, "-assumption"));
    List<String> refusals = row.history().stream().filter(entry -> entry.channel().equals("rejections")).map(Pending::data).toList();
    world.happened(Happened.REFUSED, refusals.size());
    world.happened(Happened.NEVER_OPENED, refusals.stream().filter(data -> data.contains("COURSE_NEVER_OPENED")).count());
  }

  // ---- in both

  /** Nothing may be on its way any more. */
  private void moving() {
    world.logs.forEach(
        (topic, log) -> {
          if (log.acknowledged() < log.end()) {
            world.found("stuck: unread records");
          }
        });
    if (!world.unanswered.isEmpty()) {
      world.found("stuck: unanswered commands");
    }
    for (Row row : data.courses().values()) {
      if (!row.document().out().isEmpty()) {
        world.found("stuck: unpublished events");
      }
      if (row.relayAt() >= 0) {
        world.found("stuck: marked as pending");
      }
    }
  }

  private List<String> told(String course) {
    Row row = data.courses().get(course);
    return row == null ? List.of() : state(row.document()).told();
  }

  private static List<String> of(List<String> told, String topic) {
    String source = SimulatedPlan.label(topic, 0).substring(0, 1);
    return told.stream().filter(label -> label.startsWith(source)).toList();
  }

  /** Labels of a source that were sent so far, in order. */
  private List<String> expected(String course, String topic) {
    Set<Long> sent = new HashSet<>();
    var log = world.logs.get(topic);
    if (log != null) {
      log.records().subList(0, log.end()).stream().filter(record -> world.plan.course(record).equals(course)).forEach(record -> sent.add(number(record)));
    }
    return IntStream.rangeClosed(1, sent.size()).mapToObj(n -> SimulatedPlan.label(topic, n)).toList();
  }

  private static long number(ConsumerRecord<byte[], byte[]> record) {
    String id = String.valueOf(EventCodec.header(record.headers(), "ce_id"));
    return Long.parseLong(id.substring(1));
  }

  private List<String> applied(String course, List<String> labels) {
    return labels.stream().filter(label -> !world.plan.ignored(course, label)).toList();
  }

  /** Without those that a person declared over, which must be those the plan says, and kept. */
  private List<String> undiscarded(String course, List<String> labels) {
    Row row = data.courses().get(course);
    List<String> over = row == null ? List.of() : row.discarded();
    if (!over.stream().allMatch(label -> world.plan.discards(course, label) && data.discarded().stream().anyMatch(id -> id.startsWith(course)))) {
      world.found("discarded, not kept: " + over);
    }
    return labels.stream().filter(label -> !over.contains(label)).toList();
  }

  private List<String> handledOfClinic(String course, List<String> told) {
    List<String> handled = new ArrayList<>(of(told, SimulatedPlan.C));
    Row row = data.courses().get(course);
    boolean mayStayClosed = world.plan.longWait || world.plan.discards(course, "P1");
    if (row != null) {
      row.history().stream()
          .filter(entry -> entry.channel().equals("rejections"))
          .map(entry -> Json.MAPPER.readValue(entry.data(), Rejection.class))
          .filter(rejection -> rejection.code().equals("REFUSED") || (mayStayClosed && rejection.code().equals("COURSE_NEVER_OPENED")))
          .forEach(rejection -> handled.add(String.valueOf(rejection.eventId())));
    }
    return handled;
  }

  private static List<String> sorted(List<String> labels) {
    List<String> sorted = new ArrayList<>(labels);
    Collections.sort(sorted);
    return sorted;
  }

  private void compare(String what, List<String> is, List<String> should) {
    if (!is.equals(should)) {
      world.found(what + ": " + is + " should be " + should);
    }
  }
}
