package org.treatmentcourse.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.treatmentcourse.contracts", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] JAVA_AND_CONTRACTS = {"java..", "org.treatmentcourse.contracts..", "org.jspecify.annotations.."};

  @ArchTest
  static final ArchRule contracts_know_no_framework =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "com.mongodb..", "jakarta..");

  @ArchTest
  static final ArchRule decisions_need_java_and_contracts_only =
      classes().that().resideInAPackage("..contracts.decide..").should().onlyDependOnClassesThat().resideInAnyPackage(JAVA_AND_CONTRACTS);

  @ArchTest
  static final ArchRule decisions_know_no_codec =
      noClasses()
          .that()
          .resideInAPackage("..contracts.decide..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(".*\\.(EventCodec|Bodies|Json|PolicyBook).*");

  @ArchTest
  static final ArchRule events_are_records_of_java_types =
      classes().that().areAssignableTo(Event.class).should().onlyDependOnClassesThat().resideInAnyPackage(JAVA_AND_CONTRACTS);

  @ArchTest
  static final ArchRule packs_are_records_of_java_types =
      classes().that().haveSimpleNameEndingWith("Policy").should().onlyDependOnClassesThat().resideInAnyPackage(JAVA_AND_CONTRACTS);
}
