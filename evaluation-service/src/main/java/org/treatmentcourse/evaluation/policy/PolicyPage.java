package org.treatmentcourse.evaluation.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.policy.EvaluationPolicy;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Administration;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Case;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Dose;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Fact;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Induction;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Limit;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Maintenance;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Phase;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Protocol;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Rule;
import org.treatmentcourse.evaluation.course.DoseOrder;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.WorkUpItem;
import org.treatmentcourse.evaluation.course.rules.Explanation;

/** The pack as a page a clinician can read. */
final class PolicyPage {
  /** EL before DI, each in order. */
  private static final Comparator<Map.Entry<String, Rule>> ELIGIBILITY_FIRST =
      Comparator.comparing((Map.Entry<String, Rule> entry) -> !entry.getKey().startsWith("EL")).thenComparing(Map.Entry.comparingByKey());

  private PolicyPage() {}

  static String of(EvaluationPolicy policy, String digest) {
    String body =
        "<h1>Rules of eligibility</h1><p class=\"lead\">Pack " + Html.text(policy.version()) + ", in force from " + policy.effectiveFrom() + ", content "
            + digest.substring(0, 12) + ". The rules recommend; a licensed person decides. Missing is never normal: what can't be judged has to be looked at.</p>"
            + rules(policy) + workUp(policy) + noRules(policy) + limits(policy) + facts(policy) + valueSets(policy) + protocols(policy);
    return Html.page("Rules of eligibility " + policy.version(), body);
  }

  private static String rules(EvaluationPolicy policy) {
    String rows = policy.rules().entrySet().stream().sorted(ELIGIBILITY_FIRST).map(entry -> rule(entry.getKey(), entry.getValue(), policy)).collect(Collectors.joining());
    return "<h2 id=\"rules\">Rules</h2><table><thead><tr><th>Rule</th><th>About</th><th>Says, if any one of these holds</th>"
        + "<th>If treatment goes on</th><th>Source</th></tr></thead><tbody>" + rows + "</tbody></table>";
  }

  private static String rule(String id, Rule rule, EvaluationPolicy policy) {
    return "<tr id=\"" + Html.text(id) + "\"><td class=\"id\">" + Html.text(id) + "</td><td>" + Html.text(rule.title()) + about(rule) + "</td><td>"
        + rule.cases().stream().map(one -> said(one, policy)).collect(Collectors.joining()) + "</td><td>"
        + Html.list(Objects.requireNonNullElse(rule.mitigations(), List.<String>of()).stream().map(Html::words).toList()) + "</td><td class=\"soft\">"
        + Html.text(rule.source()) + "</td></tr>";
  }

  private static String about(Rule rule) {
    return "<div class=\"soft\">" + when(rule.phase()) + only("route", rule.routes()) + only("model", rule.models())
        + (rule.indications() == null ? "" : only(rule.indications().size() > 4 ? "mental health" : "indication", rule.indications())) + "</div>";
  }

  private static String when(Phase phase) {
    return switch (phase) {
      case EVALUATION -> "for the decision";
      case PRE_SESSION -> "while treating";
      case BOTH -> "for the decision and while treating";
    };
  }

