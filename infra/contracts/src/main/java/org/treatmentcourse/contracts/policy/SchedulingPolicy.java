package org.treatmentcourse.contracts.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.Clinic.StaffRole;
import org.treatmentcourse.contracts.Consent;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.Range;
import org.treatmentcourse.contracts.UsState;

/**
 * Numbers of the scheduling service: when a session fits, may start, must stop and may end. What belongs to a protocol (spacing, dose, duration)
 * comes with the plan instead.
 *
 * @param requiredConsents which must be active at every start
 * @param routes kinds of sessions: by protocol where it has its own, e.g. {@code KAP_IM}, otherwise by route of the plan: {@code IV}, {@code IM},
 *     {@code PO_SL}, {@code ESK}, {@code HOME}
 */
public record SchedulingPolicy(
    String version,
    LocalDate effectiveFrom,
    Map<String, String> sources,
    List<Consent> requiredConsents,
    Bp bp,
    Vitals vitals,
    Telemetry telemetry,
    Stop stop,
    Risk risk,
    Mania mania,
    Arrival arrival,
    Map<String, RouteTimes> routes,
    Site site,
    NoShow noShow,
    Cancellation cancellation,
    Discharge discharge,
    Adverse adverse,
    Rems rems,
    Ledger ledger,
    Booking booking,
    Restart restart)
    implements Pack {

  public SchedulingPolicy {
    sources = Map.copyOf(sources);
    requiredConsents = List.copyOf(requiredConsents);
    routes = Map.copyOf(routes);
  }

  /** The key in {@link #routes} of the sessions of this plan; it may be missing there. */
  public String kind(Plan plan) {
    return routes.containsKey(plan.protocol()) ? plan.protocol() : plan.route();
  }

  /**
   * Blood pressure before and during a session, mmHg. A band begins at its number, except caution, which begins above it.
   *
   * @param repeatAfterMin least minutes between two readings that confirm each other
   * @param repeats readings needed after one in the hold band before a prescriber may clear it
   * @param maxAgeMin oldest reading that still counts as known at a start, minutes
   */
  public record Bp(
      int cautionAboveSbp,
      int cautionAboveDbp,
      int holdSbp,
      int holdDbp,
      int excludeSbp,
      int excludeDbp,
      int emergencySbp,
      int emergencyDbp,
      @Range(min = 0) int repeatAfterMin,
      @Range(min = 0) int repeats,
      @Range(min = 1) int maxAgeMin) {}

  /**
   * @param hrMin per minute, at a start
   * @param hrMax per minute, at a start
   * @param spo2Min percent, at a start
   * @param temperatureBelow degrees Celsius, at a start
   * @param duringEveryMin minutes between two sets during dosing, where the route says nothing else
   * @param postEveryMin minutes between two sets after the dose, where the route says nothing else
   * @param lateMin minutes after which a missing set raises an alarm
   * @param maxAlarms alarms raised in a row while nothing comes
   */
  public record Vitals(
      int hrMin,
      int hrMax,
      int spo2Min,
      double temperatureBelow,
      @Range(min = 1) int duringEveryMin,
      @Range(min = 1) int postEveryMin,
      Closely closely,
      @Range(min = 0) int lateMin,
      @Range(min = 1) int maxAlarms) {}

  /**
   * What of a monitor's samples is judged as a set of vital signs.
   *
   * @param confirmSec seconds for which a sign that is sampled faster than that must stay outside its limits, so that a slipped sensor stops nobody
   * @param outsideEverySec seconds between two sets while a sign is outside its limits
   * @param everySec seconds between two sets with a blood pressure while all are within
   */
  public record Telemetry(@Range(min = 0, max = 60) int confirmSec, @Range(min = 1, max = 60) int outsideEverySec, @Range(min = 60, max = 3600) int everySec) {}

  /**
   * Who was held for a raised pressure, or whose dose is paused, is measured more often.
   *
   * @param everyMin minutes between two sets
   * @param forMin minutes from the start of the dose
   */
  public record Closely(@Range(min = 1) int everyMin, @Range(min = 1) int forMin) {}

  /**
   * Readings that end an infusion; blood pressure is in {@link Bp}.
   *
   * @param spo2Below percent
   * @param rrMin breaths per minute; below it stops
   * @param rrMax breaths per minute; above it stops
   * @param moaasMax MOAA/S; this and less stops
   * @param sustained what stops once it has lasted
   */
  public record Stop(int spo2Below, int rrMin, int rrMax, int moaasMax, List<Sustained> sustained) {
    public Stop {
      sustained = List.copyOf(sustained);
    }

    /** @param spo2 percent */
    public boolean oxygenEnds(int spo2) {
      return spo2 < spo2Below;
    }

    /** @param breaths per minute */
    public boolean breathsEnd(int breaths) {
      return breaths < rrMin || breaths > rrMax;
    }
  }

  /**
   * A sign that stays outside its limits from one reading to another, with none inside between them.
   *
   * @param below what is less counts, or null
   * @param above what is more counts, or null
   * @param minutes least time between the first reading and the last
   * @param reason code of the stop
   */
  public record Sustained(Sign sign, @Nullable Integer below, @Nullable Integer above, @Range(min = 1) int minutes, String reason) {

    public boolean outside(int value) {
      return (below != null && value < below) || (above != null && value > above);
    }
  }

  /** What is measured. */
  public enum Sign {
    HEART_RATE,
    SPO2,
    MOAAS
  }

  /**
   * @param instruments which must be on file at a start
   * @param maxAgeHours how old they may be
   * @param blockTier screener tier from which a start waits for a person
   * @param blockItem9 PHQ-9 item 9 from which a start waits for a person
   * @param upstreamMaxAgeSec seconds: what is known of the safety streams must be fresher than this, or nobody starts
   */
  public record Risk(
      List<String> instruments, @Range(min = 1) int maxAgeHours, RiskTier blockTier, int blockItem9, @Range(min = 1) int upstreamMaxAgeSec) {
    public Risk {
      instruments = List.copyOf(instruments);
    }
  }

  /**
   * A scale of mania that calls for a prescriber's look before the next dose.
   *
   * @param reviewFrom points
   */
  public record Mania(String instrument, @Range(min = 1) int reviewFrom) {}

  /** @param evaluationWaitMin minutes for which a changed medication waits for evaluation before somebody is told */
  public record Arrival(@Range(min = 1) int evaluationWaitMin) {}

  /** What the patient is asked on arrival. Every one is put such that yes lets the dose begin. */
  public enum Question {
    IDENTITY,
    SUBSTANCE_FREE,
    MEDICATION_UNCHANGED,
    ESCORT,
    FASTED,
    NASAL_SPRAY_FREE,
    PREPARED,
    THERAPIST,
    PEER_MONITOR,
    VIDEO
  }

  /** What must be known to be true before a patient leaves (DOMAIN 5.7), beside the least observation. */
  public enum Check {
    PRESSURE,
    OXYGEN,
    ALERTNESS,
    ORIENTATION,
    DISSOCIATION,
    PADSS,
    NAUSEA,
    GAIT,
    RISK,
    ESCORT,
    PEER_MONITOR,
    INSTRUCTIONS,
    RELEASE,
    SEDATION_RESOLVED,
    DISSOCIATION_RESOLVED,
    RESPIRATION_RESOLVED
  }

  /**
   * Vitals of one route.
   *
   * @param duringEveryMin minutes between two sets during dosing
   * @param after steps in order; the last one has no end
   */
  public record Cadence(@Range(min = 1) int duringEveryMin, List<Step> after) {
    public Cadence {
      after = List.copyOf(after);
    }

    /** @param untilMin minutes since the end of the dose up to which it holds, or null */
    public record Step(@Range(min = 1) int everyMin, @Nullable @Range(min = 1) Integer untilMin) {}
  }

  /**
   * Minutes of a slot around the dose, whose length comes with the plan.
   *
   * @param observationMin least observation after the end of the dose
   * @param doseBeforeClosingMin least minutes between the start of the dose and closing
   * @param rems whether the site must be certified for it
   * @param asks what must be answered with yes before a dose
   * @param consents which must be active at a start in addition to those of every route
   * @param toLeave what must be true before the patient leaves
   * @param vitals how often vitals are due, or null for the usual pace
   * @param atHome whether the patient is at home, so that no chair, nurse or credential on site is needed; absent: in the clinic
   * @param needs of whom one is there for this patient alone, throughout the slot; absent: of nobody
   * @param states in which a patient at home may be; absent: nobody asks
   * @param riskBelow screener tier from which no dose is given; absent: the usual one
   */
  public record RouteTimes(
      @Range(min = 0) int prepMin,
      @Range(min = 0) int observationMin,
      @Range(min = 0) int turnoverMin,
      @Range(min = 0) int doseBeforeClosingMin,
      boolean rems,
      List<Question> asks,
      List<Consent> consents,
      List<Check> toLeave,
      @Nullable Cadence vitals,
      @Nullable Boolean atHome,
      @Nullable List<StaffRole> needs,
      @Nullable List<UsState> states,
      @Nullable RiskTier riskBelow) {
    public RouteTimes {
      asks = List.copyOf(asks);
      consents = List.copyOf(consents);
      toLeave = List.copyOf(toLeave);
      needs = needs == null ? null : List.copyOf(needs);
      states = states == null ? null : List.copyOf(states);
    }
  }

  /**
   * @param patientsPerNurseDosing how many one nurse may dose; shares of a nurse add up
   * @param patientsPerNurseObserving how many one nurse may observe
   * @param closingBufferMin minutes between the end of a slot and closing
   * @param gridMin minutes between two possible starts
   * @param credentials what one of a rostered role must have to count
   * @param onSite what somebody who counts must have at every moment of a slot
   */
  public record Site(
      @Range(min = 1) int patientsPerNurseDosing,
      @Range(min = 1) int patientsPerNurseObserving,
      @Range(min = 0) int closingBufferMin,
      @Range(min = 1) int gridMin,
      Map<StaffRole, List<String>> credentials,
      List<String> onSite) {
    public Site {
      credentials = Map.copyOf(credentials);
      onSite = List.copyOf(onSite);
    }
  }

  /**
   * @param graceMin minutes after the appointment until silence is a no-show
   * @param holdBookingAfter no-shows after which nothing is booked until the patient was contacted
   * @param contactTask kind of the task whose closing says that the patient was contacted
   */
  public record NoShow(@Range(min = 0) int graceMin, @Range(min = 1) int holdBookingAfter, String contactTask) {}

  /** @param noticeHours a cancellation with less notice is late */
  public record Cancellation(@Range(min = 0) int noticeHours) {}

  /**
   * Limits of what a patient must have reached to leave: pressure within {@code bpWithinPct} percent of the last one before the dose, or falling and
   * below the two limits (mmHg).
   *
   * @param spo2Min percent; less is enough if it was no more before the dose
   * @param moaas MOAA/S, exactly
   * @param cadss6Above most points of CADSS-6 above what it was before the dose
   * @param padssMin points of PADSS, of 10
   * @param padssModifiedMin points of the PADSS without intake and output, of 8
   * @param longerMin minutes of observation more, by the rule of evaluation that asks for them, e.g. {@code EL-21}
   */
  public record Discharge(
      @Range(min = 0, max = 100) int bpWithinPct,
      int bpFallingBelowSbp,
      int bpFallingBelowDbp,
      @Range(min = 0, max = 100) int spo2Min,
      @Range(min = 0, max = 5) int moaas,
      @Range(min = 0, max = 24) int cadss6Above,
      @Range(min = 0, max = 10) int padssMin,
      @Range(min = 0, max = 8) int padssModifiedMin,
      Map<String, @Range(min = 0) Integer> longerMin) {
    public Discharge {
      longerMin = Map.copyOf(longerMin);
    }
  }

  /**
   * Adverse events.
   *
   * @param seriousGrade from this CTCAE grade on one is serious whatever was said
   * @param terms MedDRA preferred terms by their text; what is not among them is told as {@code Other}
   * @param dissociation which of them are a dissociation
   * @param respiratory which of them are a respiratory depression
   */
  public record Adverse(@Range(min = 1, max = 5) int seriousGrade, Map<String, Term> terms, List<String> dissociation, List<String> respiratory) {
    public Adverse {
      terms = Map.copyOf(terms);
      dissociation = List.copyOf(dissociation);
      respiratory = List.copyOf(respiratory);
    }

    /** @param holdsFromGrade from this grade on it holds the rest of the series even if it is not serious, or null */
    public record Term(@Nullable @Range(min = 1, max = 5) Integer holdsFromGrade) {}
  }

  /**
   * The monitoring form of every session of a route with {@link RouteTimes#rems}. Days are calendar days of the site, from the moment the patient left.
   *
   * @param formDueDays after which it has to have been sent
   * @param formWarnDays after which somebody is told
   * @param formEscalateDays after which somebody else is
   * @param bpAtMin minutes after the start of the dose at which it wants a blood pressure
   * @param bpWithinMin minutes by which that reading may be off
   * @param sedatedBelow MOAA/S below which a patient counts as sedated
   * @param concomitant what the form asks of other drugs, by the rule of evaluation that finds them
   * @param overdueFormBlocks whether no session starts while an earlier form is overdue
   * @param completeBeforeMaintenance whether the first session of every maintenance plan waits until all earlier forms have been sent
   */
  public record Rems(
      @Range(min = 1) int formDueDays,
      @Range(min = 1) int formWarnDays,
      @Range(min = 1) int formEscalateDays,
      @Range(min = 1) int bpAtMin,
      @Range(min = 1) int bpWithinMin,
      @Range(min = 1, max = 5) int sedatedBelow,
      Map<String, String> concomitant,
      boolean overdueFormBlocks,
      boolean completeBeforeMaintenance) {
    public Rems {
      concomitant = Map.copyOf(concomitant);
    }
  }

  /**
   * The record of controlled substances.
   *
   * @param sites where a discharge waits until what was issued for the session has been given or wasted, by the site's ledger
   * @param discrepancy who has to do what about a count that does not agree
   */
  public record Ledger(List<String> sites, Discrepancy discrepancy) {
    public Ledger {
      sites = List.copyOf(sites);
    }

    /**
     * @param role whose task it is
     * @param dueMin minutes after the count
     */
    public record Discrepancy(String role, @Range(min = 1) int dueMin) {}
  }

  /**
   * @param leadHours least hours between booking and appointment, so that the patient can fast
   * @param horizonDays how far ahead is looked
   * @param offers how many starts are offered
   * @param offerValidMin minutes for which the chairs of an offer are kept while the patient decides
   * @param linkDays days for which a link to a calendar can be used
   */
  public record Booking(@Range(min = 0) int leadHours, @Range(min = 1) int horizonDays, @Range(min = 1) int offers, @Range(min = 1) int offerValidMin, @Range(min = 1) int linkDays) {}

  /**
   * An induction that stood still.
   *
   * @param decisionAfterDays days without a dose after which a clinician decides whether it goes on
   * @param eligibilityAfterDays days without a dose after which eligibility has to be decided again
   */
  public record Restart(@Range(min = 1) int decisionAfterDays, @Range(min = 1) int eligibilityAfterDays) {}
}
