package org.treatmentcourse.bench.race;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.treatmentcourse.bench.BenchProcess;
import org.treatmentcourse.contracts.Topics;
import org.treatmentcourse.local.Backends;
import org.treatmentcourse.local.LocalTopics;
import org.treatmentcourse.local.keys.LocalKeys;
import org.treatmentcourse.local.process.Ports;

/** One broker and one store for a whole run, and everything needed to let a row loose on them. */
final class Stage implements AutoCloseable {
  private static final String PREFIX = "c-";

  private final Backends backends;
  private final MongoClient mongo;
  private final LocalKeys keys;
  private final Path logs;
  private final Templates templates;
  private final boolean transactions;
  private List<String> limit = List.of("500", "1");
  private long next;

  Stage(Options options) throws IOException {
    logs = Files.createTempDirectory("race-");
    keys = LocalKeys.in(logs.resolve("keys"));
    String store = options.store();
    backends = store == null ? Backends.start() : store.equals("embedded") ? Backends.embedded() : Backends.startOn(store);
    mongo = MongoClients.create(backends.mongoUri());
    Optional<String> taken = mongo.listDatabaseNames().into(new ArrayList<>()).stream().filter(Stage::isOurs).findFirst();
    if (taken.isPresent()) {
      mongo.close();
      backends.close();
      throw new IllegalArgumentException("the store has a database " + taken.get() + " already, and those of the race are dropped in the end");
    }
    transactions = mongo.getDatabase("admin").runCommand(new Document("hello", 1)).containsKey("setName");
    List<NewTopic> topics = new ArrayList<>(LocalTopics.fixed());
    for (String topic : Arrays.stream(Row.values()).flatMap(row -> Stream.of(row.in(), row.out(), Topics.clinicRejections(Row.CLINIC))).distinct().toList()) {
      if (topics.stream().noneMatch(known -> known.name().equals(topic))) {
        topics.add(new NewTopic(topic, LocalTopics.PARTITIONS, (short) 1));
      }
    }
    org.treatmentcourse.local.broker.Topics.create(backends.kafkaBootstrap(), topics);
    templates = new Templates(this, keys);
  }

  private static boolean isOurs(String database) {
    return Arrays.stream(Row.values()).anyMatch(row -> row.database().equals(database));
  }

  static void say(String format, Object... args) {
    System.err.println(String.format(java.util.Locale.ROOT, format, args));
  }

  String origin() {
    return backends.origin() + (transactions ? ", with transactions" : ", no transactions: the store has none");
  }

  String bootstrap() {
    return backends.kafkaBootstrap();
  }

  MongoCollection<Document> courses(Row row) {
    return mongo.getDatabase(row.database()).getCollection("courses");
  }

  /** What {@link Row#LIMIT} is started with: records per poll, threads. */
  void limit(List<String> arguments) {
    limit = arguments;
  }

  /** Numbers go on where the last sender ended, so that versions of consents rise over the whole run. */
  Sender sender(int courses, int apart) {
    return new Sender(bootstrap(), PREFIX, courses, apart, next);
  }

  /** To a single course of a name of its own. */
  Sender sender(String name) {
    return new Sender(bootstrap(), name, 1, 1, next);
  }

  void ended(Sender sender) {
    next = sender.next();
    sender.close();
  }

  long next() {
    return next;
  }

  /** Makes the courses of a row anew, each with that many events behind it. */
  void seed(Row row, int courses, int life) {
    courses(row).drop();
    templates.fill(row, PREFIX, courses, life);
  }

  BenchProcess start(Row row, int instance) {
    Path log = logs.resolve(row.key() + "-" + instance + ".log");
    if (row == Row.OURS) {
      return BenchProcess.service("intake", backends, keys, Ports.free(), Ports.free(), Map.of("TREATMENTCOURSE_INSTANCE", "race-" + instance), log);
    }
    Map<String, String> env = new HashMap<>();
    env.put("KAFKA_BOOTSTRAP", bootstrap());
    env.put("MONGODB_URI", durable(backends.mongoUri()));
    env.put("RACE_ROW", row.key());
    env.put("RACE_TRANSACTIONS", "" + transactions);
    env.put("RACE_STATE_BYTES", "" + templates.stateBytes());
    if (row.raw()) {
      env.put("JDK_JAVA_OPTIONS", "-Dlogback.configurationFile=peer/logback.xml");
    }
    return BenchProcess.start(row.key(), classPath(row), row.main(), row == Row.LIMIT ? limit : List.of(), env, log);
  }

  private static String durable(String uri) {
    return uri + (uri.contains("?") ? "&" : uri.matches("mongodb(\\+srv)?://[^/]+") ? "/?" : "?") + "w=majority&journal=true";
  }

  private String classPath(Row row) {
    Path bench = BenchProcess.project().resolve("infra/bench/target");
    try (Stream<Path> jars = Files.list(bench.resolve("peers"))) {
      return bench.resolve("classes")
          + jars.filter(jar -> !row.leavesOut(jar.getFileName().toString())).sorted().map(jar -> ":" + jar).collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path logs() {
    return logs;
  }

  @Override
  public void close() {
    mongo.listDatabaseNames().into(new ArrayList<>()).stream().filter(Stage::isOurs).forEach(database -> mongo.getDatabase(database).drop());
    mongo.close();
    backends.close();
  }
}
