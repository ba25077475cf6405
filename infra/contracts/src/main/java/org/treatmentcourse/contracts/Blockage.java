package org.treatmentcourse.contracts;

/**
 * What a service says of a course while something of that course is parked there, so that the service may not know all it should: no session starts
 * meanwhile, and a person has a task. Raised on the safety stream and lifted on the other one, behind all that was said when the parked event took
 * effect; numbered, so that it does not matter which stream is quicker.
 */
public final class Blockage {
  private Blockage() {}

  public interface Raised {
    /** Number within course and service, 1 and up. */
    int blockage();

    /** What waits: the type of an event, {@code clock} or {@code unreadable}. */
    String parked();
  }

  public interface Lifted {
    /** Number of the last blockage that is lifted, and every one before it. */
    int upTo();
  }
}
