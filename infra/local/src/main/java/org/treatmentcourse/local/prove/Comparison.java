package org.treatmentcourse.local.prove;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.treatmentcourse.local.prove.Recording.Entry;
import org.treatmentcourse.local.prove.Recording.Line;

/**
 * How a disturbed run differs from one that was left alone.
 *
 * @param lost said in the calm run only
 * @param duplicated said more often than in the calm run
 * @param outOfOrder lines that say the same in another order
 * @param differing said otherwise, or said in the disturbed run only
 * @param details a line for people about each line that differs
 */
record Comparison(int lost, int duplicated, int outOfOrder, int differing, List<String> details) {

  private static final int SHOWN = 160;

  static Comparison of(Recording calm, Recording disturbed) {
    TreeSet<Line> all = new TreeSet<>(calm.lines().keySet());
    all.addAll(disturbed.lines().keySet());
    Comparison sum = new Comparison(0, 0, 0, 0, List.of());
    for (Line line : all) {
      sum = sum.and(compare(line, calm.lines().getOrDefault(line, List.of()), disturbed.lines().getOrDefault(line, List.of())));
    }
    return sum;
  }

  boolean isClean() {
    return lost + duplicated + outOfOrder + differing == 0;
  }

  private Comparison and(Comparison more) {
    List<String> both = new ArrayList<>(details);
    both.addAll(more.details);
    return new Comparison(lost + more.lost, duplicated + more.duplicated, outOfOrder + more.outOfOrder, differing + more.differing, both);
  }

  private static Comparison compare(Line line, List<Entry> calm, List<Entry> disturbed) {
    if (calm.equals(disturbed)) {
      return new Comparison(0, 0, 0, 0, List.of());
    }
    Map<Entry, Integer> surplus = new HashMap<>();
    calm.forEach(entry -> surplus.merge(entry, -1, Integer::sum));
    disturbed.forEach(entry -> surplus.merge(entry, 1, Integer::sum));
    int missing = 0;
    int repeated = 0;
    int strange = 0;
    for (Map.Entry<Entry, Integer> entry : surplus.entrySet()) {
      int more = entry.getValue();
      if (more < 0) {
        missing -= more;
      } else if (calm.contains(entry.getKey())) {
        repeated += more;
      } else {
        strange += more;
      }
    }
    int reordered = missing + repeated + strange == 0 ? 1 : 0;
    // Something else said in the place of what is missing is one difference, not two.
    int replaced = Math.min(missing, strange);
    return new Comparison(missing - replaced, repeated, reordered, Math.max(replaced, strange), List.of(first(line, calm, disturbed)));
  }

  private static String first(Line line, List<Entry> calm, List<Entry> disturbed) {
    int at = 0;
    while (at < calm.size() && at < disturbed.size() && calm.get(at).equals(disturbed.get(at))) {
      at++;
    }
    return "%s %s, number %d: %s instead of %s".formatted(line.course(), line.topic(), at + 1, show(disturbed, at), show(calm, at));
  }

  private static String show(List<Entry> entries, int at) {
    if (at >= entries.size()) {
      return "the end";
    }
    String text = entries.get(at).type() + " " + entries.get(at).at() + " " + entries.get(at).data();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
