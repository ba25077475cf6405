package org.treatmentcourse.messaging;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.treatmentcourse.contracts.Catalogue;
import org.treatmentcourse.contracts.Channel;
import org.treatmentcourse.contracts.EventType;
import org.treatmentcourse.contracts.Service;
import org.treatmentcourse.contracts.Topics;

/**
 * The bindings of a service, derived from the catalogue: {@code events}, {@code safety} and, where it owns such events, {@code clinic} and {@code telemetry}; each a
 * consumer group of its own, so that trouble in one leaves the others alone.
 */
public final class Bindings implements EnvironmentPostProcessor {
  private static final String SERVICE = "treatmentcourse.service";
  /** How long nothing came before {@link Rewind} looks. */
  private static final int IDLE_MS = 5_000;

  private static final String INSTANCE = "treatmentcourse.instance";

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    String name = environment.getProperty(SERVICE);
    if (name == null) {
      return;
    }
    String instance = environment.getProperty(INSTANCE, "");
    Map<String, String> topics = topics(Service.valueOf(name.toUpperCase(Locale.ROOT)));
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("spring.cloud.function.definition", String.join(";", topics.keySet()));
    topics.forEach((binding, pattern) -> binding(properties, name, binding, pattern));
    if (!instance.isBlank()) {
      topics.keySet().forEach(binding -> properties.put(kafka(binding) + "configuration.group.instance.id", instance));
    }
    environment.getPropertySources().addLast(new MapPropertySource("treatmentcourse-bindings", properties));
  }

  private static void binding(Map<String, Object> properties, String service, String binding, String pattern) {
    String in = "spring.cloud.stream.bindings." + binding + "-in-0.";
    properties.put(in + "destination", pattern);
    properties.put(in + "group", group(service, binding));
    properties.put(in + "consumer.batch-mode", true);
    properties.put(in + "consumer.use-native-decoding", true);
    properties.put(in + "consumer.auto-startup", false);
    properties.put(in + "consumer.concurrency", "${treatmentcourse.consumers:1}");
    String kafka = kafka(binding);
    properties.put(kafka + "destination-is-pattern", true);
    properties.put(kafka + "converter-bean-name", "rawBatches");
    properties.put(kafka + "start-offset", "earliest");
    properties.put(kafka + "idle-event-interval", IDLE_MS);
    properties.put(kafka + "configuration.metadata.max.age.ms", 2000);
    properties.put(kafka + "configuration.max.poll.records", 500);
  }

  private static String kafka(String binding) {
    return "spring.cloud.stream.kafka.bindings." + binding + "-in-0.consumer.";
  }

  static String group(String service, String binding) {
    return service.toLowerCase(Locale.ROOT) + "-" + binding;
  }

  /** Binding name to the pattern of its topics. */
  static Map<String, String> topics(Service service) {
    Map<String, String> topics = new LinkedHashMap<>();
    for (Channel channel : new Channel[] {Channel.EVENTS, Channel.SAFETY}) {
      String names =
          Catalogue.all().stream()
              .filter(type -> type.channel() == channel && type.heardBy().contains(service))
              .flatMap(type -> java.util.stream.Stream.ofNullable(type.producer()))
              .map(producer -> Topics.of(producer, channel).replace(".", "\\."))
              .collect(Collectors.toCollection(TreeSet::new))
              .stream()
              .collect(Collectors.joining("|"));
      if (!names.isEmpty()) {
        topics.put(channel.key(), "(" + names + ")");
      }
    }
    if (owns(service, type -> type.channel() != Channel.TELEMETRY)) {
      topics.put("clinic", Topics.clinicEvents("").replace(".", "\\.") + "[a-z0-9-]+");
    }
    if (owns(service, type -> type.channel() == Channel.TELEMETRY)) {
      topics.put("telemetry", Topics.clinicTelemetry("").replace(".", "\\.") + "[a-z0-9-]+");
    }
    return topics;
  }

  private static boolean owns(Service service, Predicate<EventType> which) {
    return Catalogue.all().stream().anyMatch(type -> service == type.owner() && which.test(type));
  }
}
