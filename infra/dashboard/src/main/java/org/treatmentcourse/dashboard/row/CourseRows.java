package org.treatmentcourse.dashboard.row;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.BoardEvent.ClassifiedRow;
import org.treatmentcourse.contracts.BoardEvent.CourseRow;
import org.treatmentcourse.contracts.BoardEvent.PlanRow;
import org.treatmentcourse.contracts.BoardEvent.ScoreRow;
import org.treatmentcourse.contracts.BoardEvent.SessionRow;
import org.treatmentcourse.contracts.BoardEvent.TaskRow;
import org.treatmentcourse.contracts.FollowupEvent.ResponseClassified;
import org.treatmentcourse.contracts.Plan;
import org.treatmentcourse.contracts.SchedulingEvent.Booking;
import org.treatmentcourse.contracts.decide.CourseRef;
import org.treatmentcourse.dashboard.row.Sitting.Status;

/** The row that the parts make. A function of the parts alone. */
public final class CourseRows {
  private static final String DEPRESSION = "PHQ9";

  private CourseRows() {}

  public static CourseRow of(Heard heard, CourseRef course) {
    Referral referral = heard.referral();
    WorkUp workUp = heard.workUp();
    Outlook outlook = heard.outlook();
    Plan plan = workUp.plan();
    ResponseClassified classified = outlook.classified();
    ScoreRow last = lastScore(outlook);
    List<String> suspended = heard.suspended().after(workUp.resumedUpTo());
    return new CourseRow(
        course.courseId(),
        course.clinic(),
        referral.site(),
        name(referral.indication()),
        Stages.of(heard),
        name(workUp.outcome()),
        plan == null ? null : plan.protocol(),
        plan == null ? 0 : plan.lastSession(),
        heard.series().completed(),
        classified == null ? null : classified.response().name(),
        last == null ? null : last.total(),
        heard.series().sessions().stream().filter(s -> s.status() != Status.UNKNOWN).map(s -> session(s, heard)).toList(),
        tasks(outlook),
        Flags.of(heard),
        heard.changedAt(),
        name(referral.urgency()),
        referral.requestedAt(),
        name(workUp.recommendation()),
        orNull(suspended),
        plan == null ? null : plan(plan),
        last == null ? null : last.instrument(),
        last == null ? null : last.at(),
        classified == null ? null : classified(classified),
        outlook.advice(),
        orNull(outlook.scores()),
        outlook.closed() == null ? referral.declined() : outlook.closed(),
        outlook.times());
  }

  private static @Nullable ScoreRow lastScore(Outlook outlook) {
    ResponseClassified classified = outlook.classified();
    String judgedBy = classified == null ? DEPRESSION : classified.instrument();
    List<ScoreRow> scores = outlook.scores();
    List<ScoreRow> judged = scores.stream().filter(score -> score.instrument().equals(judgedBy)).toList();
    return !judged.isEmpty() ? judged.getLast() : scores.isEmpty() ? null : scores.getLast();
  }

  private static SessionRow session(Sitting sitting, Heard heard) {
    Booking booking = sitting.booking();
    Stopped.Stop stop = heard.stopped().of(sitting).orElse(null);
    boolean stopped = stop != null && sitting.status() != Status.COMPLETED;
    return new SessionRow(
        sitting.session(),
        stop != null && stopped ? stop.status() : sitting.status().name(),
        booking == null ? null : booking.site(),
        booking == null ? null : booking.date().toString(),
        booking == null ? null : booking.start().toString(),
        stop == null ? sitting.reason() : stop.reason(),
        booking == null ? null : booking.zone(),
        booking == null ? null : booking.startsAt(),
        booking == null ? null : Integer.valueOf(booking.slotMin()),
        stop != null && stopped ? stop.at() : sitting.since(),
        sitting.rebookBy(),
        sitting.doseMg(),
        sitting.deliveredMg(),
        heard.outlook().checkIns().get(sitting.session()),
        sitting.worstGrade() == 0 ? null : Integer.valueOf(sitting.worstGrade()),
        sitting.form() == null ? null : sitting.form().dueAt());
  }

  private static Map<String, TaskRow> tasks(Outlook outlook) {
    Map<String, TaskRow> rows = new TreeMap<>();
    outlook.tasks().forEach(t -> rows.put(t.task(), new TaskRow(t.kind(), t.role(), t.dueAt(), t.acknowledged(), t.overdue() ? true : null)));
    return rows;
  }

  private static PlanRow plan(Plan plan) {
    return new PlanRow(
        plan.version(),
        plan.phase().name(),
        plan.route(),
        plan.drug(),
        plan.doseMg(),
        plan.durationMin(),
        plan.firstSession(),
        plan.lastSession(),
        plan.intervalDays());
  }

  private static ClassifiedRow classified(ResponseClassified c) {
    return new ClassifiedRow(c.instrument(), c.baseline(), c.score(), c.changePct(), c.afterSession());
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static <T> @Nullable List<T> orNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }
}
