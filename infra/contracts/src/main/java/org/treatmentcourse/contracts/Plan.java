package org.treatmentcourse.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of the treatment plan, complete enough for scheduling to book and dose from.
 *
 * @param version 1 and up; a later version replaces an earlier one
 * @param protocol stable key, e.g. {@code IV_MDD_STD} (DOMAIN 5.2)
 * @param route {@code IV}, {@code IM}, {@code ESK} …
 * @param doseMgPerKg ordered dose per kilogram of dosing weight; absent where mg are ordered
 * @param doseMg dose of one session, rounded to the protocol's step
 * @param durationMin length of the administration, minutes
 * @param firstSession number of the first session this version covers
 * @param sessions how many sessions this version covers
 * @param minGapHours least time between two dose starts
 * @param maxGapDays most days between two sessions of an induction, or the interval plus tolerance in maintenance
 * @param maxPerWeek most sessions in any seven days
 * @param intervalDays maintenance interval; 0 for an induction
 * @param doseMgPerKgPerHour ordered rate; absent where none is
 * @param dosingWeightKg what the dose was calculated with; absent where mg are ordered
 * @param weightBasis which weight that is; absent where mg are ordered
 * @param devices how many devices make up the dose of one session; absent where there are none
 * @param onLabel whether the drug is approved for this use
 * @param nextIntervalsDays intervals, ascending, of which the protocol allows one for the sessions after these; empty: it has no sessions after them
 * @param higherDoseMg dose of one session, one step of the protocol up, where one prescriber may order it
 * @param lowerDoseMg one step down, where the protocol goes so low
 */
public record Plan(
    int version,
    String protocol,
    Phase phase,
    String route,
    String drug,
    @Nullable Double doseMgPerKg,
    int doseMg,
    int durationMin,
    int firstSession,
    int sessions,
    int minGapHours,
    int maxGapDays,
    int maxPerWeek,
    int intervalDays,
    @Nullable Double doseMgPerKgPerHour,
    @Nullable Double dosingWeightKg,
    @Nullable WeightBasis weightBasis,
    @Nullable Integer devices,
    @Nullable Boolean onLabel,
    @Nullable List<Integer> nextIntervalsDays,
    @Nullable Integer higherDoseMg,
    @Nullable Integer lowerDoseMg) {

  public Plan {
    nextIntervalsDays = nextIntervalsDays == null ? null : List.copyOf(nextIntervalsDays);
  }

  /** With nothing that may be left out but the dose per kilogram. */
  public Plan(
      int version,
      String protocol,
      Phase phase,
      String route,
      String drug,
      double doseMgPerKg,
      int doseMg,
      int durationMin,
      int firstSession,
      int sessions,
      int minGapHours,
      int maxGapDays,
      int maxPerWeek,
      int intervalDays) {
    this(
        version, protocol, phase, route, drug, doseMgPerKg, doseMg, durationMin, firstSession, sessions, minGapHours, maxGapDays, maxPerWeek, intervalDays,
        null, null, null, null, null, null, null, null);
  }

  public Plan withDoseSteps(@Nullable Integer higherMg, @Nullable Integer lowerMg) {
    return new Plan(
        version, protocol, phase, route, drug, doseMgPerKg, doseMg, durationMin, firstSession, sessions, minGapHours, maxGapDays, maxPerWeek, intervalDays,
        doseMgPerKgPerHour, dosingWeightKg, weightBasis, devices, onLabel, nextIntervalsDays, higherMg, lowerMg);
  }

  public int lastSession() {
    return firstSession + sessions - 1;
  }

  /** Which weight a dose per kilogram is calculated with (DOMAIN 5.1). */
  public enum WeightBasis {
    ACTUAL,
    IDEAL,
    /** The ideal weight and a share of what is above it. */
    ADJUSTED
  }
}
