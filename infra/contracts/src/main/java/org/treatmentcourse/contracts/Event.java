package org.treatmentcourse.contracts;

/** Anything that travels on a topic. Its name on the wire is in {@link Catalogue}, never its class name. */
public sealed interface Event permits ServiceEvent, ClinicEvent {}
