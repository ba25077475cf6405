package org.treatmentcourse.bench.peer.outbox;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.MongoTransactionManager;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.treatmentcourse.bench.peer.Spring;

/** A listener that stores the course and what is to be said of it, and a relay that polls for that. */
@SpringBootApplication
@EnableScheduling
public class OutboxApplication {

  public static void main(String[] args) {
    Spring.run(OutboxApplication.class, "outbox");
  }

  /** Without it {@code @Transactional} does nothing. */
  @Bean
  @ConditionalOnBooleanProperty("race.transactions")
  MongoTransactionManager transactionManager(MongoDatabaseFactory factory) {
    return new MongoTransactionManager(factory);
  }
}
