package org.treatmentcourse.intake;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.treatmentcourse.contracts.policy.IntakePolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.intake.course.Intake;
import org.treatmentcourse.messaging.Behaviour;
import org.treatmentcourse.messaging.ClinicDirectory;
import org.treatmentcourse.messaging.CourseIndex;

/** What intake brings to delivery. */
@Configuration
class IntakeWiring {

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

  @Bean
  CourseIndex alike() {
    return CourseIndex.on("clinic", "state.file.same.keys");
  }

  @Bean
  CourseIndex incomplete() {
    return CourseIndex.on("clinic", "state.is", "_id");
  }
}
