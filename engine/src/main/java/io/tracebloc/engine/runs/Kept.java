package io.tracebloc.engine.runs;

import static java.util.Objects.requireNonNull;

/**
 * Something that is still there after a run was cancelled.
 *
 * @param what it is, printable
 * @param why it stays, and how it can be removed; printable, with placeholders of the face
 */
public record Kept(String what, String why) {
  public Kept {
    requireNonNull(what);
    requireNonNull(why);
  }
}
