package io.tracebloc.commands.terminal;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The signals of this process: INT (Ctrl-C), TERM, and HUP (a closed terminal). */
public final class ProcessInterrupts implements Interrupts {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  @Override
  public Registration listen(Runnable listener) {
    var distinct = new DistinctSignals(listener, System::nanoTime);
    var restores =
        SIGNALS.stream()
            .map(name -> ProcessSignal.hear(name, distinct))
            .flatMap(Optional::stream)
            .toList();
    return () -> restores.forEach(Runnable::run);
  }

  @Override
  public IntConsumer halt() {
    return Runtime.getRuntime()::halt;
  }
}
