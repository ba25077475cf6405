package org.treatmentcourse.local.synthetic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What makes a course worth watching. A deck of 25 holds each as often as given here, so that also a small clinic meets all of them. */
enum Story {
  STEADY(9),
  STAYS_AWAY(3),
  RAISED_PRESSURE(2),
  AT_RISK(2),
  FORGETS_ESCORT(2),
  SIDE_EFFECTS(2),
  NOT_ELIGIBLE(2),
  WITHDRAWS_CONSENT(1),
  BECOMES_PREGNANT(1),
  INTAKE_ENDS(1);

  private final int inDeck;

  Story(int inDeck) {
    this.inDeck = inDeck;
  }

  /** As many stories as asked for, deck by deck, each shuffled by the seed. */
  static List<Story> deal(long seed, int count) {
    List<Story> dealt = new ArrayList<>();
    Random random = new Random(seed);
    while (dealt.size() < count) {
      List<Story> deck = new ArrayList<>();
      for (Story story : values()) {
        deck.addAll(Collections.nCopies(story.inDeck, story));
      }
      Collections.shuffle(deck, random);
      dealt.addAll(deck);
    }
    return List.copyOf(dealt.subList(0, count));
  }
}
