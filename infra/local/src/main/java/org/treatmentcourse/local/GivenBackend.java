package org.treatmentcourse.local;

/** A backend named in the environment: never started, never stopped. */
record GivenBackend(String address, String origin) implements Backend {

  @Override
  public void close() {
    // Somebody else's.
  }
}
