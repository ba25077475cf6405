package org.treatmentcourse.evaluation.course.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.treatmentcourse.contracts.Consent;

/** EL-38. */
record ConsentIsNotValid() implements Rule {

  @Override
  public String id() {
    return "EL-38";
  }

  @Override
  public Verdict judge(Subject subject) {
    List<Consent> absent = subject.policy().requiredConsents().stream().filter(consent -> !subject.facts().isActive(consent)).toList();
    return absent.isEmpty() ? Verdict.CLEAR : new Verdict.Fires("noConsent=" + absent.stream().map(Consent::name).collect(Collectors.joining(",")));
  }
}
