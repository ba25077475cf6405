package org.treatmentcourse.evaluation.explanation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.treatmentcourse.contracts.EvaluationEvent.Outcome;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Fact;
import org.treatmentcourse.evaluation.course.rules.Counterfactuals.Change;
import org.treatmentcourse.evaluation.course.rules.Counterfactuals.Way;
import org.treatmentcourse.evaluation.course.rules.Explanation;
import org.treatmentcourse.evaluation.course.rules.Explanation.Criterion;
import org.treatmentcourse.evaluation.course.rules.Explanation.Seen;
import org.treatmentcourse.evaluation.policy.Html;

/** An explanation as a page: what speaks against treatment first, then what would have to change, then what was found in order. */
final class ExplanationPage {
  private ExplanationPage() {}

  static String of(String courseId, Explanation explanation, EvaluationPolicy policy) {
    List<Criterion> against = explanation.criteria().stream().filter(one -> one.severity() != null).toList();
    List<Criterion> clear = explanation.criteria().stream().filter(one -> one.severity() == null).toList();
    String body =
        "<h1>The rules recommend: " + outcome(explanation.recommendation()) + "</h1><p class=\"lead\">Course " + Html.text(courseId) + ", "
            + Html.text(explanation.indication().name()) + " by " + explanation.route() + " (" + Html.text(explanation.model()) + "), pack "
            + Html.text(explanation.policyVersion()) + ". A licensed person decides.</p>"
            + table("Speaks against it, or can't be judged", against) + ways(explanation, policy) + table("In order", clear);
    return Html.page("Explanation", body);
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case ELIGIBLE -> "eligible";
      case ELIGIBLE_WITH_CONDITIONS -> "eligible with conditions";
      case NEEDS_REVIEW -> "needs review";
      case NOT_ELIGIBLE -> "not eligible";
    };
  }

  private static String table(String title, List<Criterion> criteria) {
    return "<h2>" + title + " (" + criteria.size() + ")</h2>"
        + (criteria.isEmpty()
            ? "<p>Nothing.</p>"
            : "<table><thead><tr><th>Rule</th><th>About</th><th>What was seen</th><th>Would say so if</th><th>Source</th></tr></thead><tbody>"
                + criteria.stream().map(ExplanationPage::row).collect(Collectors.joining()) + "</tbody></table>");
  }

  private static String row(Criterion one) {
    String severity = one.severity() == null ? "CLEAR" : one.severity().name();
    String right = one.override() == null ? "" : "<div class=\"soft\">" + Html.who(one.override()) + " may decide against it</div>";
    String missing = one.severity() == null || one.missing().isEmpty() ? "" : "<div>to be recorded: " + Html.text(String.join(", ", one.missing())) + "</div>";
    return "<tr><td class=\"id\">" + Html.text(one.rule()) + "<div class=\"" + severity + "\">" + Html.words(severity) + "</div></td><td>" + Html.text(one.title()) + right
        + missing + "</td><td>" + Html.list(one.seen().stream().map(ExplanationPage::seen).toList()) + "</td><td>"
        + Html.list(one.wouldFireIf().stream().map(Html::text).toList()) + "</td><td class=\"soft\">" + Html.text(one.source()) + "</td></tr>";
  }

  private static String seen(Seen seen) {
    // A date says when; a number needs its unit.
    String unit = seen.unit() == null || seen.value() == null || !seen.value().matches("[0-9.]+") ? "" : " " + Html.text(seen.unit());
    String at = seen.at() == null ? "" : " <span class=\"soft\">" + seen.at() + "</span>";
    return Html.text(seen.says()) + ": <b>" + (seen.value() == null ? "not known" : yesNo(seen.value())) + "</b>" + unit + at;
  }

  private static String yesNo(String value) {
    return value.equals("true") ? "yes" : value.equals("false") ? "no" : Html.text(value);
  }

  private static String ways(Explanation explanation, EvaluationPolicy policy) {
    if (explanation.recommendation() == Outcome.ELIGIBLE) {
      return "";
    }
    String more = explanation.cutShort() ? "<p>The search was given up before its end: there may be more.</p>" : "";
    String ways =
        explanation.ways().isEmpty()
            ? "<p>No change of at most four facts reaches a better outcome.</p>"
            : Html.list(explanation.ways().stream().map(way -> way(way, policy)).toList());
    return "<h2>What would have to change</h2><p class=\"lead\">Smallest sets of changes, with representative values. They say which facts count, not what to aim for.</p>" + ways + more;
  }

  private static String way(Way way, EvaluationPolicy policy) {
    return "<b>" + outcome(way.outcome()) + "</b> if " + way.changes().stream().map(change -> change(change, policy)).collect(Collectors.joining(", and "));
  }

  private static String change(Change change, EvaluationPolicy policy) {
    Fact fact = Objects.requireNonNull(policy.facts().get(change.fact()));
    String from = change.from() == null ? "now not known" : "now " + yesNo(change.from());
    return Html.text(fact.says()) + ": <b>" + yesNo(change.to()) + "</b>" + (fact.unit() == null ? "" : " " + Html.text(fact.unit())) + " <span class=\"soft\">(" + from + ")</span>";
  }
}
