package io.tracebloc.sandbox.line;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what arrives over a line and says where the next {@link Cut} is. Safe for use by several
 * threads.
 */
final class Meter {
  /**
   * An answer to a connection that wants to deliver.
   *
   * @param bytes how many it may
   * @param over whether these are its last
   * @param accident what it then has to cause; none if another connection came upon it
   */
  record Leave(int bytes, boolean over, Optional<Cut> accident) {}

  private final Map<Direction, Long> carried = new EnumMap<>(Direction.class);
  private Optional<Cut> armed = Optional.empty();
  private long limit;
  private int accidents;

  Meter() {
    for (var direction : Direction.values()) {
      carried.put(direction, 0L);
    }
  }

  /** Arms an accident, in place of one that has not happened yet. */
  synchronized void arm(Cut cut) {
    armed = Optional.of(cut);
    limit = carried(cut.direction()) + cut.bytes();
  }

  /**
   * Asks to deliver, and counts what is granted.
   *
   * @param bytes none to ask only whether the connection still lives
   * @param birth the accidents that had happened when the connection began; if there were more
   *     since, it may deliver nothing
   */
  synchronized Leave ask(Direction direction, int bytes, int birth) {
    if (birth != accidents) {
      return new Leave(0, true, Optional.empty());
    }
    var before = carried(direction);
    var cut = armed.filter(each -> each.direction() == direction && before + bytes > limit);
    var granted = cut.isPresent() ? (int) (limit - before) : bytes;
    carried.put(direction, before + granted);
    if (cut.isPresent()) {
      armed = Optional.empty();
      accidents++;
    }
    notifyAll();
    return new Leave(granted, cut.isPresent(), cut);
  }

  synchronized long carried(Direction direction) {
    return carried.get(direction);
  }

  synchronized int accidents() {
    return accidents;
  }

  /** Waits until so many bytes arrived in all; false if they did not in time. */
  synchronized boolean await(Direction direction, long bytes, Duration patience)
      throws InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    while (carried(direction) < bytes) {
      var left = Duration.ofNanos(end - System.nanoTime());
      if (!left.isPositive()) {
        return false;
      }
      wait(left.toMillis() + 1);
    }
    return true;
  }
}
