package org.treatmentcourse.openapi;

import java.util.Map;

/** What parameters mean: one name, one meaning, in every service. */
final class Meanings {
  private static final Map<String, String> OF =
      Map.ofEntries(
          Map.entry("courseId", "id of the course, a UUID"),
          Map.entry("clinicId", "id of the clinic, as in the token"),
          Map.entry("decisionId", "id of a decision, from the course's view"),
          Map.entry("number", "number of the session within the course, 1 and up"),
          Map.entry("task", "id of the task"),
          Map.entry("item", "id of what was planned, from the course's view"),
          Map.entry("occurrence", "id of the escalation"),
          Map.entry("proposal", "id of the proposal"),
          Map.entry("count", "number of the ledger entry that counted"),
          Map.entry("consent", "which consent, e.g. TREATMENT"),
          Map.entry("other", "id of the other course of the pair, a UUID"),
          Map.entry("key", "key of the instrument, e.g. PHQ9"),
          Map.entry("date", "local date of the site, e.g. 2026-03-02; today where absent"),
          Map.entry("site", "id of a site of the clinic; all or the course's where absent"),
          Map.entry("route", "route to judge for, e.g. ESK; the provider model's where absent"),
          Map.entry("stage", "only courses in one of these stages; may be repeated"),
          Map.entry("recommendation", "only courses of which the rules say this now"),
          Map.entry("missing", "only files that lack this item, e.g. CONSENT_TREATMENT"),
          Map.entry("role", "only tasks for this role"),
          Map.entry("open", "only true: closed tasks are in the history"),
          Map.entry("message", "id of the message"),
          Map.entry("state", "only messages in one of these states; FAILED and UNKNOWN where absent; may be repeated"),
          Map.entry("kind", "only messages of this kind"),
          Map.entry("flag", "only courses with all of these flags; may be repeated"),
          Map.entry("text", "only courses whose id or codes contain this"),
          Map.entry("from", "first local date of the site, e.g. 2026-03-02"),
          Map.entry("to", "last local date of the site, e.g. 2026-03-31"),
          Map.entry("since", "instant: samples taken from then on; 24 hours before until where absent"),
          Map.entry("until", "instant: samples taken up to then; now where absent"),
          Map.entry("everySec", "seconds that one step draws together, 1 to 3600"),
          Map.entry("token", "last part of a calendar's link"),
          Map.entry("after", "cursor: next of the page before"),
          Map.entry("limit", "most entries of the page"),
          Map.entry("asOf", "instant: without what happened later"),
          Map.entry("knownAt", "instant: without what came into the log later"),
          Map.entry("Idempotency-Key", "1 to 100 characters: a request that is sent again with the same key is answered as before"),
          Map.entry("Last-Event-ID", "position after which the stream goes on; from the beginning where absent"));

  private Meanings() {}

  /** @throws IllegalArgumentException for a parameter nobody has explained */
  static String of(String parameter) {
    String meaning = OF.get(parameter);
    if (meaning == null) {
      throw new IllegalArgumentException("say in Meanings what " + parameter + " means");
    }
    return meaning;
  }
}
