package org.treatmentcourse.intake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.treatmentcourse.intake", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule the_domain_knows_only_java_and_contracts =
      classes()
          .that()
          .resideInAPackage("..intake.course..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.treatmentcourse.contracts..", "org.treatmentcourse.intake.course..", "org.jspecify..");

  @ArchTest
  static final ArchRule reactions_know_only_the_domain =
      classes()
          .that()
          .resideInAnyPackage("..intake.onclinic..", "..intake.onfollowup..", "..intake.deadlines..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.treatmentcourse.contracts..", "org.treatmentcourse.intake..", "org.jspecify..");

  @ArchTest
  static final ArchRule only_the_wiring_configures =
      noClasses()
          .that()
          .doNotHaveSimpleName("IntakeWiring")
          .should()
          .beAnnotatedWith("org.springframework.context.annotation.Configuration");

  @ArchTest
  static final ArchRule controllers_live_in_folders_of_use_cases =
      classes()
          .that()
          .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
          .should()
          .resideInAnyPackage("..clinics..", "..door..", "..opencourse..", "..consents..", "..decline..", "..deletion..", "..duplicates..", "..coverage..", "..reach..", "..query..");

  @ArchTest
  static final ArchRule the_domain_reads_no_clock_and_makes_no_random_ids =
      noClasses()
          .that()
          .resideInAnyPackage("..intake.course..", "..intake.onclinic..", "..intake.onfollowup..", "..intake.deadlines..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");
}
