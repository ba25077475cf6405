package org.treatmentcourse.local.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.treatmentcourse.contracts.Bodies;
import org.treatmentcourse.contracts.ClinicEvent;
import org.treatmentcourse.contracts.Json;
import org.treatmentcourse.local.synthetic.Patient.Course;

class PopulationTest {

  @Test
  void the_same_seed_gives_the_same_people() {
    assertThat(described(SyntheticClinic.of("a", 3, 60, 3, false))).isEqualTo(described(SyntheticClinic.of("a", 3, 60, 3, false)));
  }

  @Test
  void another_seed_gives_other_people() {
    assertThat(described(SyntheticClinic.of("a", 3, 60, 3, false))).isNotEqualTo(described(SyntheticClinic.of("a", 4, 60, 3, false)));
  }

  @Test
  void splitting_the_same_people_over_clinics_leaves_them_who_they_are() {
    List<Patient> together = SyntheticClinic.of("a", 5, 40, 1, false).getFirst().patients();
    List<Patient> apart = SyntheticClinic.of("a", 5, 40, 2, false).stream().flatMap(clinic -> clinic.patients().stream()).toList();
    assertThat(apart.stream().map(Patient::severity)).containsExactlyElementsOf(together.stream().map(Patient::severity).toList());
    assertThat(apart.stream().map(Patient::story)).containsExactlyElementsOf(together.stream().map(Patient::story).toList());
  }

  @Test
  void twenty_five_people_bring_every_story() {
    Set<Story> stories = SyntheticClinic.of("a", 1, 25, 2, false).stream().flatMap(clinic -> clinic.patients().stream())
        .map(Patient::story).collect(Collectors.toSet());
    assertThat(stories).isEqualTo(EnumSet.allOf(Story.class));
  }

  @Test
  void people_differ() {
    List<Patient> people = SyntheticClinic.of("a", 1, 200, 1, true).getFirst().patients();
    assertThat(people.stream().map(Patient::truth).collect(Collectors.toSet())).isEqualTo(EnumSet.allOf(Course.class));
    assertThat(new HashSet<>(people.stream().map(Patient::severity).toList())).hasSizeGreaterThan(8);
    assertThat(people.stream().map(Patient::reference)).doesNotHaveDuplicates();
    assertThat(people).anyMatch(patient -> Boolean.TRUE.equals(patient.canBecomePregnant()));
    assertThat(people).anyMatch(Patient::throughDesk).anyMatch(patient -> !patient.throughDesk());
  }

  @Test
  void what_people_answer_is_valid_and_falls_where_the_treatment_helps() {
    for (Patient patient : SyntheticClinic.of("a", 2, 100, 1, true).getFirst().patients()) {
      Answers answers = new Answers(patient);
      for (int session = 0; session < 8; session++) {
        for (int risk = 0; risk <= 3; risk++) {
          ClinicEvent.QuestionnaireAnswered phq9 = answers.phq9(session, "s" + session, risk);
          assertThat(phq9.answers().values()).allMatch(value -> value >= 0 && value <= 3);
          Bodies.check("clinic.questionnaire-answered.v1", Json.bytes(phq9));
          Bodies.check("clinic.questionnaire-answered.v1", Json.bytes(answers.screen(risk)));
        }
      }
      if (patient.truth() == Course.REMISSION) {
        assertThat(answers.total(6, "after")).isLessThan(patient.severity() / 2);
      }
    }
  }

  @Test
  void chance_does_not_depend_on_what_was_asked_before() {
    Chance one = new Chance(1, "somebody");
    Chance other = new Chance(1, "somebody");
    other.of("something else");
    assertThat(one.of("arrives late")).isEqualTo(other.of("arrives late"));
    assertThat(one.of("arrives late")).isNotEqualTo(new Chance(1, "somebody else").of("arrives late"));
  }

  private static List<String> described(List<SyntheticClinic> clinics) {
    return clinics.stream().flatMap(clinic -> clinic.patients().stream())
        .map(p -> List.of(p.reference(), p.site(), p.story(), p.asks(), p.person(), p.indication(), p.trials(), p.diagnoses(), p.body(), p.severity(),
            p.truth(), p.habits(), p.maintenanceWish()).toString()).toList();
  }
}
