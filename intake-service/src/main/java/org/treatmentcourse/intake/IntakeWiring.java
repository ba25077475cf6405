package org.treatmentcourse.intake;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.net.URI;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.treatmentcourse.contracts.policy.IntakePolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.intake.coverage.CoverageChecks;
import org.treatmentcourse.intake.coverage.Payer;
import org.treatmentcourse.messaging.Behaviour;
import org.treatmentcourse.messaging.Chore;
import org.treatmentcourse.messaging.ClinicDirectory;
import org.treatmentcourse.messaging.Commands;
import org.treatmentcourse.messaging.StoreIndex;
import org.treatmentcourse.web.Guard;

/** What intake brings to delivery. */
@Configuration
class IntakeWiring {
  /** Longer than all attempts at one question take with the limits of {@code application.yml}. */
  private static final Duration CLAIM_LAPSES = Duration.ofSeconds(60);


  @Bean
  PolicyBook<IntakePolicy> policyBook() {
    return new PolicyBook<>("intake", IntakePolicy.class);
  }

  /** The directory comes with delivery, which needs the behaviour first: asked for when it is used. */
  @Bean
  ClinicTerms clinicTerms(PolicyBook<IntakePolicy> book, ObjectProvider<ClinicDirectory> directory) {
    return new ClinicTerms(book, id -> directory.getObject().needed(id));
  }

  @Bean
  Behaviour<Intake> behaviour(ClinicTerms terms) {
    return IntakeBehaviour.of(terms::clinic, terms::policy);
  }

  /** Without an address nobody is asked, and every coverage stays {@code NOT_CHECKED}. */
  @Bean
  @ConditionalOnExpression("!'${treatmentcourse.payer-url:}'.isBlank()")
  Payer payer(
      @Value("${treatmentcourse.payer-url:}") URI base,
      CircuitBreakerRegistry breakers,
      RetryRegistry retries,
      BulkheadRegistry bulkheads,
      TimeLimiterRegistry limits) {
    return new Payer(base, Guard.of("payer", breakers, bulkheads, limits), retries.retry("payer"));
  }

  @Bean
  @ConditionalOnExpression("!'${treatmentcourse.payer-url:}'.isBlank()")
  CoverageChecks coverageChecks(Commands<Intake> commands, MongoTemplate mongo, Payer payer, ClinicTerms terms) {
    return new CoverageChecks(commands, mongo, payer, terms, CLAIM_LAPSES);
  }

  @Bean
  @ConditionalOnExpression("!'${treatmentcourse.payer-url:}'.isBlank()")
  Chore askPayers(CoverageChecks checks) {
    return new Chore("coverage", Duration.ofMillis(500), checks::look);
  }

  @Bean
  StoreIndex coverage() {
    return StoreIndex.ofThoseWith("state.file.coverage.status");
  }

  @Bean
  StoreIndex alike() {
    return StoreIndex.on("clinic", "state.file.same.keys");
  }

  @Bean
  StoreIndex incomplete() {
    return StoreIndex.on("clinic", "state.is", "_id");
  }
}