  private static String only(String what, @Nullable List<?> these) {
    return these == null ? "" : "; " + what + " " + Html.text(these.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  private static String said(Case one, EvaluationPolicy policy) {
    List<String> words = Explanation.words(one, policy).stream().map(Html::text).toList();
    String suspends = one.suspendsPlanAs() == null ? "" : " <span class=\"soft\">(stops a plan in force)</span>";
    return "<div><span class=\"" + one.severity() + "\">" + Html.words(one.severity().name()) + "</span>" + only("route", one.routes()) + (one.phase() == null ? "" : " <span class=\"soft\">" + when(one.phase()) + "</span>") + suspends + "<div class=\"soft\">" + Html.who(one.override()) + " may decide against it</div>" + Html.list(words) + "</div>";
  }

  private static String workUp(EvaluationPolicy policy) {
    String rows =
        policy.workUp().entrySet().stream()
            .map(
                entry -> {
                  WorkUpItem item = entry.getValue();
                  String needed = item.anyOf() == null ? "" : Html.list(Explanation.words(item.anyOf(), policy).stream().map(Html::text).toList());
                  String only = only("route", item.routes()) + only("indication", item.indications());
                  String by = item.satisfiedBy().stream().map(all -> Html.text(String.join(", ", all))).collect(Collectors.joining(", or "));
                  return row(entry.getKey(), Html.text(item.says()), only.isEmpty() && needed.isEmpty() ? "everybody" : needed + only.replaceFirst("^; ", ""), by, counts(item, policy), Html.text(item.source()));
                })
            .collect(Collectors.joining());
    return "<h2 id=\"work-up\">Work-up</h2><table><caption>Needed too while it can't be ruled out.</caption><thead><tr><th>Item</th><th>What it is</th><th>Needed if any one of these holds</th>"
        + "<th>Done by</th><th>Counts for</th><th>Source</th></tr></thead><tbody>" + rows + "</tbody></table>";
  }

  private static String counts(WorkUpItem item, EvaluationPolicy policy) {
    String days = item.validDays() == null ? "the whole course" : number(policy.limit(item.validDays())) + " days";
    return item.validDaysAtStart() == null ? days : days + "; " + number(policy.limit(item.validDaysAtStart())) + " before the first dose";
  }

  private static String noRules(EvaluationPolicy policy) {
    return policy.noRule().isEmpty()
        ? ""
        : "<h2>Deliberately no rule</h2>" + Html.list(policy.noRule().entrySet().stream().map(one -> "<b>" + Html.text(one.getKey()) + "</b> " + Html.text(one.getValue())).toList());
  }

  private static String limits(EvaluationPolicy policy) {
    String rows =
        policy.limits().entrySet().stream()
            .map(
                entry -> {
                  Limit limit = entry.getValue();
                  return row(entry.getKey(), number(limit.value()) + " " + limit.unit(), number(limit.min()) + " to " + number(limit.max()), source("limits." + entry.getKey(), policy));
                })
            .collect(Collectors.joining());
    return "<h2 id=\"limits\">Limits</h2><table><caption>To change a threshold, a clinic changes its value, within the range.</caption><thead><tr><th>Limit</th><th>In force</th><th>Range</th><th>Source</th></tr></thead><tbody>"
        + rows + "</tbody></table>";
  }

  private static String facts(EvaluationPolicy policy) {
    String rows = policy.facts().entrySet().stream().map(entry -> fact(entry.getKey(), entry.getValue(), policy)).collect(Collectors.joining());
    return "<h2 id=\"facts\">Facts</h2><table><thead><tr><th>Fact</th><th>What it is</th><th>Read from</th><th>Counts for</th></tr></thead><tbody>" + rows + "</tbody></table>";
  }

  private static String fact(String name, Fact fact, EvaluationPolicy policy) {
    String from = Html.words(fact.from().name()) + (fact.of() == null || fact.of().equals(name) ? "" : ": " + Html.text(fact.of()));
    String days = fact.maxAge() == null ? "" : number(policy.limit(fact.maxAge())) + " days";
    return row(name, Html.text(fact.says()) + (fact.unit() == null ? "" : " <span class=\"soft\">" + Html.text(fact.unit()) + "</span>"), from, days);
  }

  private static String valueSets(EvaluationPolicy policy) {
    String rows =
        policy.valueSets().entrySet().stream()
            .map(entry -> row(entry.getKey(), Html.text(String.join(", ", entry.getValue())), source("valueSets." + entry.getKey(), policy), ""))
            .collect(Collectors.joining());
    return "<h2 id=\"value-sets\">Value sets</h2><table><caption>A diagnosis code stands for itself and every code below it.</caption><thead><tr><th>Set</th><th>Codes</th><th>Source</th><th></th></tr></thead><tbody>" + rows + "</tbody></table>";
  }

  private static String protocols(EvaluationPolicy policy) {
    String rows = policy.protocols().entrySet().stream().map(entry -> protocol(entry.getKey(), entry.getValue(), policy)).collect(Collectors.joining());
    return "<h2 id=\"protocols\">Protocols</h2><table><thead><tr><th>Protocol</th><th>Drug and route</th><th>Dose of a session</th><th>Induction</th><th>Maintenance</th><th>Source</th></tr></thead><tbody>" + rows + "</tbody></table>";
  }

  private static String protocol(String key, Protocol protocol, EvaluationPolicy policy) {
    String drug =
        Html.text(protocol.drug()) + ", " + protocol.route() + (protocol.onLabel() ? ", on label" : ", off-label")
            + (Boolean.FALSE.equals(protocol.enabled()) ? ", <b>off</b>" : "") + soft(protocol.indications().stream().map(Enum::name).collect(Collectors.joining(", ")));
    String needs = protocol.requires() == null ? "" : soft("needs: " + String.join("; or ", Explanation.words(protocol.requires(), policy)));
    return row(key, drug + needs, dose(protocol), induction(protocol.induction()), maintenance(protocol.maintenance()), source("protocols." + key, policy));
  }

  private static String dose(Protocol protocol) {
    Dose dose = protocol.dose();
    String unit = " " + DoseOrder.words(dose.unit());
    Administration given = protocol.administration();
    String minutes = given.shortestMin() == given.longestMin() ? given.usualMin() + " min" : given.usualMin() + " min (" + given.shortestMin() + " to " + given.longestMin() + ")";
    List<String> lines = new ArrayList<>();
    lines.add(dose.start() == null ? "no usual dose, ordered each time" : number(dose.start()) + unit + " in " + minutes);
    if (dose.steps() != null) {
      lines.add("only " + dose.steps().stream().map(step -> step.mg() + " mg (" + step.devices() + " devices)").collect(Collectors.joining(" or ")));
    } else {
      lines.add("from " + number(dose.min()) + unit + "; above " + number(dose.softMax()) + " a second signature, never above " + number(dose.hardMax()));
    }
    if (dose.firstMaxMg() != null) {
      lines.add("first session at most " + dose.firstMaxMg() + " mg");
    }
    if (dose.leastTotalMg() != null) {
      lines.add("at least " + dose.leastTotalMg() + " mg in all");
    }
    return lines.getFirst() + lines.stream().skip(1).map(PolicyPage::soft).collect(Collectors.joining());
  }

  private static String induction(Induction induction) {
    String sessions =
        induction.fewest() == null && induction.most() == null
            ? induction.sessions() + " sessions"
            : induction.sessions() + " sessions (" + Objects.requireNonNullElse(induction.fewest(), induction.sessions()) + " to "
                + Objects.requireNonNullElse(induction.most(), induction.sessions()) + ")";
    return sessions + soft("at most " + induction.maxPerWeek() + " a week, " + induction.minGapHours() + " h to " + induction.maxGapDays() + " days apart");
  }

  private static String maintenance(Maintenance maintenance) {
    return maintenance.stages().isEmpty()
        ? "none"
        : maintenance.stages().stream()
            .map(
                stage ->
                    (stage.sessions() == null ? "then one at a time, " : stage.sessions() + " sessions, ") + (stage.minDays() == stage.maxDays() ? "every " + stage.minDays() + " days" : "every " + stage.minDays() + " to " + stage.maxDays() + " days in steps of " + stage.stepDays()))
            .collect(Collectors.joining("<br>"));
  }

  private static String soft(String text) {
    return "<div class=\"soft\">" + Html.text(text) + "</div>";
  }

  private static String source(String key, EvaluationPolicy policy) {
    return "<span class=\"soft\">" + Html.text(policy.sources().getOrDefault(key, "")) + "</span>";
  }

  private static String row(String id, String... cells) {
    return "<tr><td class=\"id\">" + Html.text(id) + "</td>" + List.of(cells).stream().map(cell -> "<td>" + cell + "</td>").collect(Collectors.joining()) + "</tr>";
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
