package org.treatmentcourse.messaging;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.NullMarked;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.local.Backends;

/** Delivery without Spring or a broker: the real parts on a real store, records made by hand, and a publisher that writes down what it is given. */
@NullMarked
final class Bench implements AutoCloseable {
  static final String CLINIC = "c1";
  static final Instant START = Instant.parse("2026-03-02T14:00:00Z");

  final CourseIds ids = new CourseIds(new byte[32]);
  final List<Envelope> published = Collections.synchronizedList(new ArrayList<>());
  volatile Predicate<Envelope> lost = event -> false;
  volatile Instant now = START;
  volatile Instant settled = Instant.MAX;
  final MongoDatabase database;
  final MongoCourseStore store;
  final MongoParkStore parks;
  final Publisher publisher = this::publish;
  final Relay relay;
  final DeliveryReader reader;
  final Inbox<Toy> inbox;
  final Commands<Toy> commands;
  final Timers<Toy> timers;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MongoClient client;
  private final Map<String, AtomicLong> offsets = new ConcurrentHashMap<>();
  private final Thread relayThread;

  Bench() {
    client = MongoClients.create(Backends.shared().mongoUri());
    database = client.getDatabase("messaging-" + UUID.randomUUID().toString().substring(0, 8));
    store = new MongoCourseStore(database);
    parks = new MongoParkStore(database);
    BusinessClock clock =
        new BusinessClock() {
          @Override
          public Instant now(String clinic) {
            return now;
          }

          @Override
          public Instant reached(String clinic, Instant due) {
            return due;
          }

          @Override
          public List<Moment> moments() {
            return List.of(new Moment(null, now));
          }
        };
    Behaviour<Toy> behaviour = Toy.behaviour();
    relay = new Relay(behaviour.service(), store, parks, publisher);
    reader = new DeliveryReader(behaviour.service(), ids, topic -> topic + "#1");
    inbox = new Inbox<>(behaviour, reader, store, parks, relay, publisher, clock, new DeliveryMetrics(meters));
    commands = new Commands<>(behaviour, inbox, store, clock);
    timers = new Timers<>(inbox, reader, store, parks, clock, () -> settled);
    relayThread = Thread.ofPlatform().daemon(true).start(relay::run);
  }

  private List<Boolean> publish(List<ProducerRecord<byte[], byte[]>> records) {
    List<Boolean> acknowledged = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : records) {
      Envelope event = EventCodec.read(record.headers(), record.value());
      boolean ok = !lost.test(event);
      if (ok) {
        published.add(event);
      }
      acknowledged.add(ok);
    }
    return acknowledged;
  }

  String course(String reference) {
    return ids.courseId(CLINIC, reference);
  }

  /** The next record of another service about a course. */
  ConsumerRecord<byte[], byte[]> service(String reference, long sequence, Event event) {
    String topic = Topics.of(java.util.Objects.requireNonNull(Catalogue.of(event).producer()), Catalogue.of(event).channel());
    String course = course(reference);
    return record(
        topic, course, new Envelope(course + sequence, "/intake", Catalogue.of(event).wire(), course, START, CLINIC, sequence, null, Json.bytes(event)));
  }

  /** The next record of a clinic system. */
  ConsumerRecord<byte[], byte[]> clinic(String reference, String id, Event event) {
    return clinic(reference, id, START, event);
  }

  ConsumerRecord<byte[], byte[]> clinic(String reference, String id, Instant at, Event event) {
    Envelope envelope = new Envelope(id, "/ehr", Catalogue.of(event).wire(), reference, at, CLINIC, 0, null, Json.bytes(event));
    return record(Topics.clinicEvents(CLINIC), reference, envelope);
  }

  ConsumerRecord<byte[], byte[]> record(String topic, String key, Envelope envelope) {
    ProducerRecord<byte[], byte[]> made = EventCodec.toRecord(topic, key, envelope);
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            topic, 0, offsets.computeIfAbsent(topic, t -> new AtomicLong()).getAndIncrement(), 0L, TimestampType.CREATE_TIME, 1, 1,
            key.getBytes(StandardCharsets.UTF_8), made.value(), made.headers(), java.util.Optional.empty());
    return record;
  }

  static ConsumerRecord<byte[], byte[]> without(ConsumerRecord<byte[], byte[]> record, String header) {
    record.headers().remove(header);
    return record;
  }

  static ConsumerRecord<byte[], byte[]> with(ConsumerRecord<byte[], byte[]> record, String header, String value) {
    Header ignored = record.headers().lastHeader(header);
    record.headers().remove(ignored == null ? header : ignored.key()).add(header, value.getBytes(StandardCharsets.UTF_8));
    return record;
  }

  @SafeVarargs
  final void handle(ConsumerRecord<byte[], byte[]>... records) {
    inbox.handle(List.of(records));
  }

  Toy state(String reference) {
    return commands.current(new CourseRef(CLINIC, course(reference))).orElseThrow().state();
  }

  List<String> told(String reference) {
    return state(reference).told();
  }

  /** What a consumer has after dropping repeats, by channel, in order of sequence; fails if it was not ascending. */
  List<String> heard(String reference, String type) {
    Set<Long> seen = new HashSet<>();
    List<String> heard = new ArrayList<>();
    for (Envelope event : List.copyOf(published)) {
      if (event.subject().equals(course(reference)) && event.type().equals(type) && seen.add(event.sequence())) {
        heard.add(event.sequence() + " " + new String(event.data(), StandardCharsets.UTF_8));
      }
    }
    return heard;
  }

  @Override
  public void close() {
    relayThread.interrupt();
    database.drop();
    client.close();
  }
}
