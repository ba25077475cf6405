package org.treatmentcourse.scheduling.course;

import java.util.List;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.Question;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;

/** Everything the route asks on arrival was answered, and with yes. */
final class ArrivalGate implements Gate {

  @Override
  public Verdict judge(Try at) {
    RouteTimes route = at.route();
    List<Question> asked = route == null ? List.of(Question.values()) : route.asks();
    return asked.stream().map(question -> judge(question, at)).reduce(Verdict.PASS, Verdict::and);
  }

  private static Verdict judge(Question question, Try at) {
    return at.session().arrival().to(question).map(told -> Verdict.unless(told.yes() || isJudgedElsewhere(question), no(question))).orElseGet(() -> Verdict.fail(unknown(question)));
  }

  /** A change of medication is for evaluation to judge. */
  private static boolean isJudgedElsewhere(Question question) {
    return question == Question.MEDICATION_UNCHANGED;
  }

  private static String unknown(Question question) {
    return switch (question) {
      case IDENTITY -> "IDENTITY_UNKNOWN";
      case SUBSTANCE_FREE -> "SUBSTANCES_UNKNOWN";
      case MEDICATION_UNCHANGED -> "MEDICATION_UNKNOWN";
      case ESCORT -> "ESCORT_UNKNOWN";
      case FASTED -> "FASTING_UNKNOWN";
      case NASAL_SPRAY_FREE -> "NASAL_SPRAY_UNKNOWN";
      case PREPARED -> "PREPARATION_UNKNOWN";
      case THERAPIST -> "THERAPIST_UNKNOWN";
      case PEER_MONITOR -> "PEER_MONITOR_UNKNOWN";
      case VIDEO -> "VIDEO_UNKNOWN";
    };
  }

  private static String no(Question question) {
    return switch (question) {
      case IDENTITY -> "IDENTITY_NOT_CONFIRMED";
      case SUBSTANCE_FREE -> "SUBSTANCES_TODAY";
      case MEDICATION_UNCHANGED -> Medication.AWAITING;
      case ESCORT -> "ESCORT_ABSENT";
      case FASTED -> "NOT_FASTED";
      case NASAL_SPRAY_FREE -> "NASAL_SPRAY_TODAY";
      case PREPARED -> "NOT_PREPARED";
      case THERAPIST -> "THERAPIST_ABSENT";
      case PEER_MONITOR -> "PEER_MONITOR_ABSENT";
      case VIDEO -> "VIDEO_NOT_CONNECTED";
    };
  }
}
