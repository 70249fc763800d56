package io.tracebloc.sandbox.access;

import java.util.List;

/**
 * An authenticated caller.
 *
 * @param name user name, for example {@code system:serviceaccount:demo:ingestor}
 * @param groups groups, for example {@code system:masters}
 */
public record Caller(String name, List<String> groups) {
  public Caller {
    groups = List.copyOf(groups);
  }
}
