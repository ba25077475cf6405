package org.treatmentcourse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.local.broker.Topics;

class BackendsTest {

  @Test
  void an_address_in_the_environment_wins_and_is_never_harmed() {
    try (Backends given = Backends.choose(
        Map.of("MONGODB_URI", "mongodb://m:1/?w=1", "KAFKA_BOOTSTRAP", "k:2"), false)) {
      assertThat(given.mongoUri()).isEqualTo("mongodb://m:1/?w=1");
      assertThat(given.mongoUri("intake")).isEqualTo("mongodb://m:1/intake?w=1");
      assertThat(given.kafkaBootstrap()).isEqualTo("k:2");
      assertThat(given.embeddedPair()).isFalse();
      assertThatThrownBy(given::killStore).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void puts_the_database_into_any_shape_of_connection_string() {
    assertThat(uri("mongodb://m:1")).isEqualTo("mongodb://m:1/intake");
    assertThat(uri("mongodb://m:1/")).isEqualTo("mongodb://m:1/intake");
    assertThat(uri("mongodb://m:1,n:2/admin?replicaSet=r")).isEqualTo("mongodb://m:1,n:2/intake?replicaSet=r");
    assertThat(uri("mongodb+srv://u:p@m/?w=majority")).isEqualTo("mongodb+srv://u:p@m/intake?w=majority");
  }

  private static String uri(String given) {
    try (Backends backends = Backends.choose(Map.of("MONGODB_URI", given, "KAFKA_BOOTSTRAP", "k:2"), false)) {
      return backends.mongoUri("intake");
    }
  }

  @Test
  void the_embedded_pair_keeps_address_and_data_through_kill_9() {
    try (Backends pair = Backends.embedded(); MongoClient mongo = MongoClients.create(pair.mongoUri())) {
      assertThat(pair.embeddedPair()).isTrue();
      assertThat(pair.origin()).contains("embedded store", "embedded broker");
      mongo.getDatabase("t").getCollection("c").insertOne(new Document("_id", 1));
      pair.killStore();
      pair.killBroker();
      pair.restartStore();
      pair.restartBroker();
      assertThat(mongo.getDatabase("t").getCollection("c").countDocuments()).isEqualTo(1);
      Topics.awaitBroker(pair.kafkaBootstrap(), Duration.ofSeconds(10));
    }
  }

  @Test
  void there_is_one_shared_pair_per_jvm() {
    assertThat(Backends.shared()).isSameAs(Backends.shared());
  }
}
