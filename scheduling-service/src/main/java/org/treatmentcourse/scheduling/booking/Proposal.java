package org.treatmentcourse.scheduling.booking;

import java.util.List;

/** What the planner answers. */
sealed interface Proposal {

  /** Every session asked for, with a time. */
  record Found(List<Placement> placements) implements Proposal {
    public Found {
      placements = List.copyOf(placements);
    }
  }

  /** No series without this session, and it has no time. */
  record None(int session, Obstacle why) implements Proposal {}

  /** What stood in the way, the most telling last: of several, that one is named. */
  enum Obstacle {
    CLOSED("the site is closed, or closes too early"),
    TOO_SOON("the time is past, or too near to prepare for"),
    DST_GAP("the clock leaps over this time"),
    OUT_OF_ORDER("a session with a lower number would come later"),
    SAME_DAY("another session is on that day"),
    MIN_GAP("too near to another session"),
    WEEKLY_LIMIT("too many sessions in seven days"),
    MAX_GAP("too far from another session"),
    NO_NURSE("no nurse is free"),
    NO_CHAIR("no chair is free"),
    SEARCH_EXHAUSTED("no series was found within the bounds of the search");

    private final String text;

    Obstacle(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }
}
