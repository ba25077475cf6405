package org.treatmentcourse.dashboard.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.BoardEvent.OptionRow;
import org.treatmentcourse.contracts.BoardEvent.RecommendationRow;
import org.treatmentcourse.contracts.BoardEvent.ScoreRow;
import org.treatmentcourse.contracts.BoardEvent.TimesRow;
import org.treatmentcourse.contracts.FollowupEvent;
import org.treatmentcourse.contracts.FollowupEvent.ResponseClassified;
import org.treatmentcourse.contracts.decide.Occurrence;

/**
 * From {@code followup.events}.
 *
 * @param scores newest totals, oldest first
 * @param classified the newest judgement
 * @param tasks open ones, in the order they were opened
 * @param checkIns by session number: {@code DUE, RECEIVED, MISSED}
 * @param resolved escalations that a person has disposed of
 * @param closed why the course was closed
 * @param times absent before there is any
 */
public record Outlook(
    List<ScoreRow> scores,
    @Nullable ResponseClassified classified,
    @Nullable RecommendationRow advice,
    List<Task> tasks,
    Map<Integer, String> checkIns,
    List<String> resolved,
    @Nullable String closed,
    @Nullable TimesRow times) {

  /** As many scores as a year of weekly ones; what is older is in follow-up. */
  private static final int SCORES = 52;

  static final Outlook NONE = new Outlook(List.of(), null, null, List.of(), Map.of(), List.of(), null, null);

  /** @param role who must act now */
  public record Task(String task, String kind, String role, Instant dueAt, boolean acknowledged, boolean overdue) {}

  Outlook hear(FollowupEvent event, Occurrence when) {
    return switch (event) {
      case FollowupEvent.AssessmentScored e ->
          e.total() == null ? this : scored(new ScoreRow(e.instrument(), e.total(), e.band(), e.answered(when.occurredAt())), e.amends() != null);
      case FollowupEvent.SuicideRiskResolved e ->
          new Outlook(scores, classified, advice, tasks, checkIns, and(resolved, e.occurrence()), closed, times);
      case FollowupEvent.CheckInDue e -> checkIn(e.session(), "DUE");
      case FollowupEvent.CheckInReceived e -> checkIn(e.session(), "RECEIVED");
      case FollowupEvent.CheckInMissed e -> checkIn(e.session(), "MISSED");
      case FollowupEvent.SafetySignalled e -> this;
      case FollowupEvent.CarePlanned e -> this;
      case FollowupEvent.CareProgressed e -> this;
      case FollowupEvent.CareEnded e -> this;
      case FollowupEvent.MeasurementDue e -> this;
      case FollowupEvent.MeasurementOverdue e -> this;
      case FollowupEvent.MeasurementMissed e -> this;
      case FollowupEvent.MeasurementTaken e -> this;
      case ResponseClassified e -> new Outlook(scores, e, advice, tasks, checkIns, resolved, closed, responded(e.response(), when.occurredAt()));
      case FollowupEvent.ResponseSustained e -> this;
      case FollowupEvent.RelapseSuspected e -> this;
      case FollowupEvent.RelapseConfirmed e -> timed(relapsed(when.occurredAt()));
      case FollowupEvent.Recommended e ->
          advised(new RecommendationRow(e.recommendation(), e.situation().name(), "OPEN", e.options().stream().map(Outlook::option).toList()));
      case FollowupEvent.RecommendationAccepted e -> advised(e.recommendation(), "ACCEPTED", List.of(option(e.option())));
      case FollowupEvent.RecommendationDeclined e -> advised(e.recommendation(), "DECLINED", List.of());
      case FollowupEvent.RecommendationWithdrawn e -> advised(e.recommendation(), "WITHDRAWN", List.of());
      case FollowupEvent.TaskOpened e -> tasks(and(tasks, new Task(e.task(), e.kind(), e.role(), e.dueAt(), false, false)));
      case FollowupEvent.TaskAcknowledged e -> task(e.task(), t -> new Task(t.task(), t.kind(), t.role(), t.dueAt(), true, t.overdue()));
      case FollowupEvent.TaskOverdue e -> task(e.task(), t -> new Task(t.task(), t.kind(), e.role(), t.dueAt(), t.acknowledged(), true));
      case FollowupEvent.TaskClosed e -> tasks(tasks.stream().filter(t -> !t.task().equals(e.task())).toList());
      case FollowupEvent.CourseClosed e -> new Outlook(scores, classified, advice, tasks, checkIns, resolved, e.reason(), ended(when.occurredAt()));
      case FollowupEvent.CourseBlocked e -> throw new IllegalArgumentException("is gathered over all topics");
      case FollowupEvent.CourseUnblocked e -> throw new IllegalArgumentException("is gathered over all topics");
      case FollowupEvent.SuicideRiskEscalated e -> throw new IllegalArgumentException("travels on the safety stream");
    };
  }

  private Outlook timed(TimesRow next) {
    return new Outlook(scores, classified, advice, tasks, checkIns, resolved, closed, next);
  }

  private TimesRow timesOrNone() {
    return times == null ? new TimesRow(null, null, null) : times;
  }

  /** The earliest counts, in whatever order they are told. */
  private @Nullable TimesRow responded(FollowupEvent.Response response, Instant at) {
    TimesRow known = timesOrNone();
    boolean good = response == FollowupEvent.Response.REMISSION || response == FollowupEvent.Response.RESPONSE;
    return good ? new TimesRow(earliest(known.respondedAt(), at), known.relapsedAt(), known.endedAt()) : times;
  }

  private TimesRow relapsed(Instant at) {
    TimesRow known = timesOrNone();
    return new TimesRow(known.respondedAt(), earliest(known.relapsedAt(), at), known.endedAt());
  }

  private TimesRow ended(Instant at) {
    TimesRow known = timesOrNone();
    return new TimesRow(known.respondedAt(), known.relapsedAt(), at);
  }

  private static Instant earliest(@Nullable Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }

  /** @param amends true if it takes the place of the one that was answered at that moment */
  private Outlook scored(ScoreRow score, boolean amends) {
    List<ScoreRow> all = new ArrayList<>(scores);
    all.removeIf(old -> amends && old.instrument().equals(score.instrument()) && old.at().equals(score.at()));
    all.add(score);
    all.sort(Comparator.comparing(ScoreRow::at));
    List<ScoreRow> newest = List.copyOf(all.subList(Math.max(0, all.size() - SCORES), all.size()));
    return new Outlook(newest, classified, advice, tasks, checkIns, resolved, closed, times);
  }

  private Outlook checkIn(int session, String status) {
    Map<Integer, String> all = new TreeMap<>(checkIns);
    all.put(session, status);
    return new Outlook(scores, classified, advice, tasks, all, resolved, closed, times);
  }

  private static OptionRow option(FollowupEvent.Option one) {
    return new OptionRow(one.action().name(), one.intervalDays(), one.doseMg(), one.needsReason());
  }

  private Outlook advised(String recommendation, String status, List<OptionRow> options) {
    RecommendationRow open = advice;
    return open != null && open.recommendation().equals(recommendation)
        ? advised(new RecommendationRow(recommendation, open.situation(), status, options))
        : this;
  }

  private Outlook advised(RecommendationRow next) {
    return new Outlook(scores, classified, next, tasks, checkIns, resolved, closed, times);
  }

  private Outlook task(String id, UnaryOperator<Task> change) {
    return tasks(tasks.stream().map(t -> t.task().equals(id) ? change.apply(t) : t).toList());
  }

  private Outlook tasks(List<Task> next) {
    return new Outlook(scores, classified, advice, next, checkIns, resolved, closed, times);
  }

  private static <T> List<T> and(List<T> list, T one) {
    List<T> more = new ArrayList<>(list);
    more.add(one);
    return List.copyOf(more);
  }
}
