package org.treatmentcourse.scheduling;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "org.treatmentcourse.scheduling", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] PURE = {"java..", "org.jspecify..", "org.treatmentcourse.contracts..", "org.treatmentcourse.scheduling.course.."};

  @ArchTest
  static final ArchRule the_domain_knows_only_java_and_the_contracts =
      classes().that().resideInAPackage("..course..").should().onlyDependOnClassesThat(resideInAnyPackage(PURE));

  @ArchTest
  static final ArchRule reactions_are_pure =
      classes().that().resideInAnyPackage("..onintake..", "..onevaluation..", "..onfollowup..", "..onclinic..", "..deadlines..")
          .should().onlyDependOnClassesThat(resideInAnyPackage(PURE).or(resideInAnyPackage("..onintake..", "..onevaluation..", "..onfollowup..", "..onclinic..", "..deadlines..")));

  @ArchTest
  static final ArchRule the_planner_asks_nobody =
      noClasses().that().haveSimpleName("SeriesPlanner").or().haveSimpleName("Dates").or().haveSimpleName("DayStarts").or().haveSimpleName("Capacity")
          .should().dependOnClassesThat(resideInAnyPackage("org.springframework..", "com.mongodb..", "org.treatmentcourse.messaging..", "org.treatmentcourse.web.."));

  @ArchTest
  static final ArchRule only_the_wiring_configures =
      classes().that().areAnnotatedWith(Configuration.class).should().haveSimpleName("SchedulingWiring");

  @ArchTest
  static final ArchRule doors_are_in_the_folders_of_their_use_cases =
      classes().that().areAnnotatedWith(RestController.class)
          .should().resideInAnyPackage("..adverse..", "..booking..", "..calendar..", "..cancelling..", "..checkin..", "..starting..", "..dose..", "..discharge..", "..monitoring..", "..query..", "..rems..", "..ledger..");
}
