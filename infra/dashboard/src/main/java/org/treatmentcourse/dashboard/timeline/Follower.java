package org.treatmentcourse.dashboard.timeline;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.dashboard.stream.LogReader;
import org.treatmentcourse.messaging.Outage;

/** Reads the log of every service into one generation, from where that generation stands, until it is stopped. */
final class Follower implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  private final String bootstrap;
  private final TimelineStore store;
  private final int generation;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Progress progress = new Progress(0, 0);

  Follower(String bootstrap, TimelineStore store, int generation) {
    this.bootstrap = bootstrap;
    this.store = store;
    this.generation = generation;
  }

  /**
   * @param done records read
   * @param all records in the log; 0 while unknown
   */
  record Progress(long done, long all) {}

  @Override
  public void run() {
    while (!isStopped()) {
      try (KafkaConsumer<byte[], byte[]> consumer = LogReader.open(bootstrap, "earliest")) {
        List<TopicPartition> partitions = begin(consumer);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        while (!isStopped()) {
          step(consumer);
          progress = progress(consumer, beginnings);
        }
        consumer.close(CloseOptions.timeout(Duration.ofMillis(200)));
      } catch (KafkaException | MongoException | Outage e) {
        LOG.warn("histories of generation {} wait: {}", generation, e.toString());
        pause();
      }
    }
  }

  private List<TopicPartition> begin(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : Topics.ofCourses()) {
      consumer.partitionsFor(topic, Duration.ofSeconds(5)).forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
    }
    if (partitions.isEmpty()) {
      throw new Outage("the topics of the services are not there yet");
    }
    consumer.assign(partitions);
    Map<String, Long> position = store.position(generation);
    for (TopicPartition partition : partitions) {
      Optional.ofNullable(position.get(name(partition)))
          .ifPresentOrElse(next -> consumer.seek(partition, next), () -> consumer.seekToBeginning(List.of(partition)));
    }
    return partitions;
  }

  /** First what was read, then how far: after a crash in between it is read once more, and nothing is added twice. */
  private void step(KafkaConsumer<byte[], byte[]> consumer) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
    List<Told> told = new ArrayList<>();
    records.forEach(record -> Told.of(record).ifPresent(told::add));
    store.add(generation, told);
    Map<String, Long> position = new HashMap<>();
    records.partitions().forEach(partition -> position.put(name(partition), consumer.position(partition)));
    store.moveTo(generation, position);
  }

  /** By what the broker said with its last answers: it is not asked for it. */
  private static Progress progress(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> beginnings) {
    long done = 0;
    long left = 0;
    for (Map.Entry<TopicPartition, Long> one : beginnings.entrySet()) {
      OptionalLong lag = consumer.currentLag(one.getKey());
      if (lag.isEmpty()) {
        return new Progress(0, 0);
      }
      left += lag.getAsLong();
      done += consumer.position(one.getKey()) - one.getValue();
    }
    return new Progress(done, done + left);
  }

  Progress progress() {
    return progress;
  }

  void stop() {
    stopped.countDown();
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void pause() {
    try {
      if (stopped.await(1, TimeUnit.SECONDS)) {
        LOG.debug("stops");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
    }
  }

  private static String name(TopicPartition partition) {
    return partition.topic() + "/" + partition.partition();
  }
}
