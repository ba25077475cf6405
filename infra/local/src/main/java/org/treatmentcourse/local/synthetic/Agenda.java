package org.treatmentcourse.local.synthetic;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be done next about one course: everybody looks at the chart and says what they would do and when; the earliest is done. */
final class Agenda {

  /**
   * What came of an act.
   *
   * @param at business time
   * @param status HTTP status of the answer; 202 for a report
   * @param reason code of a refusal, or empty
   */
  record Done(Instant at, int status, String reason) {
    boolean worked() {
      return status / 100 == 2;
    }
  }

  private final Patient patient;
  private final Chart chart;
  private final Diary diary;
  private final Answers answers;
  private final Map<String, Done> done = new HashMap<>();
  private @Nullable Act best;

  Agenda(Patient patient, Chart chart, Diary diary) {
    this.patient = patient;
    this.chart = chart;
    this.diary = diary;
    this.answers = new Answers(patient);
  }

  Patient patient() {
    return patient;
  }

  Chart chart() {
    return chart;
  }

  Diary diary() {
    return diary;
  }

  Answers answers() {
    return answers;
  }

  Chance chance() {
    return patient.chance();
  }

  /** What came of it, if it was done. */
  Optional<Done> done(String key) {
    return Optional.ofNullable(done.get(key));
  }

  boolean isDone(String key) {
    return done.containsKey(key);
  }

  /** How often acts {@code <prefix>/1}, {@code <prefix>/2} … have been done. */
  int times(String prefix) {
    int times = 0;
    while (done.containsKey(prefix + "/" + (times + 1))) {
      times++;
    }
    return times;
  }

  /** The last of {@code <prefix>/1}, {@code <prefix>/2} … */
  Optional<Done> last(String prefix) {
    return done(prefix + "/" + times(prefix));
  }

  void propose(Act proposed) {
    Act act = afterWait(proposed);
    Act known = best;
    if (!done.containsKey(act.key()) && (known == null || act.at().isBefore(known.at()))) {
      best = act;
    }
  }

  private Act afterWait(Act act) {
    Instant until = patient.turns().waitsUntil();
    return until != null && done.containsKey("withdraws") && act.at().isBefore(until) ? new Act(until, act.key(), act.deed()) : act;
  }

  /** The earliest act; of two at one time the one that was proposed first. */
  Optional<Act> next() {
    best = null;
    if (chart.closed().isEmpty() && chart.declined().isEmpty()) {
      FirstContact.look(this);
      Duties.look(this);
      WorkUp.look(this);
      VisitDay.look(this);
      Dosing.look(this);
      Turns.look(this);
      BetweenVisits.look(this);
      Appointments.look(this);
      Recommendations.look(this);
    Ending.look(this);
    }
    return Optional.ofNullable(best);
  }

  void did(Act act, Done outcome) {
    done.put(act.key(), outcome);
  }

  static Instant plusMinutes(Instant at, long minutes) {
    return at.plus(Duration.ofMinutes(minutes));
  }
}
