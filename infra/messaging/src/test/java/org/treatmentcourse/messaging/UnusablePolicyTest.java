package org.treatmentcourse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.PolicyBook;

class UnusablePolicyTest {

  @Test
  void a_service_that_can_not_use_its_policy_says_file_field_and_reason() {
    PolicyBook<EvaluationPolicy> book = new PolicyBook<>("evaluation", EvaluationPolicy.class);
    PolicyBook.Unusable cause =
        Assertions.catchThrowableOfType(PolicyBook.Unusable.class, () -> book.overridden(Map.of("limits", Map.of("excludeSbp", Map.of("value", 999)))));
    FailureAnalysis analysis = Objects.requireNonNull(new UnusablePolicy().analyze(new IllegalStateException("no context", cause)));
    assertThat(analysis.getDescription()).contains("evaluation.yaml", "/limits/excludeSbp", "200");
    assertThat(analysis.getAction()).contains("TREATMENTCOURSE_POLICY_DIR");
  }
}
