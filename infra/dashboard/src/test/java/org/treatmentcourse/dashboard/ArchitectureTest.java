package org.treatmentcourse.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.treatmentcourse.dashboard", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule rows_know_only_contracts =
      classes()
          .that()
          .resideInAPackage("..dashboard.row..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.treatmentcourse.contracts..", "org.treatmentcourse.dashboard.row..", "org.jspecify..");

  @ArchTest
  static final ArchRule rows_read_no_clock =
      noClasses()
          .that()
          .resideInAPackage("..dashboard.row..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule only_the_wiring_configures =
      noClasses()
          .that()
          .doNotHaveSimpleName("DashboardWiring")
          .should()
          .beAnnotatedWith("org.springframework.context.annotation.Configuration");

  @ArchTest
  static final ArchRule every_controller_says_who_may_read =
      classes()
          .that()
          .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
          .and()
          .resideOutsideOfPackage("..dashboard.page..")
          .should()
          .beAnnotatedWith("org.treatmentcourse.dashboard.query.Staff")
          .orShould()
          .beAnnotatedWith("org.treatmentcourse.dashboard.query.Operators");
}
