package org.treatmentcourse.followup.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.treatmentcourse.contracts.FollowupEvent.CareKind;

/**
 * The care beside the sessions, as far as it goes on; what has ended is in the history.
 *
 * @param items at most {@value #MOST}, in the order in which they were planned
 * @param asked the last session after which an integration session was asked for
 */
public record CarePlan(List<Item> items, int asked) {
  static final int MOST = 12;
  static final CarePlan NONE = new CarePlan(List.of(), 0);

  public CarePlan {
    items = List.copyOf(items);
  }

  /**
   * @param what code of the clinic
   * @param percent how far it has come, as last said
   * @param lastAt when something was last said of it
   */
  public record Item(String id, CareKind kind, String what, @Nullable Integer percent, @Nullable Instant lastAt) {}

  Optional<Item> item(String id) {
    return items.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  boolean has(CareKind kind) {
    return items.stream().anyMatch(one -> one.kind() == kind);
  }

  boolean has(CareKind kind, String what) {
    return items.stream().anyMatch(one -> one.kind() == kind && one.what().equals(what));
  }

  CarePlan plus(Item item) {
    List<Item> more = new ArrayList<>(items);
    more.add(item);
    return new CarePlan(more, asked);
  }

  CarePlan progressed(String id, @Nullable Integer percent, Instant at) {
    return new CarePlan(
        items.stream().map(one -> one.id().equals(id) ? new Item(id, one.kind(), one.what(), percent == null ? one.percent() : percent, at) : one).toList(),
        asked);
  }

  CarePlan without(String id) {
    return new CarePlan(items.stream().filter(one -> !one.id().equals(id)).toList(), asked);
  }

  CarePlan asked(int session) {
    return new CarePlan(items, session);
  }
}
