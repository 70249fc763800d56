package io.tracebloc.engine.transfer;

import java.util.List;
import java.util.Set;

/**
 * What the far side must say of an item.
 *
 * @param answers any of these: tools differ in how they print names
 * @param digests of each file of a segment, in order; of a chunk the one; none without digests
 */
record Expected(Set<String> answers, List<byte[]> digests) {
  Expected {
    answers = Set.copyOf(answers);
    digests = List.copyOf(digests);
  }
}
