package org.treatmentcourse.dashboard.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.treatmentcourse.contracts.FollowupEvent.Response;
import org.treatmentcourse.dashboard.outcomes.Outcomes.ByProtocol;
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
    line(file, Stream.concat(Stream.of("protocol", "treated"), Stream.concat(Stream.of(Response.values()).map(r -> r.name().toLowerCase(Locale.ROOT)), Stream.of("missing"))));
    List<Optional<Integer>> totals = small.parts(counts.protocols().stream().map(ByProtocol::treated).toList(), true);
    for (int i = 0; i < counts.protocols().size(); i++) {
      ByProtocol row = counts.protocols().get(i);
      List<Integer> parts = new ArrayList<>(row.classes().values());
      parts.add(row.missing());
      List<Optional<Integer>> shown = totals.get(i).isPresent() ? small.parts(parts, true) : parts.stream().map(part -> Optional.<Integer>empty()).toList();
      line(file, Stream.concat(Stream.of(row.protocol(), text(totals.get(i))), shown.stream().map(OutcomesCsv::text)));
    }
    return file.toString();
  }

  private static String text(Optional<Integer> count) {
    return count.map(String::valueOf).orElse(HIDDEN);
  }

  /** Codes and numbers: nothing that needs quoting. */
  private static void line(StringBuilder file, Stream<String> cells) {
    file.append(String.join(",", cells.toList())).append("\r\n");
  }
}
