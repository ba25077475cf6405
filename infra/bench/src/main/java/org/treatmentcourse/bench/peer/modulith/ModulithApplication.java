package org.treatmentcourse.bench.peer.modulith;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.treatmentcourse.bench.peer.Spring;

/** A listener that stores the course and publishes an application event; Modulith's registry keeps it until Kafka has it. */
@SpringBootApplication
public class ModulithApplication {

  public static void main(String[] args) {
    Spring.run(ModulithApplication.class, "modulith");
  }

  /** The registry hears events only within a transaction, so where the store has none there is one in name. */
  @Bean
  @ConditionalOnBooleanProperty(name = "race.transactions", havingValue = false)
  PlatformTransactionManager transactionManager() {
    return new NominalTransactions();
  }
}
