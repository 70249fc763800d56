package io.tracebloc.commands;

import static java.util.Objects.requireNonNull;

import io.tracebloc.commands.terminal.Interrupts;
import io.tracebloc.commands.terminal.TerminalFacts;
import io.tracebloc.engine.cluster.HostEnvironment;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * One call of the program: everything a command may know of the process it runs in. Made by the
 * face's main class out of the real process, and by tests out of nothing.
 *
 * @param host which program carries the plugin
 * @param arguments as typed after the plugin's name
 * @param streams where results and messages go
 * @param environment variables, directories and whether a person can be asked
 * @param terminal what standard output and error can show
 * @param clock the time of day
 * @param nanoTime a clock that never jumps, for rates and pauses
 * @param interrupts how the user's Ctrl-C is heard
 */
public record Invocation(
    Host host,
    List<String> arguments,
    Streams streams,
    HostEnvironment environment,
    TerminalFacts terminal,
    InstantSource clock,
    LongSupplier nanoTime,
    Interrupts interrupts) {

  public Invocation {
    requireNonNull(host);
    arguments = List.copyOf(arguments);
    requireNonNull(streams);
    requireNonNull(environment);
    requireNonNull(terminal);
    requireNonNull(clock);
    requireNonNull(nanoTime);
    requireNonNull(interrupts);
  }

  /**
   * The same for a program that reads events from standard error, which are all that is written
   * there from now on: nobody is asked anything.
   */
  Invocation tellingEvents() {
    streams.tellEvents(clock);
    var unattended =
        new HostEnvironment(
            environment.variables(),
            environment.home(),
            environment.workingDirectory(),
            false,
            environment.helperWords());
    return new Invocation(
        host,
        arguments,
        streams,
        unattended,
        terminal.withoutErrorTerminal(),
        clock,
        nanoTime,
        interrupts);
  }

  /** The same, hearing the user's Ctrl-C in another way. */
  public Invocation withInterrupts(Interrupts other) {
    return new Invocation(host, arguments, streams, environment, terminal, clock, nanoTime, other);
  }
}
