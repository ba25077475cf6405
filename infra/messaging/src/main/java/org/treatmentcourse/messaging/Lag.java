package org.treatmentcourse.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the consumers of this service, all instances together, are behind. For each group it knows the last moment at which everything that had been
 * sent until then was acknowledged.
 */
public final class Lag implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lag.class);
  private static final int TIMEOUT_MS = 5_000;
  private static final Duration TOPICS_FOR = Duration.ofSeconds(2);

  private final Admin admin;
  private final Map<String, Pattern> groups;
  private final Map<String, Instant> caughtUp = new ConcurrentHashMap<>();
  private final Map<String, Long> behind = new ConcurrentHashMap<>();
  private final Map<String, String> topicIds = new ConcurrentHashMap<>();
  private Map<String, TopicDescription> topics = Map.of();
  private Instant topicsAt = Instant.MIN;

  /** @param groups consumer group to the pattern of the topics it reads */
  Lag(String bootstrap, Map<String, String> groups) {
    Properties properties = new Properties();
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    this.admin = Admin.create(properties);
    Map<String, Pattern> compiled = new HashMap<>();
    groups.forEach((group, pattern) -> compiled.put(group, Pattern.compile(pattern)));
    this.groups = Map.copyOf(compiled);
  }

  /** Everything sent before this moment has been handled, in all groups; {@code Instant.MIN} while that is unknown. */
  public Instant settled() {
    return caughtUp.size() < groups.size() ? Instant.MIN : caughtUp.values().stream().min(Instant::compareTo).orElse(Instant.MIN);
  }

  /** The same for one group. */
  public Instant settled(String group) {
    return caughtUp.getOrDefault(group, Instant.MIN);
  }

  /** Records not yet acknowledged, by group; empty while unknown. */
  public Map<String, Long> behind() {
    return Map.copyOf(behind);
  }

  /**
   * Asks the broker.
   *
   * @return records not yet acknowledged over all groups, or -1 if it could not be found out
   */
  public synchronized long refresh() {
    try {
      Instant asked = Instant.now();
      Map<String, List<TopicPartition>> partitions = partitions();
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      partitions.values().forEach(all -> all.forEach(partition -> wanted.put(partition, OffsetSpec.latest())));
      Map<String, ListConsumerGroupOffsetsSpec> everything = new HashMap<>();
      partitions.keySet().forEach(group -> everything.put(group, new ListConsumerGroupOffsetsSpec()));
      // Both questions at once, for all groups: this is asked often.
      KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> ends = admin.listOffsets(wanted).all();
      KafkaFuture<Map<String, Map<TopicPartition, OffsetAndMetadata>>> committed = admin.listConsumerGroupOffsets(everything).all();
      Map<TopicPartition, ListOffsetsResultInfo> latest = get(ends);
      long total = 0;
      for (Map.Entry<String, Map<TopicPartition, OffsetAndMetadata>> group : get(committed).entrySet()) {
        long lag = lag(partitions.getOrDefault(group.getKey(), List.of()), latest, group.getValue());
        behind.put(group.getKey(), lag);
        if (lag == 0) {
          caughtUp.put(group.getKey(), asked);
        }
        total += lag;
      }
      return total;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("lag unknown: {}", e.toString());
      behind.clear();
      topicsAt = Instant.MIN;
      return -1;
    }
  }

  private Map<String, TopicDescription> topics() throws InterruptedException, ExecutionException, TimeoutException {
    if (topicsAt.isBefore(Instant.now().minus(TOPICS_FOR))) {
      List<String> names = get(admin.listTopics().names()).stream().filter(name -> groups.values().stream().anyMatch(p -> p.matcher(name).matches())).toList();
      topics = get(admin.describeTopics(names).allTopicNames());
      topicsAt = Instant.now();
    }
    return topics;
  }

  private Map<String, List<TopicPartition>> partitions() throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, List<TopicPartition>> partitions = new HashMap<>();
    for (Map.Entry<String, Pattern> group : groups.entrySet()) {
      List<TopicPartition> mine = new ArrayList<>();
      topics().values().stream()
          .filter(topic -> group.getValue().matcher(topic.name()).matches())
          .forEach(topic -> topic.partitions().forEach(p -> mine.add(new TopicPartition(topic.name(), p.partition()))));
      partitions.put(group.getKey(), mine);
    }
    return partitions;
  }

  private long lag(
      List<TopicPartition> partitions, Map<TopicPartition, ListOffsetsResultInfo> latest, Map<TopicPartition, @Nullable OffsetAndMetadata> done)
      throws InterruptedException, ExecutionException, TimeoutException {
    long lag = 0;
    List<TopicPartition> never = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      ListOffsetsResultInfo end = latest.get(partition);
      OffsetAndMetadata at = done.get(partition);
      if (end != null && at != null) {
        lag += Math.max(0, end.offset() - at.offset());
      } else if (end != null && end.offset() > 0) {
        never.add(partition);
      }
    }
    return lag + (never.isEmpty() ? 0 : unread(never, latest));
  }

  /** Partitions nobody has acknowledged anything of: only what retention has left counts. */
  private long unread(List<TopicPartition> never, Map<TopicPartition, ListOffsetsResultInfo> latest)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    never.forEach(partition -> wanted.put(partition, OffsetSpec.earliest()));
    long lag = 0;
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> first : get(admin.listOffsets(wanted).all()).entrySet()) {
      ListOffsetsResultInfo end = latest.get(first.getKey());
      lag += end == null ? 0 : end.offset() - first.getValue().offset();
    }
    return lag;
  }

  /** Topics may have been added: the next refresh asks for all of them. */
  synchronized void lookAgain() {
    topicsAt = Instant.MIN;
  }

  /** The broker's id of a topic; asked once, until {@link #forgetTopics}. */
  String topicId(String name) {
    try {
      return topicIds.computeIfAbsent(name, this::askTopicId);
    } catch (IllegalStateException e) {
      throw new Outage("the broker does not say what topic " + name + " is", e);
    }
  }

  private String askTopicId(String name) {
    try {
      TopicDescription topic = get(admin.describeTopics(List.of(name)).allTopicNames()).get(name);
      if (topic == null) {
        throw new IllegalStateException("no topic " + name);
      }
      return topic.topicId().toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** After a rebalance: a topic may have been made anew. */
  void forgetTopics() {
    topicIds.clear();
  }

  private static <T> T get(KafkaFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
