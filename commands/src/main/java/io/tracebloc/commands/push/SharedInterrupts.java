package io.tracebloc.commands.push;

import io.tracebloc.commands.terminal.Interrupts;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;

/** Passes each signal to every push that is going on, and remembers that there was one. */
final class SharedInterrupts implements Interrupts, AutoCloseable {
  private final Interrupts process;
  private final Registration registration;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean heard;

  SharedInterrupts(Interrupts process) {
    this.process = process;
    this.registration = process.listen(this::hear);
  }

  private void hear() {
    heard = true;
    listeners.forEach(Runnable::run);
  }

  /** Whether there was a signal. */
  boolean heard() {
    return heard;
  }

  @Override
  public Registration listen(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public IntConsumer halt() {
    return process.halt();
  }

  @Override
  public void close() {
    registration.close();
  }
}
