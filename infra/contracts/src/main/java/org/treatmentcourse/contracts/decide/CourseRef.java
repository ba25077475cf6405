package org.treatmentcourse.contracts.decide;

/** A course and the tenant it belongs to. */
public record CourseRef(String clinic, String courseId) {}
