package org.treatmentcourse.messaging;

/** Nothing is wrong with the event: something it needs is away or full. Nothing was decided; try again later. */
public final class Outage extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Outage(String message) {
    super(message);
  }

  public Outage(String message, Throwable cause) {
    super(message, cause);
  }
}
