package org.treatmentcourse.scheduling.course;

import java.time.Instant;
import java.util.Optional;

/** One session, as far as it has come (DOMAIN 5.4). */
public sealed interface Session permits Planned, Booked, OnSite, Dosing, Observing, Completed {
  Order order();

  default int number() {
    return order().number();
  }

  /** Its time and chair, while it has them. */
  default Optional<Appointment> place() {
    return switch (this) {
      case Planned none -> Optional.empty();
      case Booked booked -> Optional.of(booked.appointment());
      case OnSite here -> Optional.of(here.appointment());
      case Dosing dosing -> Optional.of(dosing.appointment());
      case Observing observing -> Optional.of(observing.appointment());
      case Completed done -> Optional.empty();
    };
  }

  /** When the dose began, once it has. */
  default Optional<Instant> dosedAt() {
    return Optional.empty();
  }
}
