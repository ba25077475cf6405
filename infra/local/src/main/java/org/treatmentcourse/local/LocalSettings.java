package org.treatmentcourse.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * What a {@link LocalSystem} runs.
 *
 * @param data everything that is kept: broker and store data, keys, logs
 * @param topics made before anything is called ready; existing ones are left as they are
 * @param simulation whether business time is driven by the simulated clock
 * @param env added to the environment of every service
 * @param given where {@code MONGODB_URI} and {@code KAFKA_BOOTSTRAP} are looked up: normally the environment
 * @param apps where prepared applications are kept, over all data folders
 * @param train whether to train missing AOT caches before the start: about 20 s of one core for each service, which is
 *     earned back after some eight starts of it
 * @param lines whether services and the commands of this process reach store and broker over lines that can be cut
 * @param progress told, line by line, what is going on
 */
public record LocalSettings(Path data, List<ServiceSpec> services, List<NewTopic> topics, boolean simulation,
    Map<String, String> env, Map<String, String> given, Path apps, boolean train, boolean lines, Consumer<String> progress) {

  public LocalSettings {
    data = data.toAbsolutePath().normalize();
    services = List.copyOf(services);
    topics = List.copyOf(topics);
    env = Map.copyOf(env);
    given = Map.copyOf(given);
  }

  /** The standard services of a built project, in real time, on the backends that the environment names or its own. */
  public static LocalSettings of(Path project, Path data) {
    return new LocalSettings(data, ServiceSpec.standard(project), List.of(), false, Map.of(), System.getenv(),
        project.toAbsolutePath().resolve(".local/apps"), false, false, line -> {});
  }

  public LocalSettings services(List<ServiceSpec> services) {
    return new LocalSettings(data, services, topics, simulation, env, given, apps, train, lines, progress);
  }

  public LocalSettings topics(List<NewTopic> topics) {
    return new LocalSettings(data, services, topics, simulation, env, given, apps, train, lines, progress);
  }

  public LocalSettings simulation(boolean simulation) {
    return new LocalSettings(data, services, topics, simulation, env, given, apps, train, lines, progress);
  }

  public LocalSettings env(Map<String, String> env) {
    return new LocalSettings(data, services, topics, simulation, env, given, apps, train, lines, progress);
  }

  public LocalSettings given(Map<String, String> given) {
    return new LocalSettings(data, services, topics, simulation, env, given, apps, train, lines, progress);
  }

  public LocalSettings train(boolean train) {
    return new LocalSettings(data, services, topics, simulation, env, given, apps, train, lines, progress);
  }

  public LocalSettings lines(boolean lines) {
    return new LocalSettings(data, services, topics, simulation, env, given, apps, train, lines, progress);
  }

  public LocalSettings progress(Consumer<String> progress) {
    return new LocalSettings(data, services, topics, simulation, env, given, apps, train, lines, progress);
  }
}
