package org.treatmentcourse.bench.race;

import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.treatmentcourse.bench.BenchProcess;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.CourseIds;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.Event;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.local.keys.LocalKeys;

/**
 * Courses to begin with. One is really lived by intake-service, for every length of life that is asked for; the others are copies of its document under ids
 * of their own. The peers' courses have a state of the same size.
 */
final class Templates {
  private static final int SHARDS = 32;
  private static final int BATCH = 1000;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Stage stage;
  private final CourseIds ids;
  private final Map<Integer, Document> lived = new HashMap<>();

  Templates(Stage stage, LocalKeys keys) throws IOException {
    this.stage = stage;
    this.ids = new CourseIds(HexFormat.of().parseHex(Files.readString(keys.courseIdSecretFile()).trim()));
  }

  /** Size of what intake-service stores of a course that has just been opened, without what delivery needs. */
  int stateBytes() {
    Document opened = lived.get(1);
    return opened == null ? 0 : bytes(opened.get("state", Document.class));
  }

  private static int bytes(Document document) {
    return Json.bytes(document).length;
  }

  void fill(Row row, String prefix, int courses, int life) {
    Document template = lived(row == Row.OURS ? life : 1);
    String state = "x".repeat(stateBytes());
    MongoCollection<Document> collection = stage.courses(row);
    List<Document> batch = new ArrayList<>();
    for (int i = 0; i < courses; i++) {
      if (row == Row.OURS) {
        String id = ids.courseId(Row.CLINIC, prefix + i);
        batch.add(new Document(template).append("_id", id).append("shard", Math.floorMod(id.hashCode(), SHARDS)));
      } else {
        batch.add(new Document("_id", prefix + i).append("v", 1L).append("at", -1L).append("granted", "").append("state", state).append("out", List.of()));
      }
      if (batch.size() == BATCH || i == courses - 1) {
        collection.insertMany(batch);
        batch.clear();
      }
    }
  }

  private Document lived(int life) {
    Document known = lived.get(life);
    if (known != null) {
      return known;
    }
    Document made = live(life);
    lived.put(life, made);
    Stage.say("a course with %d events behind it: document of %d bytes as JSON, of which state %d", life, bytes(made), bytes(made.get("state", Document.class)));
    return made;
  }

  private Document live(int life) {
    String prefix = "template-" + life + "-";
    String id = ids.courseId(Row.CLINIC, prefix + 0);
    try (BenchProcess service = stage.start(Row.OURS, 0)) {
      announce(prefix + 0);
      await(service, id, 1);
      Sender sender = stage.sender(prefix);
      sender.burst(Row.OURS.in(), life - 1, new Account(stage.next(), 1));
      stage.ended(sender);
      Document document = await(service, id, life);
      // Where its own events were in the topic says nothing of those of the copies.
      document.put("at", new Document());
      return document;
    }
  }

  private Document await(BenchProcess service, String id, int events) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end && service.alive()) {
      Document document = stage.courses(Row.OURS).find(new Document("_id", id)).first();
      if (document != null && document.getList("out", Document.class, List.of()).isEmpty()
          && document.get("outSeq", Document.class).get("events", Number.class).longValue() >= events) {
        return document;
      }
      pause(20);
    }
    throw new IllegalStateException("intake-service did not open a course, see " + stage.logs());
  }

  static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void announce(String reference) {
    Clinic clinic = new Clinic(Row.CLINIC, "UTC", List.of(new Clinic.Site("main", null, 10, 5, "08:00-18:00 Mon-Fri")), Map.of());
    ClinicEvent.Person person = new ClinicEvent.Person("Ada", "Race", LocalDate.of(1980, 1, 1), Sex.FEMALE, null, null);
    try (KafkaProducer<byte[], byte[]> kafka =
        new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stage.bootstrap()), new ByteArraySerializer(), new ByteArraySerializer())) {
      send(kafka, Topics.CLINICS, Row.CLINIC, 1, new IntakeEvent.ClinicRegistered(clinic, 1));
      send(kafka, Row.OURS.in(), reference, 0, new ClinicEvent.ConsultationRequested("main", person, Indication.TRD, ClinicEvent.Urgency.ROUTINE, null));
    } catch (ExecutionException e) {
      throw new IllegalStateException("the clinic could not be announced", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void send(KafkaProducer<byte[], byte[]> kafka, String topic, String key, long sequence, Event event)
      throws ExecutionException, InterruptedException {
    Envelope envelope =
        new Envelope(key + "/" + sequence, "/race", Catalogue.of(event).wire(), key, Instant.now(), Row.CLINIC, sequence, null, Json.bytes(event));
    kafka.send(EventCodec.toRecord(topic, key, envelope)).get();
  }
}
