package org.treatmentcourse.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Projections for dashboards, on compacted topics. A consumer drops a row whose {@code ce_sequence} is lower than the one it has. */
public sealed interface BoardEvent extends ServiceEvent {

  /**
   * One course as a row.
   *
   * @param stage where the course is: {@code REFERRED, INTAKE, EVALUATING, NOT_ELIGIBLE, APPROVED, INDUCTION, REVIEW, MAINTENANCE, STOPPED, CLOSED}
   * @param outcome what a clinician decided, e.g. {@code ELIGIBLE}
   * @param plannedSessions number of the last session of the plan in force; 0 without a plan
   * @param response newest class, e.g. {@code PARTIAL}
   * @param lastScore newest total of the instrument that response is judged by
   * @param sessions by number
   * @param openTasks task id to kind and time
   * @param flags codes that must not be overlooked: {@code RISK, BLOCKED, VITALS_OVERDUE, STOPPED, PAUSED, SERIES_HELD, SUSPENDED, CONSENT_REVOKED,
   *     CONSENT_EXPIRED, FORM_OVERDUE, AT_RISK, TASK_OVERDUE, SERIOUS_EVENT}
   * @param changedAt business time of the newest event the row was made from
   * @param urgency of the request, e.g. {@code ROUTINE}
   * @param recommendation what the rules say now; not a decision
   * @param suspendedFor codes of suspensions in force
   * @param plan the version in force
   * @param lastInstrument what {@code lastScore} was measured with, e.g. {@code PHQ9}
   * @param classified what {@code response} was judged from
   * @param proposal the newest maintenance proposal
   * @param scores newest totals, oldest first
   * @param ended why the course ended, e.g. {@code COMPLETED}
   * @param times absent before there is any
   */
  record CourseRow(
      String courseId,
      String clinic,
      @Nullable String site,
      @Nullable String indication,
      String stage,
      @Nullable String outcome,
      @Nullable String protocol,
      int plannedSessions,
      int completedSessions,
      @Nullable String response,
      @Nullable Integer lastScore,
      List<SessionRow> sessions,
      Map<String, TaskRow> openTasks,
      List<String> flags,
      @Nullable Instant changedAt,
      @Nullable String urgency,
      @Nullable Instant requestedAt,
      @Nullable String recommendation,
      @Nullable List<String> suspendedFor,
      @Nullable PlanRow plan,
      @Nullable String lastInstrument,
      @Nullable Instant lastScoreAt,
      @Nullable ClassifiedRow classified,
      @Nullable RecommendationRow advice,
      @Nullable List<ScoreRow> scores,
      @Nullable String ended,
      @Nullable TimesRow times)
      implements BoardEvent {}

  /**
   * @param status {@code BOOKED, CANCELLED, MISSED, CHECKED_IN, CLEARED, HELD, DOSING, OBSERVING, STOPPED, COMPLETED}
   * @param date local, ISO
   * @param start local wall time at the site, {@code HH:mm}
   * @param reason code why it was cancelled, held or stopped
   * @param zone IANA zone that date and start are in
   * @param startsAt the instant that date, start and zone name
   * @param slotMin chair time, minutes
   * @param since when it got this status
   * @param rebookBy until when a missed session needs a new time
   * @param doseMg ordered
   * @param checkIn the call on the day after: {@code DUE, RECEIVED, MISSED}
   * @param worstGrade highest CTCAE grade of an adverse event, 1 to 5
   * @param formDueAt when its monitoring form has to be there, while nobody has sent it
   */
  record SessionRow(
      int session,
      String status,
      @Nullable String site,
      @Nullable String date,
      @Nullable String start,
      @Nullable String reason,
      @Nullable String zone,
      @Nullable Instant startsAt,
      @Nullable Integer slotMin,
      @Nullable Instant since,
      @Nullable Instant rebookBy,
      @Nullable Integer doseMg,
      @Nullable Integer deliveredMg,
      @Nullable String checkIn,
      @Nullable Integer worstGrade,
      @Nullable Instant formDueAt) {}

  /**
   * @param role who must act now
   * @param overdue absent while it is not
   */
  record TaskRow(String kind, String role, Instant dueAt, boolean acknowledged, @Nullable Boolean overdue) {}

  /** @param intervalDays 0 for an induction */
  record PlanRow(int version, String phase, String route, String drug, int doseMg, int durationMin, int firstSession, int lastSession, int intervalDays) {}

  /**
   * @param changePct drop from baseline in percent, negative where the score has risen
   * @param afterSession how many sessions were completed at the time
   */
  record ClassifiedRow(String instrument, int baseline, int score, int changePct, int afterSession) {}

  /**
   * @param situation as in {@code followup.recommended}
   * @param status {@code OPEN, ACCEPTED, DECLINED, WITHDRAWN}
   * @param options the recommended one first while it is open; once accepted, the one that was chosen; otherwise none
   */
  record RecommendationRow(String recommendation, String situation, String status, List<OptionRow> options) {
    public RecommendationRow {
      options = List.copyOf(options);
    }
  }

  /**
   * @param intervalDays of a session of maintenance
   * @param doseMg of one session, where the dose changes
   */
  record OptionRow(String action, @Nullable Integer intervalDays, @Nullable Integer doseMg, boolean needsReason) {}

  /**
   * Turns of the outcome, of the newest score that each was read off.
   *
   * @param respondedAt when a response or a remission was first said
   * @param relapsedAt when a relapse after it was first confirmed
   * @param endedAt when the course was closed
   */
  record TimesRow(@Nullable Instant respondedAt, @Nullable Instant relapsedAt, @Nullable Instant endedAt) {}

  record ScoreRow(String instrument, int total, @Nullable String band, Instant at) {}
}
