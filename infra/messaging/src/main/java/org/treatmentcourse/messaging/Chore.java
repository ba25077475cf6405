package org.treatmentcourse.messaging;

import java.time.Duration;

/**
 * Work a service repeats for as long as it runs, as a bean. It has a thread of its own, begins when the service serves, and is tried again whatever it throws.
 *
 * @param name of the thread, and in the log
 * @param pause between two runs; a short one grows with the work
 */
public record Chore(String name, Duration pause, Runnable work) {}
