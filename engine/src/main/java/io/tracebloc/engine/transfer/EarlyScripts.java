package io.tracebloc.engine.transfer;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Scripts that are started before it is their turn. Safe for use by several threads. */
final class EarlyScripts implements AutoCloseable {
  private final RemoteCommands commands;
  private final Map<RemoteScript, EarlyScript> started = new EnumMap<>(RemoteScript.class);

  EarlyScripts(RemoteCommands commands) {
    this.commands = commands;
  }

  /** Starts a script, unless that was done. */
  synchronized void start(RemoteScript script, String... more) {
    started.computeIfAbsent(script, _ -> commands.early(script, more));
  }

  /** Runs a script, the one that was started if there is one. */
  <T> T call(
      String action,
      RemoteScript script,
      RemoteShell.Input input,
      RemoteShell.Output<T> output,
      String... more) {
    var early = take(script);
    if (early.isEmpty()) {
      return commands.call(action, script, input, output, more);
    }
    try (var first = early.get()) {
      return commands.call(action, first, script, input, output, more);
    }
  }

  /** The script that was started, if there is one; it is its taker's from then on. */
  synchronized Optional<EarlyScript> take(RemoteScript script) {
    return Optional.ofNullable(started.remove(script));
  }

  /** Forgets a script that was started and is not needed now; another may be started then. */
  void drop(RemoteScript script) {
    take(script).ifPresent(EarlyScript::close);
  }

  @Override
  public synchronized void close() {
    started.values().forEach(EarlyScript::close);
    started.clear();
  }
}
