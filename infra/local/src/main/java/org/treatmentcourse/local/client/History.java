package org.treatmentcourse.local.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Topics;
import tools.jackson.core.JacksonException;

/**
 * Everything the services have said since the topics were made: all their topics, the board, and the rejections of the clinics that are followed. A repeat
 * of a sequence number counts once. Reads in a thread of its own, through any outage of the broker.
 */
public final class History implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);

  private final String bootstrap;
  private final Set<String> topics = new TreeSet<>();
  private final ConcurrentLinkedQueue<CompletableFuture<Void>> toCatchUp = new ConcurrentLinkedQueue<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final Map<String, Line> lines = new HashMap<>();
  private final List<HistoryEvent> events = new ArrayList<>();
  private final Map<String, List<HistoryEvent>> byKey = new HashMap<>();
  private final List<String> unreadable = new ArrayList<>();
  private final Thread reader;
  private volatile boolean closed;
  private volatile KafkaConsumer<byte[], byte[]> consumer;

  public History(String bootstrap) {
    this.bootstrap = bootstrap;
    // Partition counts don't matter here; the broker knows them.
    Topics.fixed(1).stream().map(Topics.Spec::name).filter(name -> !name.equals(Topics.CLINICS)).forEach(topics::add);
    consumer = consumer(bootstrap);
    reader = Thread.ofPlatform().daemon().name("history").start(this::read);
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
    return new KafkaConsumer<>(Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250,
        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100,
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000),
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Reads the rejections of this clinic too, from the first one on. Its topics must exist. */
  public void follow(String clinic) {
    synchronized (topics) {
      topics.add(Topics.clinicRejections(clinic));
    }
    catchUp();
  }

  /**
   * Returns when everything that is on the topics now has been read.
   *
   * @throws IllegalStateException if that takes longer than {@link ClinicClient#LIMIT}
   */
  public void catchUp() {
    CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    toCatchUp.add(caughtUp);
    consumer.wakeup();
    try {
      caughtUp.get(ClinicClient.LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading the history", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the history could not be read: " + e, e);
    }
  }

  private void read() {
    while (!closed) {
      try (KafkaConsumer<byte[], byte[]> mine = consumer) {
        follow(mine);
      } catch (KafkaException e) {
        if (!closed) {
          new Patience("reading the history again after " + e, Duration.ofDays(1)).await("", e);
          consumer = consumer(bootstrap);
        }
      }
    }
    toCatchUp.forEach(waiting -> waiting.completeExceptionally(new IllegalStateException("the history was closed")));
  }

  private void follow(KafkaConsumer<byte[], byte[]> mine) {
    while (!closed) {
      try {
        List<CompletableFuture<Void>> waiting = new ArrayList<>(toCatchUp);
        Set<TopicPartition> partitions = assign(mine);
        Map<TopicPartition, Long> ends = waiting.isEmpty() ? Map.of() : mine.endOffsets(partitions);
        while (!isReached(mine, ends)) {
          keep(mine.poll(POLL));
        }
        waiting.forEach(done -> done.complete(null));
        toCatchUp.removeAll(waiting);
        if (toCatchUp.isEmpty()) {
          keep(mine.poll(POLL));
        }
      } catch (WakeupException asked) {
        // Somebody waits, or it is over; both are looked at above.
        continue;
      } catch (InterruptException e) {
        closed = true;
      }
    }
  }

  private Set<TopicPartition> assign(KafkaConsumer<byte[], byte[]> mine) {
    List<String> wanted;
    synchronized (topics) {
      wanted = List.copyOf(topics);
    }
    Set<String> assigned = new TreeSet<>();
    mine.assignment().forEach(partition -> assigned.add(partition.topic()));
    if (!assigned.containsAll(wanted)) {
      List<TopicPartition> all = new ArrayList<>(mine.assignment());
      wanted.stream().filter(topic -> !assigned.contains(topic))
          .forEach(topic -> mine.partitionsFor(topic).forEach(info -> all.add(new TopicPartition(topic, info.partition()))));
      mine.assign(all);
      mine.beginningOffsets(all).forEach((partition, first) -> mine.seek(partition, positions.getOrDefault(partition, first)));
    }
    return mine.assignment();
  }

  private static boolean isReached(KafkaConsumer<byte[], byte[]> mine, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().allMatch(end -> mine.position(end.getKey()) >= end.getValue());
  }

  private void keep(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    synchronized (events) {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        keep(record);
        positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
      }
      events.notifyAll();
    }
  }

  private void keep(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    HistoryEvent event;
    try {
      event = new HistoryEvent(record.topic(), record.partition(), record.offset(), Instant.ofEpochMilli(record.timestamp()), key,
          EventCodec.read(record), Json.MAPPER.readTree(record.value()));
    } catch (EventCodec.Unreadable | JacksonException e) {
      unreadable.add(record.topic() + "/" + record.partition() + "@" + record.offset() + ": " + e.getMessage());
      return;
    }
    if (lines.computeIfAbsent(line(event), name -> new Line(name, !event.topic().equals(Topics.BOARD_COURSES))).add(event)) {
      events.add(event);
      byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(event);
    }
  }

  /** Every service numbers its own rejections of a course; one that belongs to no course has no number but its id. */
  private static String line(HistoryEvent event) {
    String name = event.topic() + " " + event.key() + " " + event.envelope().source();
    return event.sequence() == 0 ? name + " " + event.envelope().id() : name;
  }

  /** How many events there are; the next one will have this index. */
  public int size() {
    synchronized (events) {
      return events.size();
    }
  }

  /** What was read from index {@code from} on, in the order in which it was read. */
  public List<HistoryEvent> since(int from) {
    synchronized (events) {
      return List.copyOf(events.subList(from, events.size()));
    }
  }

  /** Everything about one course, in the order in which it was read; the order between topics is approximate. */
  public List<HistoryEvent> course(String courseId) {
    synchronized (events) {
      return List.copyOf(byKey.getOrDefault(courseId, List.of()));
    }
  }

  /** Everything about one course on one topic, in order. */
  public List<HistoryEvent> course(String courseId, String topic) {
    return course(courseId).stream().filter(event -> event.topic().equals(topic)).toList();
  }

  /** Every key that was seen: the course ids, and {@code unknown} for rejections that belong to none. */
  public Collection<String> keys() {
    synchronized (events) {
      return new TreeSet<>(byKey.keySet());
    }
  }

  /** What clinic systems were told. */
  public List<HistoryEvent> rejections(String clinic) {
    String topic = Topics.clinicRejections(clinic);
    return since(0).stream().filter(event -> event.topic().equals(topic)).toList();
  }

  /** Broken promises: sequences that were not ascending and dense, repeats that differ, records that can't be read. */
  public List<String> violations() {
    synchronized (events) {
      List<String> all = new ArrayList<>(unreadable);
      lines.values().forEach(line -> all.addAll(line.violations()));
      return all;
    }
  }

  /** How many records only repeated what had been said. */
  public long repeats() {
    synchronized (events) {
      return lines.values().stream().mapToLong(Line::repeats).sum();
    }
  }

  /**
   * Waits, in real time, for an event of a course.
   *
   * @param courseId null for any key
   * @throws IllegalStateException if it has not come within the limit
   */
  public HistoryEvent await(@Nullable String courseId, String type, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    synchronized (events) {
      int looked = 0;
      while (true) {
        for (; looked < events.size(); looked++) {
          HistoryEvent event = events.get(looked);
          if (event.type().equals(type) && (courseId == null || event.key().equals(courseId))) {
            return event;
          }
        }
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          throw new IllegalStateException("no " + type + " of course " + courseId + " within " + limit);
        }
        try {
          events.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted while waiting for " + type, e);
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      reader.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
