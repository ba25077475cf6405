package org.treatmentcourse.messaging.simulation;

import java.util.ArrayDeque;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A replicated database: what its primary has, and the part of it that a majority has. Another primary begins with no more than that part.
 *
 * @param <S> an immutable state of all data
 */
public final class ReplicaSet<S> {
  private final ArrayDeque<S> open = new ArrayDeque<>();
  private S local;
  private S committed;
  private int term;
  private long written;
  private long writes;
  private long durable;

  public ReplicaSet(S empty) {
    this.local = empty;
    this.committed = empty;
  }

  /** When something was written. */
  public record OpTime(int term, long number) {}

  public OpTime write(UnaryOperator<S> change) {
    S next = change.apply(local);
    if (next != local) {
      local = next;
      open.add(next);
      written++;
      writes++;
    }
    return new OpTime(term, written);
  }

  /** As its primary sees it: may roll back. */
  public S local() {
    return local;
  }

  /** Never rolls back. */
  public S committed() {
    return committed;
  }

  /** How many changes there ever were. */
  public long writes() {
    return writes;
  }

  /** How many writes a majority does not have yet. */
  public int open() {
    return open.size();
  }

  /** A majority has that many more. */
  public void advance(int writes) {
    for (int i = 0; i < writes; i++) {
      committed = open.remove();
      durable++;
    }
  }

  /** Another becomes primary: what no majority has is gone. */
  public void failover() {
    local = committed;
    open.clear();
    term++;
    written = 0;
    durable = 0;
  }

  /** @return null while it is open; false if nobody can tell any more */
  public @Nullable Boolean committed(OpTime time) {
    if (time.term() != term) {
      return false;
    }
    return time.number() <= durable ? true : null;
  }
}
