package org.treatmentcourse.contracts;

/**
 * A version of the treatment plan, complete enough for scheduling to book and dose from.
 *
 * @param version 1 and up; a later version replaces an earlier one
 * @param protocol stable key, e.g. {@code IV_MDD_STD} (DOMAIN 5.2)
 * @param route {@code IV}, {@code IM}, {@code ESK} …
 * @param doseMgPerKg ordered dose per kilogram of dosing weight
 * @param doseMg calculated dose, rounded to the protocol's step
 * @param durationMin length of the administration, minutes
 * @param firstSession number of the first session this version covers
 * @param sessions how many sessions this version covers
 * @param minGapHours least time between two dose starts
 * @param maxGapDays most days between two sessions of an induction, or the interval plus tolerance in maintenance
 * @param maxPerWeek most sessions in any seven days
 * @param intervalDays maintenance interval; 0 for an induction
 */
public record Plan(
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

  public int lastSession() {
    return firstSession + sessions - 1;
  }
}
