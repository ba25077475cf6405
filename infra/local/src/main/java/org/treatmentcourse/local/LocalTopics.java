package org.treatmentcourse.local;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.treatmentcourse.contracts.Topics;

/** The topics that must exist before the services start. Those of a clinic are made when it is registered. */
public final class LocalTopics {

  /** Six: enough for two instances of a service to share, few enough for one machine. Fixed for ever, like the data. */
  public static final int PARTITIONS = 6;

  private LocalTopics() {}

  public static List<NewTopic> fixed() {
    return Topics.fixed(PARTITIONS).stream()
        .map(spec -> new NewTopic(spec.name(), spec.partitions(), (short) 1)
            .configs(spec.compacted() ? Map.of("cleanup.policy", "compact") : Map.of("retention.ms", "-1")))
        .toList();
  }
}
