package org.treatmentcourse.evaluation.explanation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.EvaluationEvent.Finding;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Route;
import org.treatmentcourse.evaluation.course.Policies;
import org.treatmentcourse.evaluation.course.Assessment;
import org.treatmentcourse.evaluation.course.Awaited;
import org.treatmentcourse.evaluation.course.Dossier;
import org.treatmentcourse.evaluation.course.EligibilityDecision;
import org.treatmentcourse.evaluation.course.Ended;
import org.treatmentcourse.evaluation.course.Evaluation;
import org.treatmentcourse.evaluation.course.Facts;
import org.treatmentcourse.evaluation.course.Input;
import org.treatmentcourse.evaluation.course.Open;
import org.treatmentcourse.evaluation.course.Planned;
import org.treatmentcourse.evaluation.course.Referred;
import org.treatmentcourse.evaluation.course.Told;
import org.treatmentcourse.evaluation.course.rules.Explanation;
import org.treatmentcourse.evaluation.course.rules.FactReader;
import org.treatmentcourse.evaluation.course.rules.RuleBook;
import org.treatmentcourse.evaluation.course.rules.Scope;
import org.treatmentcourse.evaluation.decision.PolicyArchive;
import org.treatmentcourse.messaging.BusinessClock;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Door;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/** Explains a recommendation, and says a decision again from what it was made of. */
@RestController
class ExplanationController {
  private final Door<Evaluation> door;
  private final Policies policies;
  private final BusinessClock clock;
  private final PolicyArchive archive;

  ExplanationController(Door<Evaluation> door, Policies policies, BusinessClock clock, PolicyArchive archive) {
    this.door = door;
    this.policies = policies;
    this.clock = clock;
    this.archive = archive;
  }

  /**
   * @param policyDigest of the pack that was in force then
   * @param saidThen findings of the decision
   * @param saysAgain findings of that pack on those inputs
   */
  record Replay(
      String decisionId, Instant decidedAt, String policyVersion, String policyDigest, boolean same, List<Finding> saidThen, List<Finding> saysAgain, List<Input> inputs) {}

  /** @param route to ask for another one than the provider model's, e.g. {@code ESK} */
  @Operation("Explain a recommendation: each rule with what it saw, and what would change it")
  @GetMapping(path = "/courses/{courseId}/explanation", produces = MediaType.APPLICATION_JSON_VALUE)
  @PreAuthorize("hasAnyRole('clinician', 'medical-director', 'prescriber', 'dashboard')")
  Explanation explanation(@PathVariable String courseId, @RequestParam(required = false) @Nullable String route) {
    Caller caller = Caller.current();
    return explanation(caller, door.current(courseId).state(), route);
  }

  private Explanation explanation(Caller caller, Evaluation state, @Nullable String route) {
    EvaluationPolicy policy = policies.of(caller.clinic(), state);
    Dossier dossier = dossier(state);
    Told told = Objects.requireNonNull(dossier.facts().told());
    Facts facts = dossier.facts();
    Instant now = clock.now(caller.clinic());
    Instant asOf =
        switch (state) {
          // While a plan is in force evidence does not age, as when the rules are applied; after the end nothing does.
          case Planned planned -> planned.approvedAt();
          case Ended ended -> facts.asOf();
          default -> now.isAfter(facts.asOf()) ? now : facts.asOf();
        };
    Scope scope = state instanceof Planned planned ? planned.scope(policy) : Scope.of(dossier.referral(), false, policy);
    return Explanation.of(FactReader.snapshot(dossier.referral(), facts, told, asOf, policy), route == null ? scope : scope.by(route(route)), policy);
  }

  @Operation(value = "The same as a page", id = "explanation")
  @GetMapping(path = "/courses/{courseId}/explanation", produces = MediaType.TEXT_HTML_VALUE)
  @PreAuthorize("hasAnyRole('clinician', 'medical-director', 'prescriber', 'dashboard')")
  String page(@PathVariable String courseId, @RequestParam(required = false) @Nullable String route) {
    Caller caller = Caller.current();
    Evaluation state = door.current(courseId).state();
    return ExplanationPage.of(courseId, explanation(caller, state, route), policies.of(caller.clinic(), state));
  }

  @Operation(value = "Say a decision again from its inputs and its pack", id = "replayDecision", refuses = "NOT_KEPT")
  @GetMapping("/courses/{courseId}/decisions/{decisionId}/replay")
  @PreAuthorize("hasAnyRole('clinician', 'medical-director', 'prescriber')")
  ResponseEntity<Replay> replay(@PathVariable String courseId, @PathVariable String decisionId) {
    EligibilityDecision decision =
        dossier(door.current(courseId).state()).decisions().stream()
            .filter(one -> one.id().equals(decisionId))
            .findFirst()
            .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NO_SUCH_DECISION", "decisionId", "this course has no such decision"));
    String digest = decision.policyDigest();
    Scope scope = decision.scope();
    if (digest == null || scope == null) {
      throw new Problem(HttpStatus.CONFLICT, "NOT_KEPT", "decisionId", "this decision is older than the archive of policies");
    }
    EvaluationPolicy policy =
        archive.find(digest).orElseThrow(() -> new Problem(HttpStatus.CONFLICT, "NOT_KEPT", "decisionId", "the pack of this decision is not in the archive"));
    Assessment again = RuleBook.assess(Input.snapshot(decision.inputs(), policy), scope, policy);
    return ResponseEntity.ok(
        new Replay(
            decision.id(),
            decision.decidedAt(),
            decision.policyVersion(),
            digest,
            again.findings().equals(decision.findings()),
            decision.findings(),
            again.findings(),
            decision.inputs()));
  }

  private static Dossier dossier(Evaluation state) {
    Dossier known = state.dossier();
    if (known == null) {
      throw Door.notFound();
    }
    return known;
  }

  private static Route route(String name) {
    try {
      return Route.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new Problem(HttpStatus.BAD_REQUEST, "INVALID", "route", "must be one of " + List.of(Route.values()));
    }
  }
}
