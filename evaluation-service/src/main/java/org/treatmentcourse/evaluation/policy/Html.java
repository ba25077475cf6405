package org.treatmentcourse.evaluation.policy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import org.treatmentcourse.contracts.policy.EvaluationPolicy.Right;

/** Pages without a script: nothing is loaded, everything is escaped, readable on paper and in the dark. */
public final class Html {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --line: light-dark(#d5d9e0, #3a404a); --soft: light-dark(#5b6472, #a3acba); --exclude: light-dark(#a4161a, #ff8a8a);
        --review: light-dark(#8a4b00, #ffc078); --caution: light-dark(#5f5a00, #e6df7a); --ok: light-dark(#1b6e3c, #7fd6a1); }
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
      h1 { font-size: 1.5rem; margin-bottom: .2rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
      p.lead, .soft { color: var(--soft); }
      table { border-collapse: collapse; width: 100%; } caption { text-align: left; color: var(--soft); padding-bottom: .4rem; }
      th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-top: 1px solid var(--line); }
      th { font-weight: 600; } td.id { white-space: nowrap; font-weight: 600; } td.number { white-space: nowrap; font-variant-numeric: tabular-nums; }
      ul { margin: 0; padding-left: 1.1rem; }
      .EXCLUDE { color: var(--exclude); font-weight: 600; } .REVIEW, .INDETERMINATE { color: var(--review); font-weight: 600; }
      .CAUTION { color: var(--caution); font-weight: 600; } .CLEAR { color: var(--ok); }
      @media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
      """;

  private Html() {}

  public static String page(String title, String body) {
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>"
        + text(title) + "</title><style>" + STYLE + "</style></head><body>" + body + "</body></html>";
  }

  public static String text(String text) {
    return HtmlUtils.htmlEscape(text);
  }

  public static String list(List<String> items) {
    return items.isEmpty() ? "" : items.stream().map(item -> "<li>" + item + "</li>").collect(Collectors.joining("", "<ul>", "</ul>"));
  }

  /** Who may decide against a rule. */
  public static String who(Right right) {
    return switch (right) {
      case NONE -> "nobody";
      case CLINICIAN -> "a clinician";
      case MEDICAL_DIRECTOR -> "the medical director";
    };
  }

  /** A code as people read it: {@code PCP_REFERRAL} is "pcp referral". */
  public static String words(String code) {
    return text(code.replace('_', ' ').toLowerCase(Locale.ROOT));
  }
}
