package org.treatmentcourse.dashboard.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One reader of the board: what it still has to get. The board fills it, one pump empties it. */
final class Subscription {
  /** Updates that may wait for a reader; one that falls further behind is cut and comes back with its position. */
  static final int BUFFER = 512;

  private final String clinic;
  private final Position position;
  private final List<Update> backlog;
  private final @Nullable Position historyUpTo;
  private final boolean reset;
  private final BlockingQueue<Update> queue = new ArrayBlockingQueue<>(BUFFER);
  private volatile boolean cut;
  private volatile boolean left;

  /**
   * @param position where the reader stands
   * @param backlog what it missed and the board still has
   * @param historyUpTo read the topic from the position up to here first; null if the backlog is enough
   * @param reset what the reader has can't be continued: it has to read everything anew
   */
  Subscription(String clinic, Position position, List<Update> backlog, @Nullable Position historyUpTo, boolean reset) {
    this.clinic = clinic;
    this.position = position;
    this.backlog = new ArrayList<>(backlog);
    this.historyUpTo = historyUpTo;
    this.reset = reset;
  }

  Position position() {
    return position;
  }

  List<Update> backlog() {
    return backlog;
  }

  @Nullable Position historyUpTo() {
    return historyUpTo;
  }

  boolean reset() {
    return reset;
  }

  /** True if the reader may see it and has not; it counts as sent from now on. */
  boolean take(Update update) {
    if (!position.isBehind(update)) {
      return false;
    }
    position.pass(update);
    return update.clinic().equals(clinic);
  }

  /** @return false if the reader is too slow; it is cut */
  boolean offer(Update update) {
    if (update.clinic().equals(clinic) && !queue.offer(update)) {
      cut = true;
    }
    return !cut;
  }

  /** Waits for the next ones; empty after the time given. */
  List<Update> await(long millis) throws InterruptedException {
    List<Update> next = new ArrayList<>();
    Update first = queue.poll(millis, TimeUnit.MILLISECONDS);
    if (first != null) {
      next.add(first);
      queue.drainTo(next, 63);
    }
    return next;
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** The reader has gone by itself: there is nobody to send an end to. */
  void left() {
    left = true;
    cut = true;
  }

  boolean hasLeft() {
    return left;
  }

  void cut() {
    cut = true;
  }

  boolean isCut() {
    return cut;
  }
}
