package io.tracebloc.sandbox.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest changes, so that a watch can resume. Guarded by the store's lock. */
final class ChangeHistory {
  private record Entry(long version, WatchEvent event) {}

  private final int capacity;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long forgotten;

  /** Remembers that many changes; those up to {@code start} are not known. */
  ChangeHistory(int capacity, long start) {
    this.capacity = capacity;
    this.forgotten = start;
  }

  void add(long version, WatchEvent event) {
    entries.addLast(new Entry(version, event));
    if (entries.size() > capacity) {
      forgotten = entries.removeFirst().version();
    }
  }

  /** The changes after a version, oldest first. */
  List<WatchEvent> since(long version, ResourceType type, Optional<String> namespace) {
    if (version < forgotten) {
      throw new ApiException(
          410, "Expired", "too old resource version: " + version + " (" + forgotten + ")");
    }
    var events = new ArrayList<WatchEvent>();
    for (var entry : entries) {
      if (entry.version() > version && Subscription.concerns(entry.event(), type, namespace)) {
        events.add(entry.event());
      }
    }
    return events;
  }
}
