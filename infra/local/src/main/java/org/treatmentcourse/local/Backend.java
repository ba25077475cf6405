package org.treatmentcourse.local;

/** A document store or a broker that tests and commands use, whoever runs it. */
interface Backend extends AutoCloseable {

  /** Connection string of a store (no database), or bootstrap servers of a broker. */
  String address();

  /** Where it comes from, for people. */
  String origin();

  /** @throws UnsupportedOperationException when the backend isn't ours to harm */
  default void kill9() {
    throw notOurs();
  }

  /** Starts it again with its data at the same address, and returns when it answers. */
  default void restart() {
    throw notOurs();
  }

  /** SIGSTOP. */
  default void suspend() {
    throw notOurs();
  }

  /** SIGCONT. */
  default void resume() {
    throw notOurs();
  }

  private UnsupportedOperationException notOurs() {
    return new UnsupportedOperationException("faults can be injected into an embedded backend only, this is " + origin());
  }

  @Override
  void close();
}
