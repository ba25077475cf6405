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
   * @param stage where the course is: {@code REFERRED, INTAKE, EVALUATING, APPROVED, INDUCTION, REVIEW, MAINTENANCE, STOPPED, CLOSED …}
   * @param sessions by number
   * @param openTasks task id to kind and time
   * @param flags codes that must not be overlooked: {@code RISK, SUSPENDED, AT_RISK …}
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
      @Nullable Instant changedAt)
      implements BoardEvent {}

  record SessionRow(int session, String status, @Nullable String site, @Nullable String date, @Nullable String start, @Nullable String reason) {}

  record TaskRow(String kind, String role, Instant dueAt, boolean acknowledged) {}
}
