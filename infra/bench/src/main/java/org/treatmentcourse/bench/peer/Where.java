package org.treatmentcourse.bench.peer;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;

/**
 * Where a peer runs, from its environment; the Spring peers read the same variables in their configuration.
 *
 * @param row its name: database, consumer group and topics are called after it
 */
public record Where(String mongoUri, String bootstrap, String row) {

  public static Where fromEnvironment() {
    Map<String, String> env = System.getenv();
    return new Where(env.getOrDefault("MONGODB_URI", ""), env.getOrDefault("KAFKA_BOOTSTRAP", ""), env.getOrDefault("RACE_ROW", ""));
  }

  public static String in(String row) {
    return "race." + row + ".in";
  }

  public static String out(String row) {
    return "race." + row + ".out";
  }

  public MongoCollection<Document> courses(MongoClient client) {
    return client
        .getDatabase(row)
        .getCollection("courses")
        .withReadConcern(ReadConcern.MAJORITY)
        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  /** @param member who is back under this name after a kill goes on at once, and lost partitions wait 10 s, both as in ours */
  public KafkaConsumer<String, byte[]> consumer(String member, int perPoll) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            ConsumerConfig.GROUP_ID_CONFIG, row,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, member,
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, perPoll),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  /** acks=all and idempotent, as is the default. */
  public KafkaProducer<String, byte[]> producer() {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }
}
