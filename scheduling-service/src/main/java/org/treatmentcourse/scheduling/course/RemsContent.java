package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a monitoring form says of a session (DOMAIN 5.3, {R3} and {R4}). Null for what nobody measured or said; whoever sends it fills that in, and who
 * the patient is, which is not known here.
 *
 * @param firstTreatment whether the course has no session before it
 * @param enrolled whether the enrolment is on file now
 * @param concomitant other drugs that evaluation found, as the form names them; absence says nothing
 * @param observedMin minutes from the start of the first device to the end of the monitoring
 * @param readyMin minutes from the start of the first device to the prescriber's word that the patient may leave
 * @param vitalsAcceptableBefore the gates passed
 * @param vitalsAcceptableAfter the patient was discharged; null where it ended otherwise
 * @param sedated MOAA/S below that of an alert patient; {@code sedationResolvedAt} the first alert reading after the last such one
 * @param dissociated by an adverse event, or CADSS-6 above what it was
 * @param respiratoryDepression by an adverse event
 * @param monitoredBy subject of the token of whoever saw the patient off
 * @param seriousEvents preferred terms of serious adverse events
 * @param unknown what has to be filled in
 */
public record RemsContent(
    boolean firstTreatment,
    boolean enrolled,
    List<String> concomitant,
    Instant startedAt,
    int doseMg,
    int observedMin,
    @Nullable Integer readyMin,
    boolean vitalsAcceptableBefore,
    @Nullable Boolean vitalsAcceptableAfter,
    @Nullable Taken before,
    @Nullable Taken during,
    @Nullable Taken beforeLeaving,
    @Nullable Boolean sedated,
    @Nullable Instant sedationResolvedAt,
    @Nullable Boolean dissociated,
    @Nullable Instant dissociationResolvedAt,
    @Nullable Boolean respiratoryDepression,
    @Nullable Integer lowestSpo2,
    @Nullable Integer lowestRespiratoryRate,
    @Nullable String monitoredBy,
    List<String> adverseEvents,
    List<String> seriousEvents,
    List<String> unknown) {

  public RemsContent {
    concomitant = List.copyOf(concomitant);
    adverseEvents = List.copyOf(adverseEvents);
    seriousEvents = List.copyOf(seriousEvents);
    unknown = List.copyOf(unknown);
  }

  /** A blood pressure, mmHg. */
  public record Taken(Instant at, int systolic, int diastolic) {
    static Optional<Taken> of(Reading reading) {
      Integer systolic = reading.systolic();
      Integer diastolic = reading.diastolic();
      return systolic == null || diastolic == null ? Optional.empty() : Optional.of(new Taken(reading.at(), systolic, diastolic));
    }
  }
}
