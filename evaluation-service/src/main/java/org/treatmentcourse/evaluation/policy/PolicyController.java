package org.treatmentcourse.evaluation.policy;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.evaluation.course.Policies;
import org.treatmentcourse.messaging.ClinicDirectory;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;
import org.treatmentcourse.web.Problems.Problem;

/** The rules in force at the caller's clinic or one of its sites, and, for everybody, those this service was started with. */
@RestController
class PolicyController {
  private final Policies policies;
  private final PolicyBook<EvaluationPolicy> book;
  private final ClinicDirectory clinics;

  PolicyController(Policies policies, PolicyBook<EvaluationPolicy> book, ClinicDirectory clinics) {
    this.policies = policies;
    this.book = book;
    this.clinics = clinics;
  }

  @Operation(value = "The same as a page", id = "defaultPolicy")
  @GetMapping(path = "/policy", produces = MediaType.TEXT_HTML_VALUE)
  String defaultsPage() {
    return PolicyPage.of(book.defaults(), PolicyBook.digest(book.defaults()));
  }

  @Operation(value = "Show the rules this service was started with", id = "defaultPolicy")
  @GetMapping(path = "/policy", produces = MediaType.APPLICATION_JSON_VALUE)
  EvaluationPolicy defaults() {
    return book.defaults();
  }

  @Operation(value = "The same as a page", id = "policyInForce")
  @GetMapping(path = "/policy/in-force", produces = MediaType.TEXT_HTML_VALUE)
  @PreAuthorize("isAuthenticated()")
  String page(@RequestParam(required = false) @Nullable String site) {
    EvaluationPolicy policy = inForce(site);
    return PolicyPage.of(policy, PolicyBook.digest(policy));
  }

  /** @param site absent: what holds at every site that changes nothing */
  @Operation(value = "Show the rules in force at the caller's clinic, or at one of its sites", id = "policyInForce")
  @GetMapping(path = "/policy/in-force", produces = MediaType.APPLICATION_JSON_VALUE)
  @PreAuthorize("isAuthenticated()")
  EvaluationPolicy inForce(@RequestParam(required = false) @Nullable String site) {
    String clinic = Caller.current().clinic();
    if (site != null && clinics.needed(clinic).sites().stream().noneMatch(one -> one.id().equals(site))) {
      throw new Problem(HttpStatus.NOT_FOUND, "NO_SUCH_SITE", "site", "this clinic has no site " + site);
    }
    return policies.at(clinic, site);
  }
}
