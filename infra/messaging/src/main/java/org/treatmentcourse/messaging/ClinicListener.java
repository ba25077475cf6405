package org.treatmentcourse.messaging;

import org.treatmentcourse.contracts.Clinic;

/** Told of every registered clinic, at start and when one changes. May throw {@link Outage} to be told again. */
@FunctionalInterface
public interface ClinicListener {
  void registered(Clinic clinic);
}
