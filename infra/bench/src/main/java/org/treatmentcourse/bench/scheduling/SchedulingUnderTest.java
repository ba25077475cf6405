package org.treatmentcourse.bench.scheduling;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.treatmentcourse.bench.BenchProcess;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Clinic;
import org.treatmentcourse.contracts.ClinicEvent.Urgency;
import org.treatmentcourse.contracts.Envelope;
import org.treatmentcourse.contracts.EvaluationEvent.PlanApproved;
import org.treatmentcourse.contracts.EventCodec;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.IntakeEvent.ClinicRegistered;
import org.treatmentcourse.contracts.IntakeEvent.ConsultationRequested;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.ServiceEvent;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.local.Addresses;
import org.treatmentcourse.local.Backends;
import org.treatmentcourse.local.client.ClinicClient;
import org.treatmentcourse.local.keys.LocalKeys;
import org.treatmentcourse.local.keys.Role;

/** scheduling-service as its jar, with the JIT that production uses, at one clinic in simulated time; what other services would say is said for them. */
final class SchedulingUnderTest implements AutoCloseable {
  /** What is planned for everybody: six infusions within three weeks. */
  static final Plan PLAN =
      new Plan(1, "IV_MDD_STD", Phase.INDUCTION, "IV", "ketamine", 0.5, 40, 40, 1, 6, 36, 7, 3, 0, null, 80.0, null, null, false, List.of(), null, null);

  private static final int PORT = 18_083;
  private static final String CLINIC = "bench";

  private final BenchProcess process;
  private final Path log;
  private final LocalKeys keys;
  private final HttpClient http = HttpClient.newHttpClient();
  private final KafkaProducer<byte[], byte[]> kafka;
  private final ClinicClient client;

  SchedulingUnderTest(Backends backends, Clinic.Site site, Path folder) throws IOException, InterruptedException, ExecutionException {
    keys = LocalKeys.in(folder.resolve("keys"));
    kafka =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, backends.kafkaBootstrap(),
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, 5,
                ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    Clinic clinic = new Clinic(CLINIC, "UTC", List.of(site), Map.of());
    send(List.of(said(Topics.CLINICS, "/intake", CLINIC, 1, new ClinicRegistered(clinic, 1))));
    log = folder.resolve("scheduling.log");
    process = BenchProcess.service("scheduling", backends, keys, PORT, PORT + 1, Map.of("SPRING_PROFILES_ACTIVE", "simulation"), log);
    awaitQuiet();
    client =
        new ClinicClient(
            new Addresses(
                ProcessHandle.current().pid(), backends.mongoUri(), backends.kafkaBootstrap(), false, Map.of("scheduling", "http://127.0.0.1:" + PORT),
                Map.of("scheduling", "http://127.0.0.1:" + (PORT + 1))),
            keys,
            CLINIC);
  }

  ClinicClient client() {
    return client;
  }

  /** Processor time used so far, user and system, in seconds. */
  double cpuSeconds() {
    return process.cpuMillis() / 1e3;
  }

  void clock(Instant now) throws IOException, InterruptedException {
    HttpRequest request =
        management("clock")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(Map.of("clinics", CLINIC + "=" + now))))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException("the clock answered " + response.statusCode() + " " + response.body());
    }
  }

  /**
   * Courses with {@link #PLAN}, known to the service when this returns.
   *
   * @return the clinic's references of them
   */
  List<String> open(int courses, String site, Instant at) throws ExecutionException, InterruptedException {
    String run = UUID.randomUUID().toString().substring(0, 8);
    List<String> references = new ArrayList<>();
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < courses; i++) {
      String reference = run + "-" + i;
      String course = client.courseId(reference);
      references.add(reference);
      records.add(said("intake.events", "/intake", course, 1, at, new ConsultationRequested(site, Indication.TRD, Urgency.ROUTINE, 42, Sex.FEMALE)));
      records.add(said("evaluation.events", "/evaluation", course, 1, at, new PlanApproved(PLAN, "bench")));
    }
    send(records);
    awaitQuiet();
    return references;
  }

  /** Returns when the broker has all of them. */
  void send(List<ProducerRecord<byte[], byte[]>> records) throws ExecutionException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    records.forEach(record -> sent.add(kafka.send(record)));
    for (Future<RecordMetadata> future : sent) {
      future.get();
    }
  }

  private static ProducerRecord<byte[], byte[]> said(String topic, String source, String subject, long sequence, ServiceEvent event) {
    return said(topic, source, subject, sequence, Instant.now(), event);
  }

  private static ProducerRecord<byte[], byte[]> said(String topic, String source, String subject, long sequence, Instant at, ServiceEvent event) {
    String id = UUID.nameUUIDFromBytes((source + subject + "/" + sequence).getBytes(StandardCharsets.UTF_8)).toString();
    return EventCodec.toRecord(topic, subject, new Envelope(id, source, Catalogue.of(event).wire(), subject, at, CLINIC, sequence, null, Json.bytes(event)));
  }

  void awaitQuiet() throws InterruptedException {
    while (!quiet()) {
      if (!process.alive()) {
        throw new IllegalStateException("the service died, see " + log);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** True if nothing is left to read or to publish; waits a moment for it. */
  private boolean quiet() throws InterruptedException {
    try {
      HttpResponse<String> response = http.send(management("quiet?waitMillis=1000").build(), HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 && Json.MAPPER.readTree(response.body()).path("quiet").asBoolean();
    } catch (IOException e) {
      // Not up yet.
      return false;
    }
  }

  private HttpRequest.Builder management(String endpoint) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (PORT + 1) + "/actuator/" + endpoint))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "Bearer " + keys.token(null, Duration.ofMinutes(5), Role.OPS));
  }

  @Override
  public void close() {
    client.close();
    kafka.close();
    process.close();
  }
}
