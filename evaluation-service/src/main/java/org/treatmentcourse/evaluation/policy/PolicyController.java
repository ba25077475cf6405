package org.treatmentcourse.evaluation.policy;

import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.evaluation.ClinicTerms;
import org.treatmentcourse.web.Caller;
import org.treatmentcourse.web.Operation;

/** The rules in force at the caller's clinic, and, for everybody, those this service was started with. */
@RestController
class PolicyController {
  private final ClinicTerms terms;
  private final PolicyBook<EvaluationPolicy> book;

  PolicyController(ClinicTerms terms, PolicyBook<EvaluationPolicy> book) {
    this.terms = terms;
    this.book = book;
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
  String page() {
    EvaluationPolicy policy = terms.policy(Caller.current().clinic());
    return PolicyPage.of(policy, PolicyBook.digest(policy));
  }

  @Operation(value = "Show the rules in force at the caller's clinic", id = "policyInForce")
  @GetMapping(path = "/policy/in-force", produces = MediaType.APPLICATION_JSON_VALUE)
  @PreAuthorize("isAuthenticated()")
  EvaluationPolicy inForce() {
    return terms.policy(Caller.current().clinic());
  }
}
