package org.treatmentcourse.messaging;

/** Whether something of a course is parked here, so that the service may not know all it should. */
@FunctionalInterface
public interface Parking {
  boolean holds(String courseId);
}
