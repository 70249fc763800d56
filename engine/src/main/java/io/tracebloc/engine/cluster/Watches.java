package io.tracebloc.engine.cluster;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Watches objects until enough was seen: lists, follows the changes, and picks up again where it
 * was when a connection is cut or the server forgot the past (410). Thread-safe; each watch is
 * confined to the thread that asks for it.
 */
public final class Watches {
  private final Cluster cluster;
  private final Duration longestOutage;

  private Watches(Cluster cluster, Duration longestOutage) {
    this.cluster = requireNonNull(cluster);
    this.longestOutage = requireNonNull(longestOutage);
  }

  /** Watches of this cluster, which survive outages of its API server of up to a minute. */
  public static Watches of(Cluster cluster) {
    return new Watches(cluster, Duration.ofMinutes(1));
  }

  /** The same with another limit on how long the server may be away before the watch fails. */
  public Watches survivingOutagesOf(Duration longest) {
    return new Watches(cluster, longest);
  }

  /**
   * Blocks until the watcher is satisfied or the limit is over.
   *
   * @param subject what is watched, for failures: {@code Pod x in namespace y}
   * @return whether the watcher was satisfied
   * @throws InterruptedException if the thread is interrupted; nothing is left open
   * @throws io.tracebloc.engine.failure.Failure if the server refuses, rejects the credentials, or
   *     stays away for longer than an outage may last
   */
  public <T> boolean until(String subject, WatchQuery<T> query, Duration limit, Watcher<T> watcher)
      throws InterruptedException {
    var calls = ApiCalls.of(cluster);
    return new WatchLoop<>(calls, query, "watching " + subject, watcher, longestOutage).run(limit);
  }
}
