package org.treatmentcourse.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.local.keys.LocalKeys;
import org.treatmentcourse.local.keys.Role;
import tools.jackson.databind.JsonNode;

/** evaluation-service as its jar, with the JIT that production uses. */
final class ServiceUnderTest implements AutoCloseable {
  private static final int PORT = 18_082;
  private final Process process;
  private final LocalKeys keys;
  private final HttpClient http = HttpClient.newHttpClient();
  private final double readySeconds;

  ServiceUnderTest(Path jar, Path folder, String mongoUri, String bootstrap) throws IOException, InterruptedException {
    keys = LocalKeys.in(folder.resolve("keys"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC", "-jar", jar.toString());
    builder.environment()
        .putAll(
            Map.of(
                "MONGODB_URI", mongoUri,
                "KAFKA_BOOTSTRAP", bootstrap,
                "SERVER_PORT", "" + PORT,
                "MANAGEMENT_SERVER_PORT", "" + (PORT + 1000),
                "TREATMENTCOURSE_SECURITY_PUBLIC_KEY", keys.publicKeyFile().toString(),
                "TREATMENTCOURSE_SECURITY_ISSUER", LocalKeys.ISSUER,
                "TREATMENTCOURSE_SECURITY_AUDIENCE", LocalKeys.AUDIENCE,
                "TREATMENTCOURSE_COURSE_ID_SECRET_FILE", keys.courseIdSecretFile().toString(),
                "TREATMENTCOURSE_PARENT_PID", "" + ProcessHandle.current().pid()));
    File log = folder.resolve("evaluation.log").toFile();
    long begun = System.nanoTime();
    process = builder.redirectErrorStream(true).redirectOutput(log).start();
    while (!quiet()) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the service did not start, see " + log);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    readySeconds = (System.nanoTime() - begun) / 1e9;
  }

  double readySeconds() {
    return readySeconds;
  }

  /** True if nothing is left to read or to publish. */
  boolean quiet() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (PORT + 1000) + "/actuator/quiet"))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + keys.token(null, Duration.ofMinutes(5), Role.OPS))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode quiet = Json.MAPPER.readTree(response.body());
      return response.statusCode() == 200 && quiet.path("quiet").asBoolean();
    } catch (IOException e) {
      return false;
    }
  }

  /** Resident memory in MiB. */
  long residentMiB() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
