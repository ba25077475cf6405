package org.treatmentcourse.evaluation.course.rules;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.evaluation.course.Dated;
import org.treatmentcourse.evaluation.course.Diagnosis;
import org.treatmentcourse.evaluation.course.Facts;
import org.treatmentcourse.evaluation.course.LabFact;
import org.treatmentcourse.evaluation.course.Noted;
import org.treatmentcourse.evaluation.course.Reconciled;
import org.treatmentcourse.evaluation.course.Reviewed;
import org.treatmentcourse.evaluation.course.Score;
import org.treatmentcourse.evaluation.course.Told;
import org.treatmentcourse.evaluation.course.Weight;

/**
 * That something of a work-up was done.
 *
 * @param evidence as the pack names it, e.g. {@code lab.HCG}
 * @param at absent for what intake passed on
 * @param event that brought it; absent likewise
 */
public record Proof(String evidence, @Nullable Instant at, @Nullable String event) {

  /** The newest, whatever it says; a finding that was denied is no proof. */
  static Optional<Proof> of(String evidence, Facts facts) {
    int dot = evidence.indexOf('.');
    String kind = dot < 0 ? evidence : evidence.substring(0, dot);
    String of = evidence.substring(dot + 1);
    return switch (kind) {
      case "medications" -> dated(evidence, Optional.<Reconciled>ofNullable(facts.medications()));
      case "allergies" -> dated(evidence, Optional.<Reviewed>ofNullable(facts.allergies()));
      case "diagnoses" -> dated(evidence, facts.diagnoses().stream().max(Diagnosis.BY_TIME));
      case "history" -> Optional.ofNullable(facts.told()).map(Told::trials).filter(trials -> !trials.isEmpty()).map(trials -> new Proof(evidence, null, null));
      case "exam" -> exam(evidence, of, facts);
      case "lab" -> lab(evidence, of, facts);
      case "score" -> dated(evidence, facts.scores().stream().filter(score -> score.instrument().equals(of)).max(Score.BY_TIME));
      case "finding" -> dated(evidence, facts.noted(evidence).filter(noted -> !noted.value().equals("false")));
      default -> throw new IllegalArgumentException("nothing brings " + evidence);
    };
  }

  private static Optional<Proof> exam(String evidence, String of, Facts facts) {
    return switch (of) {
      case "bloodPressure" -> dated(evidence, facts.readings().stream().max(Dated.BY_TIME));
      case "weightKg" -> dated(evidence, Optional.<Weight>ofNullable(facts.weight()));
      default -> dated(evidence, facts.noted(evidence));
    };
  }

  /** A test that was negative or positive, or a value, with or without its upper limit. */
  private static Optional<Proof> lab(String evidence, String of, Facts facts) {
    Stream<LabFact> tests = Stream.of(Lab.values()).filter(test -> test.name().equals(of)).flatMap(test -> facts.lab(test).stream());
    Stream<Noted> values = Stream.of(evidence, evidence + ".value").flatMap(name -> facts.noted(name).stream());
    return dated(evidence, Stream.<Dated>concat(tests, values).max(Dated.BY_TIME));
  }

  private static Optional<Proof> dated(String evidence, Optional<? extends Dated> found) {
    return found.map(one -> new Proof(evidence, one.at(), one.event()));
  }

  /** What is not dated never runs out, so it is the newest. */
  static final Comparator<Proof> OLDEST_FIRST = Comparator.comparing(Proof::at, Comparator.nullsLast(Comparator.naturalOrder()));
}
