package org.treatmentcourse.dashboard.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.messaging.Outage;

/**
 * Reads the board's topic for this process, without a group, and hands every row to all who listen. Where it stands is known exactly, so that a reader
 * can be told where it stands, and go on from there at any process.
 */
public final class Board implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Board.class);
  private static final int RECENT = 2048;

  /** Before the web server waits for open requests to end: streams do not end by themselves. */
  private static final int STOP_FIRST = Integer.MAX_VALUE;

  private final String bootstrap;
  private final Set<Subscription> listeners = ConcurrentHashMap.newKeySet();
  private final Deque<Update> recent = new ArrayDeque<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Position position;
  private @Nullable Position floor;
  private volatile @Nullable Thread thread;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

  public Board(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /**
   * @param from where the reader stood; null to start here and now
   * @throws Outage while this process does not know where it stands itself
   */
  synchronized Subscription subscribe(String clinic, @Nullable Position from) {
    Position here = position;
    if (here == null || floor == null) {
      throw new Outage("the stream of rows has not been reached yet");
    }
    Subscription subscription;
    if (from == null || !from.countsWith(here)) {
      subscription = new Subscription(clinic, here.copy(), List.of(), null, from != null);
    } else if (from.isFrom(floor)) {
      subscription = new Subscription(clinic, from.copy(), List.copyOf(recent), null, false);
    } else {
      subscription = new Subscription(clinic, from.copy(), List.of(), here.copy(), false);
    }
    listeners.add(subscription);
    return subscription;
  }

  void leave(Subscription subscription) {
    listeners.remove(subscription);
  }

  int listeners() {
    return listeners.size();
  }

  /** Moves a reader that has got everything to where the board is: rows of other clinics need not be read again for it. */
  synchronized void settle(Subscription subscription) {
    if (position != null && subscription.isEmpty() && position.countsWith(subscription.position())) {
      subscription.position().moveTo(position);
    }
  }

  History history() {
    return new History(bootstrap);
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    Thread reader = Thread.ofPlatform().name("board").daemon(true).unstarted(this::read);
    thread = reader;
    reader.start();
  }

  private void read() {
    while (isRunning()) {
      try (KafkaConsumer<byte[], byte[]> fresh = LogReader.open(bootstrap, "none")) {
        consumer = fresh;
        begin(fresh);
        while (isRunning()) {
          fresh.poll(Duration.ofMillis(500)).forEach(this::hand);
        }
        fresh.close(CloseOptions.timeout(Duration.ofMillis(200)));
      } catch (WakeupException e) {
        LOG.debug("stops");
      } catch (InvalidOffsetException e) {
        LOG.warn("the board's topic has been made anew: {}", e.toString());
        forget();
      } catch (KafkaException | Outage e) {
        LOG.warn("the stream of rows starts again: {}", e.toString());
        pause();
      }
    }
  }

  private void begin(KafkaConsumer<byte[], byte[]> fresh) {
    List<TopicPartition> partitions =
        fresh.partitionsFor(Topics.BOARD_COURSES, Duration.ofSeconds(5)).stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
    if (partitions.isEmpty()) {
      throw new Outage("the topic of rows is not there yet");
    }
    String topic = topicId();
    fresh.assign(partitions);
    Position known = position();
    if (known != null && known.countsWith(new Position(topic, new long[partitions.size()]))) {
      partitions.forEach(partition -> fresh.seek(partition, known.next()[partition.partition()]));
      return;
    }
    fresh.seekToEnd(partitions);
    long[] next = new long[partitions.size()];
    partitions.forEach(partition -> next[partition.partition()] = fresh.position(partition));
    beginAt(new Position(topic, next));
  }

  private synchronized @Nullable Position position() {
    return position;
  }

  private synchronized void beginAt(Position start) {
    position = start;
    floor = start.copy();
    recent.clear();
    listeners.forEach(Subscription::cut);
    listeners.clear();
  }

  private synchronized void forget() {
    position = null;
    floor = null;
    listeners.forEach(Subscription::cut);
    listeners.clear();
  }

  private synchronized void hand(ConsumerRecord<byte[], byte[]> record) {
    Position here = position;
    Position low = floor;
    if (here == null || low == null) {
      return;
    }
    here.next()[record.partition()] = record.offset() + 1;
    Update update = Update.of(record).orElse(null);
    if (update == null) {
      LOG.error("record {} of partition {} is no row; nobody is told of it", record.offset(), record.partition());
      return;
    }
    recent.add(update);
    if (recent.size() > RECENT) {
      low.pass(recent.remove());
    }
    listeners.removeIf(listener -> !listener.offer(update));
  }

  private String topicId() {
    try (Admin admin = Admin.create(Collections.singletonMap("bootstrap.servers", bootstrap))) {
      var described = admin.describeTopics(List.of(Topics.BOARD_COURSES)).allTopicNames().get(5, TimeUnit.SECONDS).get(Topics.BOARD_COURSES);
      if (described == null) {
        throw new Outage("the topic of rows is not there yet");
      }
      return described.topicId().toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Outage("interrupted", e);
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new Outage("the broker does not say which topic this is", e);
    }
  }

  private void pause() {
    try {
      if (stopped.await(1, TimeUnit.SECONDS)) {
        LOG.debug("stops");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void start() {
    // Starts when the application is ready, not with the context.
  }

  @Override
  public void stop() {
    Thread reader = thread;
    thread = null;
    stopped.countDown();
    KafkaConsumer<byte[], byte[]> open = consumer;
    if (open != null) {
      open.wakeup();
    }
    new ArrayList<>(listeners).forEach(Subscription::cut);
    if (reader != null) {
      join(reader);
    }
  }

  private static void join(Thread reader) {
    try {
      reader.join(Duration.ofSeconds(3));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public boolean isAutoStartup() {
    return false;
  }

  @Override
  public int getPhase() {
    return STOP_FIRST;
  }
}
