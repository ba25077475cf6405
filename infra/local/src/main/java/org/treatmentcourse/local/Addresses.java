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
 * @param services base URL by service name, its first instance, and by the name of each further instance; no slash at the end
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
  Addresses plus(String instance, String url, String managementUrl) {
    return new Addresses(pid, mongoUri, kafkaBootstrap, simulation, plus(services, instance, url), plus(management, instance, managementUrl));
  }

  private static Map<String, String> plus(Map<String, String> urls, String instance, String url) {
    Map<String, String> more = new LinkedHashMap<>(urls);
    more.put(instance, url);
    return more;
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
