package org.treatmentcourse.local.broker;

import java.nio.file.Path;
import java.util.Properties;

/** Settings of a broker that is alone on a developer's machine: small, quick to start, keeping what it is given. */
final class BrokerSettings {

  static final String CONTROLLER = "CONTROLLER";

  private BrokerSettings() {}

  static Properties of(int node, int port, int advertised, int controllerPort, Path log) {
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", Integer.toString(node));
    p.setProperty("listeners",
        "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
    p.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertised);
    p.setProperty("controller.listener.names", CONTROLLER);
    p.setProperty("controller.quorum.voters", node + "@127.0.0.1:" + controllerPort);
    p.setProperty("log.dirs", log.toString());

    // A misspelt topic must fail, not appear; a group's place must outlast any outage.
    p.setProperty("auto.create.topics.enable", "false");
    p.setProperty("offsets.retention.minutes", Integer.toString(365 * 24 * 60));
    p.setProperty("log.retention.ms", "-1");
    p.setProperty("message.max.bytes", "1048576");
    p.setProperty("unclean.leader.election.enable", "false");

    p.setProperty("offsets.topic.replication.factor", "1");
    p.setProperty("offsets.topic.num.partitions", "4");
    p.setProperty("transaction.state.log.replication.factor", "1");
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("transaction.state.log.num.partitions", "2");
    p.setProperty("share.coordinator.state.topic.replication.factor", "1");
    p.setProperty("share.coordinator.state.topic.min.isr", "1");
    p.setProperty("share.coordinator.state.topic.num.partitions", "1");

    p.setProperty("group.initial.rebalance.delay.ms", "0");
    // After kill -9 the controller waits this long before it believes that the old incarnation is gone;
    // shorter, and a busy machine takes the broker for dead.
    p.setProperty("broker.session.timeout.ms", "6000");
    p.setProperty("broker.heartbeat.interval.ms", "500");
    p.setProperty("num.network.threads", "2");
    p.setProperty("num.io.threads", "4");
    p.setProperty("background.threads", "2");
    p.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
    p.setProperty("log.index.size.max.bytes", "1048576");
    p.setProperty("socket.send.buffer.bytes", "-1");
    p.setProperty("socket.receive.buffer.bytes", "-1");
    return p;
  }
}
