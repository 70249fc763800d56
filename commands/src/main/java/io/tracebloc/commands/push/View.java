package io.tracebloc.commands.push;

import io.tracebloc.engine.push.PushListener;

/** Shows work while it goes on. Safe for use by several threads. */
interface View extends PushListener {
  /** Called about ten times a second, for what moves or repeats by itself. */
  void tick();

  /** Says something about the work as a whole; dropped after its end. */
  void say(String line);

  /**
   * Ends the view; events that come later are dropped.
   *
   * @param failed whether steps that are not finished have failed
   */
  void close(boolean failed);
}
