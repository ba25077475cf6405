package org.treatmentcourse.contracts.policy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.Action;
import org.treatmentcourse.contracts.FollowupEvent.RiskTier;
import org.treatmentcourse.contracts.FollowupEvent.SafetyDomain;
import org.treatmentcourse.contracts.FollowupEvent.Situation;
import org.treatmentcourse.contracts.Indication;
import org.treatmentcourse.contracts.Phase;
import org.treatmentcourse.contracts.Range;
import org.treatmentcourse.contracts.SchedulingEvent.BpSeverity;
import org.treatmentcourse.contracts.Sex;
import org.treatmentcourse.contracts.Size;
import org.treatmentcourse.contracts.Text;

/**
 * The instruments and numbers of follow-up (DOMAIN 3, 6, Appendix B).
 *
 * @param instruments by key, e.g. {@code PHQ9}, in the order of the catalogue: definitions only, no item wording
 * @param outcomes by instrument: what its totals mean against the baseline
 * @param cadence what is measured besides sessions, in the order in which it is shown
 * @param tasks by kind, e.g. {@code RISK_REVIEW}
 */
public record FollowupPolicy(
    String version,
    LocalDate effectiveFrom,
    Map<String, Instrument> instruments,
    Suicide suicide,
    Response response,
    Map<String, Outcome> outcomes,
    CheckIns checkIns,
    @Size(max = 8) List<Round> cadence,
    Safety safety,
    Integration integration,
    Maintenance maintenance,
    Recommendations recommendations,
    Sessions sessions,
    Map<String, TaskTerms> tasks,
    Messages messages,
    Map<String, String> sources)
    implements Pack {

  public FollowupPolicy {
    instruments = Collections.unmodifiableMap(new LinkedHashMap<>(instruments));
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    cadence = List.copyOf(cadence);
    if (cadence.stream().map(Round::key).distinct().count() < cadence.size()) {
      throw new IllegalArgumentException("cadence has a key twice: " + cadence.stream().map(Round::key).toList());
    }
    tasks = Map.copyOf(tasks);
    sources = Map.copyOf(sources);
  }

  /** How answers become a score. */
  public enum Aggregation {
    /** Sum of the scored items. */
    SUM,
    /** The value of the one item. */
    SINGLE,
    /** Sum of the subscores. */
    DOMAIN_MAX_SUM,
    /** No total: the subscores are the score, and the first of them, rounded half up, gives the band. */
    MEAN_OF_SUBSETS,
    /** No total: the first tier, highest first, of which one combination of yes answers is given. */
    BRANCHING_TIER
  }

  /**
   * @param recallDays how far back the items ask
   * @param maxMissing how many scored items of a sum may be missing and are prorated
   * @param bands by total; empty where there is none, or none is agreed on
   * @param tiers for {@code BRANCHING_TIER}: any of these combinations of yes answers
   * @param positive absent where the instrument is not a screen
   * @param loinc code of the panel
   * @param loincTotal code of the total, or of the tier
   * @param wording absent is {@code LICENSED}
   * @param copyright the line to show with the items
   */
  public record Instrument(
      @Range(min = 1) int version,
      Aggregation aggregation,
      @Range(min = 1, max = 366) int recallDays,
      @Range(min = 0, max = 10) int maxMissing,
      List<Item> items,
      List<Band> bands,
      Map<RiskTier, List<List<String>>> tiers,
      @Nullable List<Subscore> subscores,
      @Nullable Positive positive,
      @Nullable @Text(maxLength = 20) String loinc,
      @Nullable @Text(maxLength = 20) String loincTotal,
      @Nullable Wording wording,
      @Nullable @Text(maxLength = 400) String copyright) {
    public Instrument {
      items = List.copyOf(items);
      bands = List.copyOf(bands);
      tiers = Map.copyOf(tiers);
      subscores = subscores == null ? null : List.copyOf(subscores);
    }

    public List<Subscore> parts() {
      return subscores == null ? List.of() : subscores;
    }
  }

  /** Whether the wording of the items may be part of this repository (DOMAIN 3.1). */
  public enum Wording {
    FREE,
    /** Only from a folder of the one who has the licence. */
    LICENSED,
    /** As {@code LICENSED}, until somebody has confirmed that it is free. */
    UNCONFIRMED
  }

  /**
   * @param unscored true if it is kept but not counted, and may be missing
   * @param neverProrated true if the score is invalid without it
   * @param onlyIf id of a yes/no item; this one is asked only if that is answered yes
   * @param either id of an item that may be answered in place of this one
   * @param reverse true if it counts {@code max + min} less its value
   */
  public record Item(
      @Text(maxLength = 40) String id,
      @Range(min = -10, max = 100) int min,
      @Range(min = -10, max = 100) int max,
      @Nullable Boolean unscored,
      @Nullable Boolean neverProrated,
      @Nullable @Text(maxLength = 40) String onlyIf,
      @Nullable @Text(maxLength = 40) String either,
      @Nullable Boolean reverse,
      @Nullable @Text(maxLength = 20) String loinc) {}

  /**
   * A part of the score with a meaning of its own.
   *
   * @param items ids of its items
   * @param minAnswered it is given from so many answers on; all are needed if absent
   */
  public record Subscore(
      @Text(maxLength = 40) String id, Fold how, List<String> items, @Nullable @Range(min = 1, max = 50) Integer minAnswered) {
    public Subscore {
      items = List.copyOf(items);
    }
  }

  /** How answers become a subscore. */
  public enum Fold {
    SUM,
    MAX,
    MEAN
  }

  /**
   * When a screen is positive: from this total on, and all else that is named.
   *
   * @param from lowest total
   * @param fromBySex lowest total where it differs; {@code from} holds for the others, and where the sex is not known
   * @param and items that must reach a value besides
   */
  public record Positive(
      @Range(min = 0, max = 1000) int from,
      @Nullable Map<Sex, @Range(min = 0, max = 1000) Integer> fromBySex,
      @Nullable List<AtLeast> and) {
    public Positive {
      fromBySex = fromBySex == null ? null : Map.copyOf(fromBySex);
      and = and == null ? null : List.copyOf(and);
    }

    public boolean reached(int total, Sex sex) {
      return total >= (fromBySex == null ? from : fromBySex.getOrDefault(sex, from));
    }
  }

  /** An item answered with this value or a higher one. */
  public record AtLeast(@Text(maxLength = 40) String item, @Range(min = -10, max = 100) int atLeast) {}

  /** Totals from {@code from} to {@code to}, both included. */
  public record Band(String code, @Range(min = -10) int from, @Range(min = -10) int to) {}

  /**
   * What an alarming answer sets off (DOMAIN 3.3, 6.5).
   *
   * @param screen key of the instrument that gives a risk tier
   * @param item9 which PHQ-9 item 9 values ask for what
   * @param sameVisitHours a screen this close to an item 9 answer belongs to it
   * @param screenWithinHours without a C-SSRS screen by then, somebody is told
   * @param highMin minutes until a HIGH tier or the highest item 9 must be acknowledged
   * @param moderateContactHours until somebody has been in contact again after a MODERATE tier
   * @param followUpHours contacts after a disposition, hours
   */
  public record Suicide(
      String screen,
      Item9 item9,
      @Range(min = 1, max = 24) int sameVisitHours,
      @Range(min = 1, max = 24) int screenWithinHours,
      @Range(min = 1, max = 60) int highMin,
      @Range(min = 1, max = 24) int item9ReviewHours,
      @Range(min = 1, max = 24) int checkInReviewHours,
      @Range(min = 1, max = 24) int moderateHours,
      @Range(min = 1, max = 168) int moderateContactHours,
      @Range(min = 1, max = 168) int lowHours,
      List<@Range(min = 1, max = 720) Integer> followUpHours) {
    public Suicide {
      followUpHours = List.copyOf(followUpHours);
    }
  }

  /**
   * The item that asks for suicidal thoughts, and its lowest values that ask for something.
   *
   * @param screen asks for a C-SSRS screen
   * @param review asks for a clinician's review the same day
   * @param escalate blocks dosing until a person has resolved it
   */
  public record Item9(
      String instrument,
      String item,
      @Range(min = 1, max = 3) int screen,
      @Range(min = 1, max = 3) int review,
      @Range(min = 1, max = 3) int escalate) {}

  /**
   * How the outcome of a course is measured (DOMAIN 6.1, 6.2).
   *
   * @param scales by indication, {@code DEFAULT} for the others: the first of these instruments that has a baseline is the primary one of the course
   * @param baselineMaxAgeDays the baseline is the last score at most this old at the first dose
   * @param reviewAfterSessions a review point after this many completed sessions of an induction
   * @param scoreMaxLateDays an answer older than its recall window and this many days is refused
   * @param repeatHours of two answers to one instrument within so many hours the later one decides
   * @param sustainedDays a class is sustained if it holds on two assessments at least so far apart
   * @param relapseFromDays two readings that suspect a relapse confirm it if they are at least so far apart
   * @param relapseUntilDays and at most so far
   * @param recurrenceDays after so long in remission a relapse is a recurrence
   * @param effectIntervals how long an effect lasts is measured over so many intervals between sessions
   */
  public record Response(
      Map<String, List<String>> scales,
      @Range(min = 1, max = 90) int baselineMaxAgeDays,
      @Range(min = 1, max = 30) int reviewAfterSessions,
      @Range(min = 0, max = 90) int scoreMaxLateDays,
      @Range(min = 0, max = 72) int repeatHours,
      @Range(min = 1, max = 90) int sustainedDays,
      @Range(min = 1, max = 90) int relapseFromDays,
      @Range(min = 1, max = 90) int relapseUntilDays,
      @Range(min = 30, max = 730) int recurrenceDays,
      @Range(min = 1, max = 12) int effectIntervals) {
    public Response {
      scales = Map.copyOf(scales);
    }
  }

  /**
   * What a total means against the baseline; a lower total is better.
   *
   * @param remission highest total that still counts as remission, and the drop it needs besides
   * @param response least drop
   * @param partial least drop
   * @param worsening least rise; absent where none is agreed on: then only a rise of the risk tier is worsening
   * @param relapse absent where none is agreed on
   */
  public record Outcome(Remission remission, Change response, Change partial, @Nullable Change worsening, @Nullable Relapse relapse) {}

  /** @param drop absent where the total alone decides */
  public record Remission(@Range(min = 0, max = 100) int max, @Nullable Change drop) {}

  /** In points, or in percent of the total it starts from; where both are given, either is enough. */
  public record Change(@Nullable @Range(min = 1, max = 100) Integer points, @Nullable @Range(min = 1, max = 100) Integer pct) {}

  /**
   * After a response or remission.
   *
   * @param from total from which a relapse is suspected, if it is also {@code rise} points above the best
   * @param rise points above the best total of the course
   */
  public record Relapse(@Range(min = 1, max = 100) int from, @Range(min = 0, max = 100) int rise) {}

  /**
   * The short check-in after a session; hours after it was completed.
   *
   * @param callElevatedHours earlier call if the last tier is elevated
   */
  public record CheckIns(
      @Range(min = 1, max = 72) int fromHours, @Range(min = 1, max = 168) int untilHours, @Range(min = 1, max = 168) int callElevatedHours) {}

  /** What the occasions of a round are counted from. */
  public enum Anchor {
    /** The first dose of the course. */
    FIRST_DOSE,
    /** The first dose, or when another induction was last accepted. */
    INDUCTION,
    /** Every review point of an induction: one occasion each. */
    REVIEW_POINT
  }

  /**
   * Measurements that come again and again (DOMAIN 6.1). Days are counted from the anchor, those of a window from the day of the occasion.
   *
   * @param everyDays between two occasions; absent at review points
   * @param fromDay first occasion; absent at review points
   * @param phase only while the course is in it; absent: always
   * @param evenUntilDay and up to this day in any phase
   * @param opensDays its window opens so many days before (negative) or after
   * @param overdueDays what has not come by then is overdue
   * @param closesDays what has not come by then was missed
   * @param remindDays the patient is reminded then
   * @param forms by protocol or indication, {@code DEFAULT} for the others; {@code PRIMARY} is the primary instrument of the course
   * @param besides codes of what staff do or ask at that time; a task then
   */
  public record Round(
      @Text(maxLength = 40, pattern = Text.CODE) String key,
      Anchor anchor,
      @Nullable @Range(min = 1, max = 366) Integer everyDays,
      @Nullable @Range(min = 1, max = 366) Integer fromDay,
      @Nullable Phase phase,
      @Nullable @Range(min = 1, max = 366) Integer evenUntilDay,
      @Range(min = -30, max = 0) int opensDays,
      @Range(min = 0, max = 30) int overdueDays,
      @Range(min = 1, max = 30) int closesDays,
      @Size(max = 3) List<@Range(min = -30, max = 30) Integer> remindDays,
      Map<String, List<@Text(maxLength = 40) String>> forms,
      @Size(max = 12) List<@Text(maxLength = 40, pattern = Text.CODE) String> besides) {
    public static final String PRIMARY = "PRIMARY";

    public Round {
      remindDays = List.copyOf(remindDays);
      forms = Map.copyOf(forms);
      besides = List.copyOf(besides);
      if (!forms.containsKey("DEFAULT")) {
        throw new IllegalArgumentException("cadence." + key + ".forms needs DEFAULT and has " + forms.keySet());
      }
      if ((anchor == Anchor.REVIEW_POINT) != (everyDays == null) || (everyDays == null) != (fromDay == null)) {
        throw new IllegalArgumentException("cadence." + key + " needs everyDays and fromDay, but at a review point neither");
      }
      if (overdueDays >= closesDays || remindDays.stream().anyMatch(day -> day < opensDays || day >= closesDays)) {
        throw new IllegalArgumentException("cadence." + key + ": overdueDays and remindDays lie before closesDays, and not before opensDays");
      }
    }

    public List<String> forms(String protocol, Indication indication) {
      List<String> own = forms.getOrDefault(protocol, forms.get(indication.name()));
      return own == null ? Objects.requireNonNull(forms.get("DEFAULT"), "the pack was checked") : own;
    }
  }

  /**
   * Safety over time (DOMAIN 6.5). What is recommended is in {@code recommendations.situations}.
   *
   * @param domains every one there is
   * @param pressureFrom a session whose highest pressure was so bad counts as a reading of {@code SESSION_BP}
   */
  public record Safety(Map<SafetyDomain, Domain> domains, BpSeverity pressureFrom, Silence silence) {
    public Safety {
      domains = Map.copyOf(domains);
      for (SafetyDomain one : SafetyDomain.values()) {
        if (!domains.containsKey(one)) {
          throw new IllegalArgumentException("safety.domains has no " + one);
        }
      }
    }

    public Domain domain(SafetyDomain one) {
      return Objects.requireNonNull(domains.get(one), "the pack was checked");
    }
  }

  /**
   * @param signals any of them is enough
   * @param tasks kinds that are opened with it, besides that of the recommendation
   */
  public record Domain(@Size(min = 1, max = 10) List<Signal> signals, @Size(max = 4) List<@Text(maxLength = 40) String> tasks) {
    public Domain {
      signals = List.copyOf(signals);
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * What the newest reading must be; exactly one limit is given.
   *
   * @param of an instrument, a laboratory test, or {@code SESSION_BP}
   * @param part subscore instead of the total
   * @param above more than that
   * @param rise above the last reading before the first dose, or the first one since
   * @param fall below it
   * @param times how many readings since the first dose must be so; absent is 1
   */
  public record Signal(
      @Text(maxLength = 40) String of,
      @Nullable @Text(maxLength = 40) String part,
      @Nullable @Range(min = 0, max = 1000) Double atLeast,
      @Nullable @Range(min = 0, max = 1000) Double above,
      @Nullable @Range(min = 1, max = 100) Double rise,
      @Nullable @Range(min = 1, max = 100) Double fall,
      @Nullable @Range(min = 1, max = 10) Integer times) {
    public Signal {
      if (java.util.stream.Stream.of(atLeast, above, rise, fall).filter(limit -> limit == null).count() != 3) {
        throw new IllegalArgumentException("a signal of " + of + " needs exactly one of atLeast, above, rise and fall");
      }
    }
  }

  /**
   * Nobody has heard of the patient: no answer and no session.
   *
   * @param inductionDays then somebody reaches out
   * @param maintenanceDays the same after the induction
   * @param lostDays then it is recommended to hold the plan
   */
  public record Silence(
      @Range(min = 1, max = 365) int inductionDays, @Range(min = 1, max = 365) int maintenanceDays, @Range(min = 1, max = 365) int lostDays) {}

  /** Hours after the end of a session between which what was lived through is talked over. */
  public record Integration(@Range(min = 0, max = 168) int fromHours, @Range(min = 1, max = 336) int untilHours) {
    public Integration {
      if (fromHours >= untilHours) {
        throw new IllegalArgumentException("integration.fromHours must be below untilHours");
      }
    }
  }

  /**
   * After induction (DOMAIN 6.4).
   *
   * @param rhythms by route; {@code DEFAULT} for routes that are not listed
   * @param scoresToLengthen how many scores in a row in response or remission at the present interval lead to the next longer one
   * @param adverseEventGrade an adverse event of this grade or above since the interval began keeps it
   * @param taperAfterScores how many at the longest step lead to a taper, where the rhythm allows more than its longest step
   * @param taperStepDays added per cycle in a taper
   */
  public record Maintenance(
      Map<String, Rhythm> rhythms,
      @Range(min = 1, max = 12) int scoresToLengthen,
      @Range(min = 1, max = 5) int adverseEventGrade,
      @Range(min = 1, max = 12) int taperAfterScores,
      @Range(min = 1, max = 60) int taperStepDays) {
    public Maintenance {
      rhythms = Map.copyOf(rhythms);
    }
  }

  /** @param stepsDays intervals, shortest first */
  public record Rhythm(List<@Range(min = 1, max = 365) Integer> stepsDays, @Range(min = 1, max = 365) int maxIntervalDays) {
    public Rhythm {
      stepsDays = List.copyOf(stepsDays);
    }
  }

  /**
   * What is recommended where (DOMAIN 6.3, 6.4). Which interval, and whether a dose can be changed, comes from the course; what it can't have is left
   * out.
   *
   * @param reinductionDays least days between two inductions of one course
   * @param intolerance adverse events that speak for a lower dose
   * @param situations every one there is
   */
  public record Recommendations(@Range(min = 1, max = 365) int reinductionDays, Intolerance intolerance, Map<Situation, Advice> situations) {
    public Recommendations {
      situations = Map.copyOf(situations);
      for (Situation one : Situation.values()) {
        if (!situations.containsKey(one)) {
          throw new IllegalArgumentException("recommendations.situations has no " + one);
        }
      }
    }
  }

  /**
   * @param grade least CTCAE grade
   * @param terms preferred terms; upper and lower case are the same
   */
  public record Intolerance(@Range(min = 1, max = 5) int grade, List<@Text(maxLength = 80) String> terms) {
    public Intolerance {
      terms = List.copyOf(terms);
    }
  }

  /**
   * @param task kind that is open until a clinician has decided
   * @param options by route, {@code DEFAULT} for the others; the first possible one is recommended; nothing is where none is possible
   */
  public record Advice(@Text(maxLength = 40) String task, Map<String, List<Choice>> options) {
    public Advice {
      options = Map.copyOf(options);
      if (!options.containsKey("DEFAULT")) {
        throw new IllegalArgumentException("recommendations.situations.*.options needs DEFAULT and has " + options.keySet());
      }
    }
  }

  /** @param needsReason absent is false */
  public record Choice(Action action, @Nullable Boolean needsReason) {}

  /**
   * What happens in sessions and needs a person afterwards.
   *
   * @param missedElevatedHours hours until somebody has called after a missed session if the last tier is HIGH
   * @param noShowsToReview from this many missed sessions on a clinician decides before the next booking
   * @param reviewGrade grade of an adverse event from which it is reviewed; a serious one always is
   * @param holdTasks kind of task by reason of a held session; no task for reasons that are not listed
   * @param suspensionTasks kind of task by reason of a suspension, {@code DEFAULT} for the others
   */
  public record Sessions(
      @Range(min = 1, max = 24) int missedElevatedHours,
      @Range(min = 1, max = 10) int noShowsToReview,
      @Range(min = 1, max = 5) int reviewGrade,
      Map<String, String> holdTasks,
      Map<String, String> suspensionTasks) {
    public Sessions {
      holdTasks = Map.copyOf(holdTasks);
      suspensionTasks = Map.copyOf(suspensionTasks);
    }
  }

  /**
   * Who must act on a kind of task, and by when.
   *
   * @param role who it is for
   * @param thenRole who it goes to when it is overdue
   * @param dueMin minutes; absent where the rule that opens it says
   * @param acknowledged true if acknowledging stops the clock, false if only closing does
   * @param attempts how often it is reported overdue, each time after another {@code dueMin} or the rule's time
   */
  public record TaskTerms(
      String role,
      String thenRole,
      @Nullable @Range(min = 1, max = 100000) Integer dueMin,
      boolean acknowledged,
      @Range(min = 1, max = 10) int attempts) {}

  /** Instruments that may be the primary one, the preferred one first. @throws IllegalStateException if the pack is broken */
  public List<String> scales(Indication indication) {
    List<String> scales = response.scales().getOrDefault(indication.name(), response.scales().get("DEFAULT"));
    if (scales == null || scales.isEmpty()) {
      throw new IllegalStateException("policy " + version + " has no scale for " + indication);
    }
    return scales;
  }

  /** @throws IllegalStateException for an instrument of which the pack doesn't say what its totals mean: the pack is broken */
  public Outcome outcome(String instrument) {
    Outcome terms = outcomes.get(instrument);
    if (terms == null) {
      throw new IllegalStateException("policy " + version + " has no outcome for " + instrument);
    }
    return terms;
  }

  /** What is recommended there, the best first. */
  public List<Choice> choices(Situation situation, String route) {
    Map<String, List<Choice>> options = advice(situation).options();
    return options.getOrDefault(route, Objects.requireNonNull(options.get("DEFAULT"), "the pack was checked"));
  }

  public Advice advice(Situation situation) {
    return Objects.requireNonNull(recommendations.situations().get(situation), "the pack was checked");
  }

  /** What a message to a patient is about. */
  public enum MessageKind {
    SESSION,
    CHECK_IN,
    QUESTIONNAIRE,
    /** What is asked at an occasion of the cadence. */
    MEASUREMENT
  }

  /**
   * What patients are reminded of, when, and in which words.
   *
   * @param quiet when nothing is sent, by the clinic's wall clock
   * @param sessionHoursBefore of a session; each begins a window that lasts until the next one, the last until the start
   * @param questionnaireHoursBefore of a session, for the form that belongs to it
   * @param checkInHoursAfter the end of a session; the last window lasts until the check-in's ends
   * @param sessionForm instrument that is answered before every session
   * @param answeredWithinHours before a session; a form so young needs no reminder
   * @param retryMin pauses after a first, second, … failure; the last one goes on
   * @param language of words for patients whose language has none
   * @param words by language (BCP 47, without region) and kind
   */
  public record Messages(
      Quiet quiet,
      @Size(min = 1, max = 4) List<@Range(min = 1, max = 336) Integer> sessionHoursBefore,
      @Size(max = 4) List<@Range(min = 1, max = 72) Integer> questionnaireHoursBefore,
      @Size(max = 4) List<@Range(min = 1, max = 72) Integer> checkInHoursAfter,
      @Text(maxLength = 40) String sessionForm,
      @Range(min = 1, max = 72) int answeredWithinHours,
      @Size(min = 1, max = 10) List<@Range(min = 1, max = 1440) Integer> retryMin,
      @Text(maxLength = 3, pattern = "^[a-z]{2,3}$") String language,
      Map<String, Map<MessageKind, Words>> words) {
    public Messages {
      sessionHoursBefore = List.copyOf(sessionHoursBefore);
      questionnaireHoursBefore = List.copyOf(questionnaireHoursBefore);
      checkInHoursAfter = List.copyOf(checkInHoursAfter);
      retryMin = List.copyOf(retryMin);
      words = Map.copyOf(words);
      if (!words.containsKey(language)) {
        throw new IllegalArgumentException("messages.words has none in messages.language " + language);
      }
      words.forEach(
          (in, kinds) -> {
            if (kinds.size() < MessageKind.values().length) {
              throw new IllegalArgumentException("messages.words." + in + " needs " + List.of(MessageKind.values()) + " and has " + kinds.keySet());
            }
          });
    }
  }

  /** From one wall time to another, over midnight where that is the earlier one; the same time twice is never. */
  public record Quiet(@Text(pattern = Quiet.TIME) String from, @Text(pattern = Quiet.TIME) String until) {
    static final String TIME = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
  }

  /** Nothing about health, drug or kind of clinic: others read mail too. <code>{day}</code> and <code>{time}</code> stand for those of the session. */
  public record Words(@Text(maxLength = 120) String subject, @Text(maxLength = 600) String text) {}

  /** @throws IllegalStateException if the pack lists neither the route nor a default: the pack is broken */
  public Rhythm rhythm(String route) {
    Rhythm rhythm = maintenance.rhythms().getOrDefault(route, maintenance.rhythms().get("DEFAULT"));
    if (rhythm == null) {
      throw new IllegalStateException("policy " + version + " has no maintenance rhythm for " + route);
    }
    return rhythm;
  }

  /** @throws IllegalStateException for a kind the pack does not list: the pack is broken */
  public TaskTerms task(String kind) {
    TaskTerms terms = tasks.get(kind);
    if (terms == null) {
      throw new IllegalStateException("policy " + version + " has no terms for task " + kind);
    }
    return terms;
  }
}
