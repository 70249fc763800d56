package io.tracebloc.sandbox.samples;

import java.util.List;
import java.util.Random;

/** Draws lots: the same seed gives the same ones on every machine. Confined to one thread. */
final class Chance {
  private final Random random;

  Chance(long seed) {
    random = new Random(seed);
  }

  /** A whole number, both ends included. */
  int between(int lowest, int highest) {
    return lowest + random.nextInt(highest - lowest + 1);
  }

  double between(double lowest, double highest) {
    return lowest + random.nextDouble() * (highest - lowest);
  }

  /** Normally distributed. */
  double about(double mean, double deviation) {
    return mean + random.nextGaussian() * deviation;
  }

  /** True with this probability. */
  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
