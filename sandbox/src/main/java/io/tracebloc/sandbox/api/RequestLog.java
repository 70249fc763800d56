package io.tracebloc.sandbox.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The newest requests that were answered, oldest first. Thread-safe. */
public final class RequestLog {
  private static final int CAPACITY = 20_000;

  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * One answered request; a stream is noted when its answer begins.
   *
   * @param caller user name, empty if unknown
   * @param status HTTP status; 101 for a stream handed over, 0 for a connection cut
   */
  public record Entry(
      String method, String path, Map<String, List<String>> query, String caller, int status) {}

  synchronized void add(Entry entry) {
    entries.addLast(entry);
    if (entries.size() > CAPACITY) {
      entries.removeFirst();
    }
  }

  /** What was answered since the start or the last {@link #clear}. */
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Forgets all. */
  public synchronized void clear() {
    entries.clear();
  }
}
