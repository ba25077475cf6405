package org.treatmentcourse.scheduling.course;

/**
 * A chair to give back.
 *
 * @param day id of the site day
 * @param attempt the booking attempt under which it was taken
 */
public record ToFree(String day, String attempt, int session) {}
