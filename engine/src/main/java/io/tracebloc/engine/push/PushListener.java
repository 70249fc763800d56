package io.tracebloc.engine.push;

/** Hears the events of a push. May be called from several threads; must return quickly. */
@FunctionalInterface
public interface PushListener {
  /** One event. */
  void on(PushEvent event);
}
