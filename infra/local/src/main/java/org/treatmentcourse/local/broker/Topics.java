package org.treatmentcourse.local.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Waiting for a broker and making topics on it. */
public final class Topics {

  private Topics() {}

  /**
   * Returns when the broker takes part in its cluster and answers.
   *
   * @return the id of the cluster
   * @throws IllegalStateException when it has not within {@code limit}
   */
  public static String awaitBroker(String bootstrap, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try (Admin admin = admin(bootstrap)) {
      while (System.nanoTime() < end) {
        try {
          DescribeClusterResult cluster = admin.describeCluster();
          if (!cluster.nodes().get(5, TimeUnit.SECONDS).isEmpty()) {
            return cluster.clusterId().get(5, TimeUnit.SECONDS);
          }
        } catch (ExecutionException | TimeoutException notYet) {
          if (System.nanoTime() >= end) {
            throw new IllegalStateException("no broker at " + bootstrap + " after " + limit, notYet);
          }
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
      throw new IllegalStateException("no broker at " + bootstrap + " after " + limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + bootstrap, e);
    }
  }

  /** Makes those of the topics that do not exist; the settings of the others are left as they are. */
  public static void create(String bootstrap, Collection<NewTopic> topics) {
    if (topics.isEmpty()) {
      return;
    }
    try (Admin admin = admin(bootstrap)) {
      Set<String> existing = admin.listTopics().names().get(30, TimeUnit.SECONDS);
      List<NewTopic> missing = topics.stream().filter(topic -> !existing.contains(topic.name())).toList();
      for (var made : admin.createTopics(missing).values().entrySet()) {
        awaitMade(made.getKey(), made.getValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while making topics", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("can't list the topics of " + bootstrap, e);
    }
  }

  private static void awaitMade(String topic, KafkaFuture<Void> made)
      throws InterruptedException {
    try {
      made.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      // Another process was faster: that is what we wanted.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("can't make topic " + topic, e.getCause());
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException("can't make topic " + topic, e);
    }
  }

  private static Admin admin(String bootstrap) {
    return Admin.create(Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000,
        AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, 50,
        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250));
  }
}
