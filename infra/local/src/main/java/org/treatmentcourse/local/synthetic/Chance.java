package org.treatmentcourse.local.synthetic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Chance that belongs to one person and one occasion: the same question always has the same answer, whatever was asked before. So it doesn't matter in
 * which order things happen, and a step that is repeated comes out the same.
 */
final class Chance {

  private final String who;

  Chance(long seed, String who) {
    this.who = seed + "/" + who + "/";
  }

  /** From 0 to below 1. */
  double of(String occasion) {
    return random(occasion).nextDouble();
  }

  boolean happens(String occasion, double probability) {
    return of(occasion) < probability;
  }

  /** Both included. */
  int between(String occasion, int least, int most) {
    return random(occasion).nextInt(least, most + 1);
  }

  /** Around 0, nearly always between -2 and 2. */
  double noise(String occasion) {
    SplittableRandom random = random(occasion);
    return random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble() - 2;
  }

  <T> T pick(String occasion, List<T> from) {
    return from.get(between(occasion, 0, from.size() - 1));
  }

  private SplittableRandom random(String occasion) {
    UUID hash = UUID.nameUUIDFromBytes((who + occasion).getBytes(StandardCharsets.UTF_8));
    return new SplittableRandom(hash.getMostSignificantBits() ^ hash.getLeastSignificantBits());
  }
}
