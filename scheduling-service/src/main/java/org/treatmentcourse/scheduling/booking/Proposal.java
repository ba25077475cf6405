package org.treatmentcourse.scheduling.booking;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the planner answers. */
sealed interface Proposal {

  /**
   * Every session asked for, with a time.
   *
   * @param broken times that the patient had and that could not stay
   */
  record Found(List<Placement> placements, Map<Placement, Obstacle> broken) implements Proposal {
    public Found {
      placements = List.copyOf(placements);
      broken = Map.copyOf(broken);
    }
  }

  /**
   * No series without this session, and it has no time.
   *
   * @param date the first on which that stood in the way, or null where no date came into question
   */
  record None(int session, @Nullable LocalDate date, Obstacle why) implements Proposal {
    String text() {
      return "no time for session " + session + (date == null ? "" : " on " + date) + ": " + why.text;
    }
  }

  /** What stood in the way, the most telling last: of several, that one is named. */
  enum Obstacle {
    CLOSED("the site is closed, or closes too early"),
    TOO_SOON("the time is past, or too near to prepare for"),
    CLOSURE("the site is closed on that day, or for that time"),
    DST_GAP("the clock leaps over this time"),
    PATIENT_AWAY("the patient can't come then"),
    OUT_OF_ORDER("a session with a lower number would come later"),
    SAME_DAY("another session is on that day"),
    MIN_GAP("too near to another session"),
    WEEKLY_LIMIT("too many sessions in seven days"),
    MAX_GAP("too far from another session"),
    ELIGIBILITY_ENDS("the decision on eligibility has run out by then"),
    NOT_CERTIFIED("the site is not certified for this drug"),
    NO_PRESCRIBER("no prescriber is on site for the whole slot"),
    NO_CREDENTIAL("nobody with a needed credential is on site for the whole slot"),
    NO_THERAPIST("no therapist is free for the whole slot"),
    NO_GUIDE("no guide is free for the whole slot"),
    NO_NURSE("no nurse is free"),
    NO_CHAIR("no chair is free"),
    SEARCH_EXHAUSTED("no series was found within the bounds of the search");

    private final String text;

    Obstacle(String text) {
      this.text = text;
    }
  }
}
