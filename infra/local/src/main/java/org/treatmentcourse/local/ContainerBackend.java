package org.treatmentcourse.local;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** A backend in a container. Testcontainers is an optional dependency: touch this class only after {@link #possible()}. */
record ContainerBackend(String address, String origin, GenericContainer<?> container) implements Backend {

  private static final String MONGO_IMAGE = "mongo:8.0";
  private static final String KAFKA_IMAGE = "apache/kafka:4.2.1";

  static boolean possible() {
    // Asking Testcontainers takes seconds and logs errors where there is nothing to find.
    boolean hint = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
    return hint && DockerClientFactory.instance().isDockerAvailable();
  }

  static Backend store() {
    MongoDBContainer container = new MongoDBContainer(MONGO_IMAGE).withReplicaSet();
    container.start();
    return new ContainerBackend(container.getConnectionString(), "container " + MONGO_IMAGE, container);
  }

  static Backend broker() {
    KafkaContainer container = new KafkaContainer(KAFKA_IMAGE)
        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
        .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    container.start();
    return new ContainerBackend(container.getBootstrapServers(), "container " + KAFKA_IMAGE, container);
  }

  @Override
  public void close() {
    container.stop();
  }
}
