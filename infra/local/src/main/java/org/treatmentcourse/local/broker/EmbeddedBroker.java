package org.treatmentcourse.local.broker;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.treatmentcourse.local.process.ParentWatch;
import org.treatmentcourse.local.process.Ports;

/**
 * The published Kafka broker as a process: {@code EmbeddedBroker <port> <data folder>}, on the loopback address only.
 * One node is broker and controller. The cluster id is made on the first start and kept with the data, so clients see
 * the same cluster after a restart. Acknowledged records survive {@code kill -9}, not a power failure (no fsync).
 */
public final class EmbeddedBroker {

  private static final int NODE = 1;

  private EmbeddedBroker() {}

  /** @param args port, port that clients are told, data folder */
  public static void main(String[] args) throws Exception {
    if (args.length != 3) {
      throw new IllegalArgumentException("usage: EmbeddedBroker <port> <advertised port> <data folder>");
    }
    int port = Integer.parseInt(args[0]);
    int advertised = Integer.parseInt(args[1]);
    Path folder = Path.of(args[2]).toAbsolutePath();
    Files.createDirectories(folder);
    Path log = folder.resolve("log");
    format(log, clusterId(clusterIdFile(folder)));
    Path properties = folder.resolve("broker.properties");
    try (Writer out = Files.newBufferedWriter(properties)) {
      BrokerSettings.of(NODE, port, advertised, Ports.free(), log).store(out, "Written at each start");
    }
    ParentWatch.exitWithParent();
    Kafka.main(new String[] {properties.toString()});
  }

  static Path clusterIdFile(Path folder) {
    return folder.resolve("cluster.id");
  }

  private static String clusterId(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, Uuid.randomUuid().toString());
    }
    return Files.readString(file).strip();
  }

  private static void format(Path log, String clusterId) throws Exception {
    new Formatter()
        .setClusterId(clusterId)
        .setNodeId(NODE)
        .addDirectory(log.toString())
        .setControllerListenerName(BrokerSettings.CONTROLLER)
        .setMetadataLogDirectory(log.toString())
        .setIgnoreFormatted(true)
        .run();
  }
}
