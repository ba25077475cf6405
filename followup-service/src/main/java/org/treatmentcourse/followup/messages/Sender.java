package org.treatmentcourse.followup.messages;

import org.treatmentcourse.followup.course.Reminding.Outcome;

/** A way out. Says of every letter what came of it, and never sends one twice by itself unless its receiver can tell. */
interface Sender extends AutoCloseable {

  /** False while the other side has failed too often: nothing is claimed for it then, and nothing written. */
  boolean isReady();

  /** @throws InterruptedException if this process ends: what came of it is not known */
  Outcome send(Letter letter) throws InterruptedException;

  @Override
  void close();
}
