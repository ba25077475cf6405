package org.treatmentcourse.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a running local system can be reached; kept in its data folder, so that another command can use it.
 *
 * @param pid of the process that runs the system
 * @param services by service name: base URL of its first instance, no slash at the end
 * @param management by instance name ({@code evaluation}, {@code evaluation-2}): base URL of its management port
 */
public record Addresses(long pid, String mongoUri, String kafkaBootstrap, boolean simulation,
    Map<String, String> services, Map<String, String> management) {

  private static final String FILE = "addresses.json";

  public Addresses {
    services = Map.copyOf(services);
    management = Map.copyOf(management);
  }

  /** The system that runs on this data folder, if one does. */
  public static Optional<Addresses> running(Path data) {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Addresses found = JsonMapper.shared().readValue(file, Addresses.class);
    return ProcessHandle.of(found.pid()).filter(ProcessHandle::isAlive).map(alive -> found);
  }

  /** @throws IllegalArgumentException for a service that isn't part of the system */
  public String url(String service) {
    String url = services.get(service);
    if (url == null) {
      throw new IllegalArgumentException("no service " + service + ", only " + services.keySet());
    }
    return url;
  }

  /** With one more instance of a service. */
  Addresses plus(String instance, String managementUrl) {
    Map<String, String> more = new LinkedHashMap<>(management);
    more.put(instance, managementUrl);
    return new Addresses(pid, mongoUri, kafkaBootstrap, simulation, services, more);
  }

  void write(Path data) {
    JsonMapper.shared().writeValue(data.resolve(FILE), this);
  }

  static void forget(Path data) {
    try {
      Files.deleteIfExists(data.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
