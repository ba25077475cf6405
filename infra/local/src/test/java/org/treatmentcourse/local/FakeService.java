package org.treatmentcourse.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Stands in for a service: reads the same environment, answers readiness to a bearer of a token, ends with its parent. JDK only. */
final class FakeService {

  private FakeService() {}

  public static void main(String[] args) throws IOException {
    Map<String, String> env = System.getenv();
    ProcessHandle parent = ProcessHandle.of(Long.parseLong(env.getOrDefault("TREATMENTCOURSE_PARENT_PID", "0"))).orElseThrow();
    Thread.ofPlatform().daemon().start(() -> {
      parent.onExit().join();
      Runtime.getRuntime().halt(0);
    });
    serve(Integer.parseInt(env.getOrDefault("SERVER_PORT", "0")), env);
    serve(Integer.parseInt(env.getOrDefault("MANAGEMENT_SERVER_PORT", "0")), env);
    System.out.println("serving " + env.get("MONGODB_URI") + " " + env.get("SPRING_PROFILES_ACTIVE"));
  }

  private static void serve(int port, Map<String, String> env) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext("/", exchange -> {
      String bearer = exchange.getRequestHeaders().getFirst("Authorization");
      byte[] body = env.getOrDefault("KAFKA_BOOTSTRAP", "").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(bearer != null && bearer.startsWith("Bearer ey") ? 200 : 401, body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    });
    server.start();
  }

  /** A jar with this class as its main class. */
  static Path jar(Path folder) throws IOException {
    Path jar = folder.resolve("fake-service-1.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
    String file = FakeService.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var in = FakeService.class.getClassLoader().getResourceAsStream(file)) {
      out.putNextEntry(new ZipEntry(file));
      Objects.requireNonNull(in).transferTo(out);
    }
    return jar;
  }
}
