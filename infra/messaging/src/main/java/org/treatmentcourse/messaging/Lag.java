package org.treatmentcourse.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
      Collection<TopicDescription> described = topics().values();
      long total = 0;
      for (Map.Entry<String, Pattern> group : groups.entrySet()) {
        List<TopicPartition> partitions = new ArrayList<>();
        described.stream()
            .filter(topic -> group.getValue().matcher(topic.name()).matches())
            .forEach(topic -> topic.partitions().forEach(p -> partitions.add(new TopicPartition(topic.name(), p.partition()))));
        long lag = lag(group.getKey(), partitions);
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

  private long lag(String group, List<TopicPartition> partitions) throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
    var ends = admin.listOffsets(wanted).all();
    var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
    Map<TopicPartition, ListOffsetsResultInfo> latest = get(ends);
    Map<TopicPartition, @Nullable OffsetAndMetadata> done = get(committed);
    long lag = 0;
    List<TopicPartition> never = new ArrayList<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : latest.entrySet()) {
      OffsetAndMetadata at = done.get(end.getKey());
      if (at != null) {
        lag += Math.max(0, end.getValue().offset() - at.offset());
      } else if (end.getValue().offset() > 0) {
        never.add(end.getKey());
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
