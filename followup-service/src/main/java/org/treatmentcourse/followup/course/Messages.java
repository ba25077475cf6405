package org.treatmentcourse.followup.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The reminders of a course: all that are on their way, in their window or of unknown outcome, the newest {@value #FAILED} that failed, and the newest
 * {@value #OVER} others. What is forgotten can't be planned again, for its window is over.
 *
 * @param nextAt when the first of them is to be looked at; worked out, and kept to be found by
 */
public record Messages(List<Message> all, @Nullable Instant nextAt) {
  static final int FAILED = 8;
  static final int OVER = 4;
  static final Messages NONE = new Messages(List.of(), null);

  public Messages {
    all = List.copyOf(all);
    nextAt = all.stream().map(Message::lookAt).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
  }

  public Optional<Message> find(String id) {
    return all.stream().filter(message -> message.id().equals(id)).findFirst();
  }

  /** In the place of one with its id, if there is one. */
  Messages plus(Message message, Instant now) {
    if (find(message.id()).isPresent()) {
      return change(known -> known.id().equals(message.id()), known -> message, now);
    }
    List<Message> more = new ArrayList<>(all);
    more.add(message);
    return kept(more, now);
  }

  Messages change(Predicate<Message> which, UnaryOperator<Message> how, Instant now) {
    return kept(all.stream().map(message -> which.test(message) ? how.apply(message) : message).toList(), now);
  }

  private static Messages kept(List<Message> all, Instant now) {
    List<Message> kept = new ArrayList<>(all);
    forget(kept, m -> m.state() == Message.State.FAILED && !now.isBefore(m.until()), FAILED);
    // One that was called off before anybody had it may be planned again.
    forget(kept, m -> !m.waits() && !m.needsAPerson() && (!now.isBefore(m.until()) || m.isUntouched()), OVER);
    return new Messages(kept, null);
  }

  private static void forget(List<Message> all, Predicate<Message> which, int most) {
    List<Message> over = all.stream().filter(which).sorted(Comparator.comparing(Message::changedAt)).toList();
    all.removeAll(over.subList(0, Math.max(0, over.size() - most)));
  }
}
