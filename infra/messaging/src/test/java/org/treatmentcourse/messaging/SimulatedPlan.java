package org.treatmentcourse.messaging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.NullMarked;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.ClinicEvent.AdverseEventRecorded;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.ClinicEvent.VitalsRecorded;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskEscalated;
import org.treatmentcourse.contracts.FollowupEvent.SuicideRiskResolved;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Sex;

/**
 * What is sent in one schedule, and what is wrong with it. Sources: P, Q and S are dense (two topics that one listener reads, and a safety topic), C is a
 * clinic system; a label is a source and a number, and repeats are sent as other systems send them. The label is the id of the event.
 */
@NullMarked
final class SimulatedPlan {
  static final String CLINIC = "c1";
  static final String P = "intake.events";
  static final String Q = "followup.events";
  static final String S = "followup.safety";
  static final String C = "clinic.events." + CLINIC;
  static final String CLOCK = "clock";
  static final CourseIds IDS = new CourseIds(new byte[32]);
  private static final List<String> REFERENCES = List.of("a", "b", "c");
  private static final List<String> COURSES = REFERENCES.stream().map(reference -> IDS.courseId(CLINIC, reference)).toList();
  /** How far back a clinic system repeats itself. */
  private static final int WINDOW = 2;

  final List<String> courses;
  final Map<String, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
  private final Map<String, Integer> lengths = new LinkedHashMap<>();
  private final Set<String> poison = new LinkedHashSet<>();
  private final Set<String> unreadable = new LinkedHashSet<>();
  /** Of those, what not even tells its number; then a person could not tell a repeat from another one. */
  private final Set<String> unnumbered = new LinkedHashSet<>();
  private final Set<String> discards = new LinkedHashSet<>();
  private final Set<String> refused = new LinkedHashSet<>();
  private final Set<String> safety = new LinkedHashSet<>();
  private final Set<String> ignored = new LinkedHashSet<>();
  final boolean large;
  final boolean longWait;
  private final SplittableRandom random;

  SimulatedPlan(SplittableRandom random) {
    this.random = random;
    courses = COURSES.subList(0, 1 + random.nextInt(COURSES.size()));
    lengths.put(P, 2 + random.nextInt(3));
    lengths.put(Q, random.nextInt(4));
    lengths.put(S, random.nextInt(3));
    lengths.put(C, random.nextInt(6));
    large = random.nextInt(60) == 0;
    longWait = random.nextInt(20) == 0;
    for (String course : courses) {
      lengths.forEach((topic, length) -> judge(course, topic, length));
      if (chance(.1)) {
        poison.add(course + CLOCK);
      }
    }
    lengths.forEach((topic, length) -> records.put(topic, write(topic, length)));
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private void judge(String course, String topic, int length) {
    if (topic.equals(C)) {
      for (int n = 1; n <= length; n++) {
        mark(safety, .2, course, topic, n);
        mark(refused, .1, course, topic, n);
      }
    } else if (topic.equals(P) && length > 2) {
      mark(ignored, .3, course, topic, 3);
    }
    if (length > 0 && chance(.3)) {
      String bad = course + label(topic, 1 + random.nextInt(length));
      boolean cantBeRead = !topic.equals(C) && chance(.2);
      (cantBeRead ? unreadable : poison).add(bad);
      if (cantBeRead && chance(.3)) {
        unnumbered.add(bad);
      }
      ignored.remove(bad);
      refused.remove(bad);
      if (cantBeRead || chance(.3)) {
        discards.add(bad);
      }
    }
  }

  private void mark(Set<String> set, double probability, String course, String topic, int n) {
    if (chance(probability)) {
      set.add(course + label(topic, n));
    }
  }

  /** Every course's events in order, courses mixed, with repeats. */
  private List<ConsumerRecord<byte[], byte[]>> write(String topic, int length) {
    List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
    int[] last = new int[courses.size()];
    for (int left = courses.size() * length; left > 0; ) {
      int course = random.nextInt(courses.size());
      if (last[course] < length) {
        left--;
        log.add(record(topic, log.size(), course, ++last[course]));
        int from = topic.equals(C) ? Math.max(1, last[course] - WINDOW) : 1;
        int again = from + random.nextInt(last[course] - from + 1);
        if (chance(.2) && !unnumbered.contains(courses.get(course) + label(topic, again))) {
          log.add(record(topic, log.size(), course, again));
        }
      }
    }
    return log;
  }

  private ConsumerRecord<byte[], byte[]> record(String topic, int offset, int course, int n) {
    String id = courses.get(course);
    String label = label(topic, n);
    boolean clinic = topic.equals(C);
    String subject = clinic ? REFERENCES.get(course) : id;
    Event event = event(topic, id, n, label);
    Envelope envelope =
        new Envelope(
            label, clinic ? "/ehr" : "/service", Catalogue.of(event).wire(), subject, SimulatedWorld.START, CLINIC, clinic ? 0 : n, null, Json.bytes(event));
    ProducerRecord<byte[], byte[]> made = EventCodec.toRecord(topic, subject, envelope);
    if (unreadable.contains(id + label)) {
      made.headers().remove(unnumbered.contains(id + label) ? "ce_sequence" : "ce_time");
    }
    return new ConsumerRecord<>(
        topic, 0, offset, 0L, TimestampType.CREATE_TIME, 1, 1, subject.getBytes(StandardCharsets.UTF_8), made.value(), made.headers(), Optional.empty());
  }

  private Event event(String topic, String course, int n, String label) {
    return switch (topic) {
      case P -> n == 1
          ? new IntakeEvent.ConsultationRequested("bethesda", Indication.TRD, Urgency.ROUTINE, 42, Sex.FEMALE)
          : ignored.contains(course + label) ? new IntakeEvent.PersonMerged("another", 1) : new IntakeEvent.ConsentGranted(Consent.TREATMENT, label);
      case Q -> new SuicideRiskResolved(label, "SAFE");
      case S -> new SuicideRiskEscalated(label, RiskTier.HIGH, "ITEM9");
      default -> safety.contains(course + label)
          ? new AdverseEventRecorded(1, label, 2, false)
          : new VitalsRecorded(1, 100 + n, 80, null, null, null, null, null);
    };
  }

  static String label(String topic, int n) {
    return switch (topic) {
      case P -> "P" + n;
      case Q -> "Q" + n;
      case S -> "S" + n;
      default -> "C" + n;
    };
  }

  /** How many events a label leads to. */
  static int effects(String label) {
    return (label.charAt(label.length() - 1) - '0' + label.charAt(0)) % 3;
  }

  boolean poison(String course, String label) {
    return poison.contains(course + label);
  }

  /** Will never be applied by itself: a person has to see to it. */
  boolean bad(String course, String label) {
    return poison.contains(course + label) || unreadable.contains(course + label);
  }

  boolean discards(String course, String label) {
    return discards.contains(course + label);
  }

  boolean refused(String course, String label) {
    return refused.contains(course + label);
  }

  boolean safety(String course, String label) {
    return safety.contains(course + label);
  }

  boolean ignored(String course, String label) {
    return ignored.contains(course + label);
  }

  int length(String topic) {
    return lengths.getOrDefault(topic, 0);
  }

  /** The course a record is about. */
  String course(ConsumerRecord<byte[], byte[]> record) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    int reference = REFERENCES.indexOf(key);
    return reference < 0 ? key : COURSES.get(reference);
  }
}
