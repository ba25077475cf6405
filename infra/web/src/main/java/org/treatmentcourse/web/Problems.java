package org.treatmentcourse.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** RFC 9457 problem details: {@code reason} is a stable code, {@code field} names the input it is about. */
public final class Problems {
  private Problems() {}

  public static ProblemDetail of(HttpStatus status, String reason, @Nullable String field, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("urn:treatmentcourse:problem:" + reason.toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
    problem.setTitle(status.getReasonPhrase());
    problem.setProperty("reason", reason);
    if (field != null) {
      problem.setProperty("field", field);
    }
    return problem;
  }

  /** An answer that is a problem; handlers throw it where no other result is possible. */
  public static final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient ProblemDetail detail;

    public Problem(HttpStatus status, String reason, @Nullable String field, String detail) {
      super(detail);
      this.detail = of(status, reason, field, detail);
    }

    public ProblemDetail detail() {
      return detail;
    }
  }
}
