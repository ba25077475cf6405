package org.treatmentcourse.evaluation.policy;

import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;
import org.treatmentcourse.evaluation.ClinicTerms;
import org.treatmentcourse.web.Caller;

/** The rules in force at the caller's clinic, and, for everybody, those this service was started with. */
@RestController
class PolicyController {
  private final ClinicTerms terms;
  private final PolicyBook<EvaluationPolicy> book;

  PolicyController(ClinicTerms terms, PolicyBook<EvaluationPolicy> book) {
    this.terms = terms;
    this.book = book;
  }

  @GetMapping(path = "/policy", produces = MediaType.TEXT_HTML_VALUE)
  String defaultsPage() {
    return PolicyPage.of(book.defaults(), PolicyBook.digest(book.defaults()));
  }

  @GetMapping(path = "/policy", produces = MediaType.APPLICATION_JSON_VALUE)
  EvaluationPolicy defaults() {
    return book.defaults();
  }

  @GetMapping(path = "/policy/in-force", produces = MediaType.TEXT_HTML_VALUE)
  @PreAuthorize("isAuthenticated()")
  String page() {
    EvaluationPolicy policy = terms.policy(Caller.current().clinic());
    return PolicyPage.of(policy, PolicyBook.digest(policy));
  }

  @GetMapping(path = "/policy/in-force", produces = MediaType.APPLICATION_JSON_VALUE)
  @PreAuthorize("isAuthenticated()")
  EvaluationPolicy inForce() {
    return terms.policy(Caller.current().clinic());
  }
}
