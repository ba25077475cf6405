package org.treatmentcourse.local.prove;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.local.LocalSystem;
import org.treatmentcourse.local.clock.PlayListener;
import org.treatmentcourse.local.keys.Role;
import org.treatmentcourse.local.synthetic.Play;
import org.treatmentcourse.local.synthetic.SyntheticClinic;
import tools.jackson.databind.JsonNode;

/**
 * The dashboard's histories, built anew from the log while the old ones are read, are the same: once left alone, once after records were repeated on the
 * topics and with the process killed while it builds. Each row, folded by another consumer, must be what its history makes.
 */
final class RebuildProof {

  private static final int PER_CLINIC = 20;
  private static final int REPEATED = 200;
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String DASHBOARD = "dashboard";

  private final Stage stage;
  private final ProveOptions options;
  private final Consumer<String> out;
  private final List<String> failures = new ArrayList<>();

  RebuildProof(Stage stage, ProveOptions options, Consumer<String> out) {
    this.stage = stage;
    this.options = options;
    this.out = out;
  }

  boolean holds() throws IOException, InterruptedException {
    List<SyntheticClinic> clinics =
        SyntheticClinic.of("rebuild", options.seed(), options.courses(), Math.ceilDiv(options.courses(), PER_CLINIC), true);
    try (LocalSystem system = stage.fresh(); Play play = new Play(system, clinics)) {
      play.run(new Telling(play, out, PlayListener.SILENT));
      play.clock().settle(LIMIT);
      Management management = new Management(system);
      await(management, state -> state.path("all").asLong() > 0 && state.path("done").asLong() >= state.path("all").asLong());
      rebuild(system, management, false);
      out.accept("%d records repeated on the topics of the services; the next one with a kill".formatted(repeat(system.addresses().kafkaBootstrap())));
      rebuild(system, management, true);
      rows(system);
    }
    failures.stream().limit(20).forEach(failure -> out.accept("NOT AS IT SHOULD BE: " + failure));
    return failures.isEmpty();
  }

  private void rebuild(LocalSystem system, Management management, boolean kill) throws InterruptedException {
    int before = management.get(DASHBOARD, "rebuild").path("generation").asInt();
    long start = System.nanoTime();
    management.post(DASHBOARD, "rebuild");
    if (kill) {
      system.kill9(DASHBOARD);
      system.awaitReady(DASHBOARD, LIMIT);
    }
    JsonNode state = await(management, now -> now.path("generation").asInt() > before);
    compare(system.addresses().mongoUri(), before, state, (System.nanoTime() - start) / 1e9);
  }

  private void compare(String mongoUri, int before, JsonNode state, double seconds) {
    try (MongoClient client = MongoClients.create(mongoUri)) {
      Map<String, Document> was = histories(client, before);
      Map<String, Document> is = histories(client, state.path("generation").asInt());
      Set<String> differing = new TreeSet<>(was.keySet());
      differing.addAll(is.keySet());
      differing.removeIf(course -> was.containsKey(course) && was.get(course).equals(is.get(course)));
      out.accept("generation %d from %d records in %.1f s: %d histories, %d differ from those that were read".formatted(
          state.path("generation").asInt(), state.path("all").asLong(), seconds, is.size(), differing.size()));
      differing.forEach(course -> failures.add("the history of " + course + " differs"));
      if (is.size() < options.courses()) {
        failures.add("only " + is.size() + " histories");
      }
    }
  }

  /** Without the number of writes it took. */
  private static Map<String, Document> histories(MongoClient client, int generation) {
    Map<String, Document> all = new TreeMap<>();
    client.getDatabase(DASHBOARD).getCollection("timelines_" + generation).find().forEach(found -> {
      found.remove("v");
      all.put(found.getString("_id"), found);
    });
    return all;
  }

  private void rows(LocalSystem system) throws IOException, InterruptedException {
    int compared = 0;
    int differing = 0;
    try (MongoClient client = MongoClients.create(system.addresses().mongoUri()); HttpClient http = HttpClient.newHttpClient()) {
      for (Document course : client.getDatabase(DASHBOARD).getCollection("courses").find()) {
        String token = system.keys().token(course.getString("clinic"), Duration.ofMinutes(5), Role.DASHBOARD);
        JsonNode row = get(http, system, "/api/rows/" + course.getString("_id"), token).path("row");
        JsonNode folded = get(http, system, "/api/courses/" + course.getString("_id") + "/timeline", token).path("row");
        compared++;
        if (row.isMissingNode() || !row.equals(folded)) {
          differing++;
          failures.add("the row of " + course.getString("_id") + " is not what its history makes");
        }
      }
    }
    out.accept("%d rows, %d differ from what the histories make".formatted(compared, differing));
  }

  private static JsonNode get(HttpClient http, LocalSystem system, String path, String token) throws IOException, InterruptedException {
    URI uri = URI.create(system.addresses().services().get(DASHBOARD) + path);
    return Json.MAPPER.readTree(http.send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofByteArray()).body());
  }

  private JsonNode await(Management management, java.util.function.Predicate<JsonNode> reached) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    JsonNode state = management.get(DASHBOARD, "rebuild");
    while (!reached.test(state)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the histories are not there: " + state);
      }
      TimeUnit.MILLISECONDS.sleep(200);
      state = management.get(DASHBOARD, "rebuild");
    }
    return state;
  }

  /** Sends the newest records of each partition once more, as a relay does that could not note that they got through. */
  private static int repeat(String bootstrap) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrap);
    properties.put("acks", "all");
    int repeated = 0;
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (String topic : Topics.ofCourses()) {
        List<TopicPartition> partitions =
            IntStream.range(0, consumer.partitionsFor(topic).size()).mapToObj(p -> new TopicPartition(topic, p)).toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        partitions.forEach(partition -> consumer.seek(partition, Math.max(0, ends.getOrDefault(partition, 0L) - REPEATED)));
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
          for (var record : consumer.poll(Duration.ofMillis(200))) {
            producer.send(new ProducerRecord<>(topic, record.partition(), record.key(), record.value(), record.headers()));
            repeated++;
          }
        }
      }
      producer.flush();
    }
    return repeated;
  }
}
