package org.treatmentcourse.evaluation.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.ClinicEvent.Lab;
import org.treatmentcourse.contracts.ClinicEvent.LabResult;
import org.treatmentcourse.contracts.Consent;

/**
 * Everything that is known for a decision. Depends on the facts, never on the order in which they came.
 *
 * @param readings newest blood pressures, oldest first, at most {@link #READINGS}
 * @param labs one per test and result
 * @param diagnoses one per code
 * @param scores one per instrument
 * @param medications absent until they have been reconciled
 * @param allergies absent until they have been asked for
 * @param noted one per name
 * @param asOf business time of the newest fact: ages of evidence are counted up to here
 */
public record Facts(
    @Nullable Told told,
    List<BloodPressure> readings,
    @Nullable Weight weight,
    List<LabFact> labs,
    List<Diagnosis> diagnoses,
    List<Score> scores,
    List<ConsentFact> consents,
    Risks risks,
    @Nullable Reconciled medications,
    @Nullable Reviewed allergies,
    List<Noted> noted,
    Instant asOf) {
  /** Enough for two visits with repeats. */
  public static final int READINGS = 8;

  /** More codes than any patient file should bring; keeps the document small. */
  public static final int DIAGNOSES = 60;

  public static final Facts NONE =
      new Facts(null, List.of(), null, List.of(), List.of(), List.of(), List.of(), Risks.NONE, null, null, List.of(), Instant.EPOCH);

  public Facts {
    readings = List.copyOf(readings);
    labs = List.copyOf(labs);
    diagnoses = List.copyOf(diagnoses);
    scores = List.copyOf(scores);
    consents = List.copyOf(consents);
    // Documents of an earlier version have none.
    noted = noted == null ? List.of() : List.copyOf(noted);
  }

  /** The newest result of a test that can be relied on. */
  public Optional<LabFact> lab(Lab test) {
    return labs.stream().filter(lab -> lab.test() == test && lab.result() != LabResult.INVALID).max(Dated.BY_TIME);
  }

  public boolean isActive(Consent consent) {
    return consents.stream().anyMatch(fact -> fact.consent() == consent && fact.holds());
  }

  /** Whether the newest grant of a consent has run out. */
  public boolean isExpired(Consent consent) {
    return consents.stream().anyMatch(fact -> fact.consent() == consent && fact.isExpired());
  }

  /** Whether a consent was taken back, or was never given. */
  public boolean isWithheld(Consent consent) {
    return consents.stream().filter(fact -> fact.consent() == consent).findFirst().map(fact -> fact.grantedAt() == null || fact.isWithdrawn()).orElse(true);
  }

  /** Whether one of these consents was revoked after that moment, even if it was granted anew since. */
  public boolean revokedSince(List<Consent> which, Instant moment) {
    return consents.stream().anyMatch(fact -> which.contains(fact.consent()) && fact.revokedAt() != null && fact.revokedAt().isAfter(moment));
  }

  /** Whether a test was positive after that moment, even if it is negative since. */
  public boolean positiveSince(Lab test, Instant moment) {
    return labs.stream().anyMatch(lab -> lab.test() == test && lab.result() == LabResult.POSITIVE && lab.at().isAfter(moment));
  }

  public boolean riskRaisedSince(Instant moment) {
    return risks.lastRaisedAt() != null && risks.lastRaisedAt().isAfter(moment);
  }

  Facts at(Instant moment) {
    return moment.isAfter(asOf) ? new Facts(told, readings, weight, labs, diagnoses, scores, consents, risks, medications, allergies, noted, moment) : this;
  }

  Facts with(Told passedOn) {
    return new Facts(passedOn, readings, weight, labs, diagnoses, scores, consents, risks, medications, allergies, noted, asOf);
  }

  Facts with(BloodPressure reading) {
    return new Facts(told, Newest.last(readings, reading, READINGS), weight, labs, diagnoses, scores, consents, risks, medications, allergies, noted, asOf);
  }

  Facts with(Weight measured) {
    Weight newest = weight != null && Dated.BY_TIME.compare(weight, measured) >= 0 ? weight : measured;
    return new Facts(told, readings, newest, labs, diagnoses, scores, consents, risks, medications, allergies, noted, asOf);
  }

  Facts with(LabFact lab) {
    return new Facts(told, readings, weight, Newest.with(labs, lab, LabFact::kind), diagnoses, scores, consents, risks, medications, allergies, noted, asOf);
  }

  Facts with(Diagnosis diagnosis) {
    return new Facts(told, readings, weight, labs, Newest.with(diagnoses, diagnosis, Diagnosis::code), scores, consents, risks, medications, allergies, noted, asOf);
  }

  Facts with(Score score) {
    return new Facts(told, readings, weight, labs, diagnoses, Newest.with(scores, score, Score::instrument), consents, risks, medications, allergies, noted, asOf);
  }

  Facts with(Risks changed) {
    return new Facts(told, readings, weight, labs, diagnoses, scores, consents, changed, medications, allergies, noted, asOf);
  }

  Facts with(Reconciled reconciled) {
    Reconciled newest = medications != null && Dated.BY_TIME.compare(medications, reconciled) >= 0 ? medications : reconciled;
    return new Facts(told, readings, weight, labs, diagnoses, scores, consents, risks, newest, allergies, noted, asOf);
  }

  Facts with(Reviewed reviewed) {
    Reviewed newest = allergies != null && Dated.BY_TIME.compare(allergies, reviewed) >= 0 ? allergies : reviewed;
    return new Facts(told, readings, weight, labs, diagnoses, scores, consents, risks, medications, newest, noted, asOf);
  }

  Facts with(Noted one) {
    return new Facts(told, readings, weight, labs, diagnoses, scores, consents, risks, medications, allergies, Newest.with(noted, one, Noted::name), asOf);
  }

  /** The newest value of that name. */
  public Optional<Noted> noted(String name) {
    for (Noted one : noted) {
      if (one.name().equals(name)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  Facts granted(Consent consent, Instant moment) {
    return with(orNew(consent).granted(moment));
  }

  Facts revoked(Consent consent, Instant moment) {
    return with(orNew(consent).revoked(moment));
  }

  Facts expired(Consent consent, Instant grant) {
    return with(orNew(consent).expired(grant));
  }

  private ConsentFact orNew(Consent consent) {
    return consents.stream().filter(fact -> fact.consent() == consent).findFirst().orElse(new ConsentFact(consent, null, null, null));
  }

  private Facts with(ConsentFact changed) {
    List<ConsentFact> all = new ArrayList<>(consents);
    all.removeIf(fact -> fact.consent() == changed.consent());
    all.add(changed);
    all.sort(Comparator.comparing(ConsentFact::consent));
    return new Facts(told, readings, weight, labs, diagnoses, scores, all, risks, medications, allergies, noted, asOf);
  }
}
