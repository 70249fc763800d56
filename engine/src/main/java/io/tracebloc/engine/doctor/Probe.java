package io.tracebloc.engine.doctor;

import java.util.Optional;
import java.util.OptionalLong;

/** Tries the volume with a Pod of the staging identity, which is removed again. */
@FunctionalInterface
interface Probe {
  /**
   * What the Pod came to.
   *
   * @param pod its name; empty if it never ran
   * @param freeBytes room on the volume, if it could tell
   * @param trouble why it could not start, or could not write; printable
   * @param remedy what to do about that; may be empty
   */
  record Seen(
      Optional<String> pod, OptionalLong freeBytes, Optional<String> trouble, String remedy) {}

  /** Tries. Never fails: trouble is what it is looking for. */
  Seen look();
}
