package org.treatmentcourse.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.treatmentcourse.local.process.Child;
import org.treatmentcourse.local.process.Ports;

class EmbeddedBrokerTest {

  private final int port = Ports.free();
  private final String bootstrap = "127.0.0.1:" + port;
  private Path folder;
  private Child broker;

  @BeforeEach
  void start(@TempDir Path temp) {
    folder = temp;
    broker = launch();
  }

  @AfterEach
  void stop() {
    broker.stop(Duration.ofSeconds(15));
  }

  private Child launch() {
    Child started = BrokerProcess.start(port, port, folder.resolve("kafka"), folder.resolve("broker.log"));
    Topics.awaitBroker(bootstrap, Duration.ofSeconds(60));
    return started;
  }

  @Test
  void acknowledged_records_and_topics_survive_kill_9() {
    Topics.create(bootstrap, List.of(new NewTopic("intake.events", 3, (short) 1)));
    Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    try (KafkaProducer<Integer, Integer> producer = producer()) {
      int n = 0;
      for (int round = 0; round < 2; round++) {
        int until = (round + 1) * 2_000;
        for (; n < until; n++) {
          int sent = n;
          producer.send(new ProducerRecord<>("intake.events", n, n), (meta, failure) -> {
            if (failure == null) {
              acknowledged.add(sent);
            }
          });
        }
        await().pollInterval(Duration.ofMillis(2)).until(() -> acknowledged.size() >= until - 1_500);
        broker.kill9();
        broker = launch();
      }
      producer.flush();
    }
    assertThat(acknowledged).hasSize(4_000);
    assertThat(read(4_000)).containsAll(acknowledged);
  }

  @Test
  void a_topic_that_nobody_made_does_not_appear() {
    try (KafkaProducer<Integer, Integer> producer = producer()) {
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>("intake.event", 1, 1)).get())
          .isInstanceOf(ExecutionException.class);
    }
  }

  @Test
  void making_topics_twice_changes_nothing() {
    NewTopic topic = new NewTopic("clinic.events.c1", 2, (short) 1).configs(Map.of("retention.ms", "2592000000"));
    Topics.create(bootstrap, List.of(topic));
    Topics.create(bootstrap, List.of(topic, new NewTopic("clinic.rejections.c1", 1, (short) 1)));
    try (KafkaConsumer<Integer, Integer> consumer = consumer()) {
      // The broker answers that a topic was made before it lists it.
      await().untilAsserted(() -> assertThat(consumer.listTopics()).containsKeys("clinic.events.c1", "clinic.rejections.c1"));
      assertThat(consumer.partitionsFor("clinic.events.c1")).hasSize(2);
    }
  }

  private Set<Integer> read(int atLeast) {
    Set<Integer> seen = new HashSet<>();
    try (KafkaConsumer<Integer, Integer> consumer = consumer()) {
      consumer.subscribe(List.of("intake.events"));
      await().atMost(Duration.ofSeconds(60)).until(() -> {
        for (ConsumerRecord<Integer, Integer> found : consumer.poll(Duration.ofMillis(500))) {
          seen.add(found.value());
        }
        return seen.size() >= atLeast;
      });
    }
    return seen;
  }

  private KafkaProducer<Integer, Integer> producer() {
    return new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap, "acks", "all", "max.block.ms", 5_000,
        "reconnect.backoff.max.ms", 200), new IntegerSerializer(), new IntegerSerializer());
  }

  private KafkaConsumer<Integer, Integer> consumer() {
    return new KafkaConsumer<>(new HashMap<>(Map.of("bootstrap.servers", bootstrap, "group.id", "test",
        "auto.offset.reset", "earliest")), new IntegerDeserializer(), new IntegerDeserializer());
  }
}
