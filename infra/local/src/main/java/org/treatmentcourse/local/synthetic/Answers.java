package org.treatmentcourse.local.synthetic;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.treatmentcourse.contracts.ClinicEvent.CheckInAnswered;
import org.treatmentcourse.contracts.ClinicEvent.QuestionnaireAnswered;

/** What a patient answers, from the truth about them and how far the treatment has come. */
final class Answers {

  private static final int ITEMS = 9;
  private static final int MOST = 3;
  /** Sessions after which most of the effect is there. */
  private static final double HALF_WAY = 2.0;

  private final Patient patient;

  Answers(Patient patient) {
    this.patient = patient;
  }

  /** PHQ-9 total that is true after so many sessions, 0 to 27. */
  int total(int sessions, String occasion) {
    double reached = 1 - Math.exp(-sessions / HALF_WAY);
    double expected = patient.severity() * (1 - patient.truth().effect() * reached);
    return (int) Math.clamp(Math.round(expected + patient.chance().noise("phq9/" + occasion)), 0, ITEMS * MOST - MOST);
  }

  /** @param risk 0 to 3: what the ninth item says */
  QuestionnaireAnswered phq9(int sessions, String occasion, int risk) {
    Map<String, Integer> answers = new TreeMap<>();
    int left = Math.max(0, total(sessions, occasion) - risk);
    for (int item = 1; item < ITEMS; item++) {
      int share = Math.min(MOST, (int) Math.ceil(left / (double) (ITEMS - item)));
      answers.put("q" + item, share);
      left -= share;
    }
    answers.put("q9", risk);
    answers.put("difficulty", Math.min(MOST, total(sessions, occasion) / 7));
    return new QuestionnaireAnswered("PHQ9", answers);
  }

  /** A form about anxiety, with a high total. */
  QuestionnaireAnswered gad7() {
    Map<String, Integer> answers = new TreeMap<>();
    for (int item = 1; item <= 7; item++) {
      answers.put("q" + item, 2);
    }
    return new QuestionnaireAnswered("GAD7", answers);
  }

  /** The screening questionnaires of everybody with a mental disorder; a few drink more than they should. */
  List<QuestionnaireAnswered> screens() {
    int drinks = patient.chance().happens("drinks", 0.08) ? 3 : 1;
    Map<String, Integer> mood = no(13);
    mood.put("q2", 1);
    mood.put("clustering", 0);
    mood.put("impairment", 1);
    Map<String, Integer> drugs = no(10);
    drugs.put("q3", 1);
    return List.of(
        new QuestionnaireAnswered("MDQ", mood),
        new QuestionnaireAnswered("PSQ", Map.of("hallucination", 0, "delusion", 0, "thoughtInterference", 0, "paranoia", 0, "priorAntipsychotic", 0)),
        new QuestionnaireAnswered("AUDIT_C", Map.of("q1", drinks, "q2", drinks - 1, "q3", 0)),
        new QuestionnaireAnswered("DAST10", drugs));
  }

  private static Map<String, Integer> no(int items) {
    Map<String, Integer> answers = new TreeMap<>();
    for (int item = 1; item <= items; item++) {
      answers.put("q" + item, 0);
    }
    return answers;
  }

  /** @param risk 0: no to everything; 1: wishes; 2: thoughts of how; 3: intent */
  QuestionnaireAnswered screen(int risk) {
    Map<String, Integer> answers = new TreeMap<>();
    answers.put("q1", risk >= 1 ? 1 : 0);
    answers.put("q2", risk >= 2 ? 1 : 0);
    if (risk >= 2) {
      answers.put("q3", 1);
      answers.put("q4", risk >= 3 ? 1 : 0);
      answers.put("q5", 0);
    }
    answers.put("q6_lifetime", 0);
    return new QuestionnaireAnswered("CSSRS_SCREEN", answers);
  }

  /** How near to danger the patient is on that occasion. */
  int risk(String occasion) {
    double drawn = patient.chance().of("risk/" + occasion);
    if (patient.story() == Story.AT_RISK) {
      return drawn < 0.12 ? 2 : drawn < 0.40 ? 1 : 0;
    }
    return drawn < 0.01 ? 2 : drawn < 0.06 ? 1 : 0;
  }

  CheckInAnswered checkIn(int session) {
    String occasion = "check-in/" + session;
    int mood = Math.clamp(10 - total(session, occasion) / 3L, 0, 10);
    return new CheckInAnswered(session, mood, risk(occasion) >= 2, patient.chance().happens("unwell/" + session, patient.habits().sideEffect() / 3));
  }
}
