package org.treatmentcourse.followup.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.SafetyDomain;

/**
 * What safety over time is read off besides questionnaires, and what was said of it, so that it is said once.
 *
 * @param noted of each test the newest {@value #KEPT}, in the order in which they were taken
 * @param said by domain, the reading it was last said with
 * @param contact null before the first dose
 */
public record Signs(List<Sign> noted, Map<SafetyDomain, Said> said, @Nullable Contact contact) {
  private static final int KEPT = 4;
  private static final Comparator<Sign> IN_TIME = Comparator.comparing(Sign::at).thenComparing(Sign::id);
  static final Signs NONE = new Signs(List.of(), Map.of(), null);

  public Signs {
    noted = List.copyOf(noted);
    said = Map.copyOf(said);
  }

  /** @param value times the upper limit; of what is only positive or negative 1 or 0 */
  public record Sign(String of, String id, Instant at, double value) {}

  public record Said(String reading, Instant at) {}

  /**
   * @param heardAt newest answer or session
   * @param outreachAt without anything newer somebody reaches out
   * @param lostAt and then it is recommended to hold the plan
   * @param outreach true once that was asked for
   * @param lost true once that is over
   */
  public record Contact(Instant heardAt, Instant outreachAt, Instant lostAt, boolean outreach, boolean lost) {
    /** Nothing newer was heard. */
    Contact asFarAs(Contact before) {
      return new Contact(heardAt, outreachAt, lostAt, before.outreach, before.lost);
    }

    Contact reachedOut() {
      return new Contact(heardAt, outreachAt, lostAt, true, lost);
    }

    Contact wasLost() {
      return new Contact(heardAt, outreachAt, lostAt, outreach, true);
    }
  }

  Stream<Sign> of(String test) {
    return noted.stream().filter(sign -> sign.of().equals(test));
  }

  Signs plus(Sign sign) {
    if (noted.stream().anyMatch(known -> known.id().equals(sign.id()))) {
      return this;
    }
    List<Sign> all = new ArrayList<>(noted);
    all.add(sign);
    all.sort(IN_TIME);
    List<Sign> same = all.stream().filter(one -> one.of().equals(sign.of())).toList();
    all.removeAll(same.subList(0, Math.max(0, same.size() - KEPT)));
    return new Signs(all, said, contact);
  }

  Signs said(SafetyDomain domain, Sign reading) {
    Map<SafetyDomain, Said> all = new EnumMap<>(SafetyDomain.class);
    all.putAll(said);
    all.put(domain, new Said(reading.id(), reading.at()));
    return new Signs(noted, all, contact);
  }

  Signs with(@Nullable Contact changed) {
    return new Signs(noted, said, changed);
  }
}
