package org.treatmentcourse.evaluation;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Policies;
import org.treatmentcourse.messaging.Behaviour;
import org.treatmentcourse.messaging.ClinicDirectory;
import org.treatmentcourse.messaging.StoreIndex;
import org.treatmentcourse.web.SecurityAutoConfiguration.PublicPaths;

/** What evaluation brings to delivery. */
@Configuration
class EvaluationWiring {

  @Bean
  PolicyBook<EvaluationPolicy> policyBook() {
    return new PolicyBook<>("evaluation", EvaluationPolicy.class);
  }

  /** The directory comes with delivery, which needs the behaviour first: asked for when it is used. */
  @Bean
  Policies policies(PolicyBook<EvaluationPolicy> book, ObjectProvider<ClinicDirectory> directory) {
    return (clinic, site) -> book.at(directory.getObject().needed(clinic), site);
  }

  @Bean
  Behaviour<Evaluation> behaviour(Policies policies) {
    return EvaluationBehaviour.of(policies);
  }

  @Bean
  StoreIndex waiting() {
    return StoreIndex.on("clinic", "state.dossier.since", "_id");
  }

  /** The rules hold nothing about patients. */
  @Bean
  PublicPaths publicPaths() {
    return new PublicPaths(List.of("/policy"));
  }
}
