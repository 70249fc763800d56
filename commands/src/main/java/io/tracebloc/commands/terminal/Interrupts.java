package io.tracebloc.commands.terminal;

import java.util.function.IntConsumer;

/** How a command hears that the user wants it to stop: Ctrl-C, termination, a closed terminal. */
public interface Interrupts {
  /**
   * Hears signals instead of the default action, which is to end the process, until the
   * registration is closed.
   *
   * @param listener called once for each signal, or several at once, from a thread of its own
   */
  Registration listen(Runnable listener);

  /** Ends the process at once, without any clean-up; does not return in a real process. */
  IntConsumer halt();

  /** Takes the listener back; the default action holds again. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
