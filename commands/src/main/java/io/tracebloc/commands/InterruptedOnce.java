package io.tracebloc.commands;

import io.tracebloc.commands.terminal.Interrupts;
import java.util.concurrent.atomic.AtomicInteger;

/** Ctrl-C: the first one interrupts the work, which cleans up; another one ends the process. */
public final class InterruptedOnce {
  private final Invocation invocation;
  private final AtomicInteger signals = new AtomicInteger();

  /** For work of this call that has a Pod. */
  public InterruptedOnce(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Listens for the calling thread until the registration is closed. */
  public Interrupts.Registration listen() {
    var work = Thread.currentThread();
    var halt = invocation.interrupts().halt();
    return invocation
        .interrupts()
        .listen(
            () -> {
              if (signals.incrementAndGet() > 1) {
                halt.accept(ExitCode.INTERRUPTED.code());
                return;
              }
              work.interrupt();
              var err = invocation.streams().err();
              err.println(
                  "Interrupted: cleaning up. Once more to stop at once, leaving the Pod behind.");
              err.flush();
            });
  }
}
