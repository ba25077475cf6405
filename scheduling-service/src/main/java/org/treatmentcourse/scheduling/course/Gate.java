package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.SchedulingPolicy.RouteTimes;
import org.treatmentcourse.contracts.policy.SchedulingPolicy;

/** A condition for a dose. What is unknown does not pass. */
@FunctionalInterface
interface Gate {
  Verdict judge(Try at);

  /** A wish to start a session now. */
  record Try(Running running, OnSite session, SchedulingPolicy policy, Instant now) {
    Known known() {
      return running.known();
    }

    /** How the drug is given, or null where the pack no longer knows the route. */
    @Nullable RouteTimes route() {
      return policy.routes().get(session.order().route());
    }

    /** The prescriber's decision on this hold, if there is one. */
    Held.@Nullable Clearance clearance(Review review) {
      return session instanceof Held held ? held.clearances().get(review) : null;
    }

    /** Fails, unless a prescriber decided on it at this moment or later. */
    Verdict unlessReviewed(Review review, Instant from) {
      Held.Clearance clearance = clearance(review);
      return clearance != null && !clearance.at().isBefore(from) ? Verdict.caution(List.of(review.cleared())) : Verdict.fail(review.name());
    }

    /** What has been measured by now. */
    Vitals vitals() {
      return session.vitals().until(now);
    }
  }

  /** Codes of what failed, and of what passes with care. */
  record Verdict(List<String> failures, List<String> cautions) {
    static final Verdict PASS = new Verdict(List.of(), List.of());

    public Verdict {
      failures = List.copyOf(failures);
      cautions = List.copyOf(cautions);
    }

    static Verdict fail(String code) {
      return new Verdict(List.of(code), List.of());
    }

    static Verdict caution(List<String> codes) {
      return new Verdict(List.of(), codes);
    }

    static Verdict unless(boolean passes, String code) {
      return passes ? PASS : fail(code);
    }

    Verdict and(Verdict other) {
      List<String> allFailures = new ArrayList<>(failures);
      allFailures.addAll(other.failures);
      List<String> allCautions = new ArrayList<>(cautions);
      allCautions.addAll(other.cautions);
      return new Verdict(allFailures, allCautions);
    }
  }
}
