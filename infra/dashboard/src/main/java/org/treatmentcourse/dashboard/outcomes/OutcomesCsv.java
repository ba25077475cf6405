package org.treatmentcourse.dashboard.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.dashboard.outcomes.Outcomes.Counts;
import org.treatmentcourse.dashboard.outcomes.Outcomes.Step;

/** Counts as a file, without the small ones. */
final class OutcomesCsv {
  private static final String HIDDEN = "suppressed";

  private OutcomesCsv() {}

  static String of(Counts counts, SmallCounts small) {
    StringBuilder file = new StringBuilder();
    line(file, Stream.of("milestone", "reached"));
    List<Step> funnel = counts.funnel();
    for (int i = 0; i < funnel.size(); i++) {
      // Who is not in the next step is a count too, and as telling.
      int lost = i == 0 ? 0 : funnel.get(i - 1).reached() - funnel.get(i).reached();
      boolean hidden = small.isSmall(funnel.get(i).reached()) || small.isSmall(lost);
      line(file, Stream.of(funnel.get(i).milestone().name(), hidden ? HIDDEN : Integer.toString(funnel.get(i).reached())));
    }
    file.append("\r\n");
    groups(file, "protocol", counts.protocols(), small);
    groups(file, "indication", counts.indications(), small);
    groups(file, "site", counts.sites(), small);
    return file.toString();
  }

  private static void groups(StringBuilder file, String what, List<Group> groups, SmallCounts small) {
    List<Optional<Integer>> totals = small.parts(groups.stream().map(Group::treated).toList(), true);
    line(file, Stream.concat(Stream.of(what, "treated"), Stream.concat(Stream.of(Response.values()).map(r -> r.name().toLowerCase(Locale.ROOT)), Stream.of("missing"))));
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      List<Integer> parts = new ArrayList<>(group.classes().values());
      parts.add(group.missing());
      line(file, Stream.concat(Stream.of(group.name(), text(totals.get(i))), shown(parts, totals.get(i), small).map(OutcomesCsv::text)));
    }
    file.append("\r\n");
    List<String> reasons = groups.stream().flatMap(group -> group.ended().keySet().stream()).distinct().sorted().toList();
    line(file, Stream.concat(Stream.of(what, "treated", "open"), reasons.stream().map(reason -> "ended_" + reason.toLowerCase(Locale.ROOT))));
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      List<Integer> parts = Stream.concat(Stream.of(group.open()), reasons.stream().map(reason -> group.ended().getOrDefault(reason, 0))).toList();
      line(file, Stream.concat(Stream.of(group.name(), text(totals.get(i))), shown(parts, totals.get(i), small).map(OutcomesCsv::text)));
    }
    file.append("\r\n");
    line(file, Stream.of(what, "curve", "followed", "median", "day", "at_risk", "share_without"));
    for (Group group : groups) {
      curve(file, group.name(), "response", group.response(), small);
      curve(file, group.name(), "relapse", group.relapseFree(), small);
    }
    file.append("\r\n");
  }

  private static Stream<Optional<Integer>> shown(List<Integer> parts, Optional<Integer> total, SmallCounts small) {
    return total.isPresent() ? small.parts(parts, true).stream() : parts.stream().map(part -> Optional.empty());
  }

  /** A share of few people is as telling as their number, and so is one that leaves few: neither is shown. */
  private static void curve(StringBuilder file, String name, String what, Group.Course course, SmallCounts small) {
    boolean few = small.isSmall(course.followed()) || small.isSmall(course.events()) || small.isSmall(course.followed() - course.events());
    if (few) {
      line(file, Stream.of(name, what, HIDDEN, HIDDEN, HIDDEN, HIDDEN, HIDDEN));
      return;
    }
    String median = course.medianDays() == null ? "" : course.medianDays() + "d";
    for (KaplanMeier.Share share : course.shares()) {
      boolean hidden = small.isSmall(share.atRisk());
      String atRisk = hidden ? HIDDEN : Integer.toString(share.atRisk());
      String without = hidden ? HIDDEN : String.format(Locale.ROOT, "%.3f", share.share());
      line(file, Stream.of(name, what, Integer.toString(course.followed()), median, Integer.toString(share.day()), atRisk, without));
    }
  }

  private static String text(Optional<Integer> count) {
    return count.map(String::valueOf).orElse(HIDDEN);
  }

  /** Codes and numbers: nothing that needs quoting. */
  private static void line(StringBuilder file, Stream<String> cells) {
    file.append(String.join(",", cells.toList())).append("\r\n");
  }
}
