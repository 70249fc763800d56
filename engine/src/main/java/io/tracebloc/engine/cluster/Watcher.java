package io.tracebloc.engine.cluster;

import java.util.List;

/** Sees the objects of a watch, on the thread that watches, and says when it has seen enough. */
@FunctionalInterface
public interface Watcher<T> {
  /**
   * One object appeared, changed or went.
   *
   * @return whether the watch is over
   */
  boolean sees(WatchEvent<T> event);

  /**
   * Everything that matches at this moment; called after the first list and after every later one,
   * when {@link #sees} was called for what is new in it.
   *
   * @return whether the watch is over, for example because an object that must exist does not
   */
  default boolean seesAll(List<T> objects) {
    return false;
  }
}
