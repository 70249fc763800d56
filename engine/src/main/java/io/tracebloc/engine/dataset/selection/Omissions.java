package io.tracebloc.engine.dataset.selection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what is left out, by reason. Confined to one thread at a time. */
public final class Omissions {
  private final Map<Omission, Examples> byReason = new LinkedHashMap<>();

  /** Counts one more. */
  public void add(Omission reason, String path) {
    // Not merged, which would make a list for each of a million.
    byReason.put(reason, byReason.getOrDefault(reason, Examples.none()).with(path));
  }

  /** Counts several. */
  public void add(Omission reason, Examples several) {
    byReason.merge(reason, several, Examples::plus);
  }

  /** Counts what others have counted. */
  public void add(Omissions others) {
    others.byReason.forEach((reason, examples) -> byReason.merge(reason, examples, Examples::plus));
  }

  /** How many there are for all reasons together. */
  public long count() {
    return byReason.values().stream().mapToLong(Examples::count).sum();
  }

  /** What was left out, in the order in which the reasons came up. */
  public List<Omitted> list() {
    return byReason.entrySet().stream()
        .map(entry -> new Omitted(entry.getKey(), entry.getValue()))
        .toList();
  }
}
