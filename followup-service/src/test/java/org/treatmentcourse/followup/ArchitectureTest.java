package org.treatmentcourse.followup;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "org.treatmentcourse.followup", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule THE_DOMAIN_KNOWS_NO_FRAMEWORK =
      classes()
          .that()
          .resideInAPackage("..followup.course..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.treatmentcourse.contracts..", "org.treatmentcourse.followup.course..", "org.jspecify..");

  @ArchTest
  static final ArchRule REACTIONS_DO_NO_IO =
      noClasses()
          .that()
          .resideInAnyPackage("..followup.on*..", "..followup.deadlines..", "..followup.course..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.net..", "org.springframework..", "com.mongodb..", "org.apache.kafka..");

  @ArchTest
  static final ArchRule ONLY_THE_WIRING_IS_CONFIGURATION =
      classes().that().areAnnotatedWith(Configuration.class).should().haveSimpleName("FollowupWiring");

  @ArchTest
  static final ArchRule CONTROLLERS_LIVE_IN_USE_CASES =
      noClasses().that().areAnnotatedWith(RestController.class).should().resideInAnyPackage("..course..", "..on*..", "..deadlines..");
}
