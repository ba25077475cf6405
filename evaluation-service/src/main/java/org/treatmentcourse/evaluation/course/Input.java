package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it stood when a decision was made, so that the decision can be explained later.
 *
 * @param at when it was true; absent for what intake passed on
 * @param event that brought it; absent for what intake passed on
 */
public record Input(String name, String value, @Nullable Instant at, @Nullable String event) {

  public static List<Input> of(Facts facts) {
    List<Input> inputs = new ArrayList<>();
    Told told = facts.told();
    if (told != null) {
      inputs.add(new Input("ageYears", Integer.toString(told.ageYears()), null, null));
      inputs.add(new Input("sex", told.sex().name(), null, null));
      inputs.add(new Input("canBecomePregnant", String.valueOf(told.canBecomePregnant()), null, null));
      inputs.add(new Input("trials", Integer.toString(told.trials().size()), null, null));
    }
    facts.readings().forEach(bp -> inputs.add(of("bp", bp.systolic() + "/" + bp.diastolic(), bp)));
    if (facts.weight() != null) {
      inputs.add(of("weightKg", Double.toString(facts.weight().kg()), facts.weight()));
    }
    facts.labs().forEach(lab -> inputs.add(of(lab.test().name(), lab.result().name(), lab)));
    facts.diagnoses().forEach(diagnosis -> inputs.add(of("diagnosis", diagnosis.code() + " " + diagnosis.status(), diagnosis)));
    facts.scores().forEach(score -> inputs.add(of(score.instrument(), score.total() == null ? String.valueOf(score.tier()) : score.total().toString(), score)));
    facts.consents().forEach(consent -> inputs.add(new Input("consent", consent.consent() + (consent.holds() ? " ACTIVE" : " INACTIVE"), null, null)));
    return inputs;
  }

  private static Input of(String name, String value, Dated fact) {
    return new Input(name, value, fact.at(), fact.event());
  }
}
