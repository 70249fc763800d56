package io.tracebloc.commands;

import io.tracebloc.commands.terminal.ProcessInterrupts;
import io.tracebloc.commands.terminal.TerminalFacts;
import io.tracebloc.commands.terminal.TerminalWidth;
import io.tracebloc.engine.cluster.CallPreparation;
import io.tracebloc.engine.cluster.HostEnvironment;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * The process that a host program starts: its arguments, environment, standard streams and
 * terminals. The one place that touches the real ones.
 */
public final class RealProcess {
  /**
   * Set by the launcher: which of the standard streams are terminals, as their numbers, for example
   * {@code 02}. Where a launcher cannot tell, as on Windows, Java knows whether the first two are.
   */
  private static final String TERMINALS = "tracebloc.terminals";

  /** Commands that never talk to a cluster, or seldom. */
  private static final Set<String> LOCAL =
      Set.of("validate", "init", "options", "completion", "help", "__complete");

  private RealProcess() {}

  /** Runs the command line for this host and returns the exit code. */
  public static int run(Host host, String... arguments) {
    var answer = ReadyAnswer.to(host, List.of(arguments));
    if (answer.isPresent() && isWritten(answer.get())) {
      return ExitCode.SUCCESS.code();
    }
    if (arguments.length > 0 && !LOCAL.contains(arguments[0])) {
      CallPreparation.begin();
    }
    var engine = new ClusterEngine(InstantSource.system());
    return new Program(engine).run(invocation(host, List.of(arguments)));
  }

  /** Where it cannot be written, the commands themselves say what is wrong. */
  private static boolean isWritten(byte[] text) {
    try {
      // Not closed: the descriptor belongs to the process.
      new FileOutputStream(FileDescriptor.out).write(text);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Invocation invocation(Host host, List<String> arguments) {
    var variables = System.getenv();
    var terminals = terminals();
    var streams = standardStreams();
    var environment =
        new HostEnvironment(
            variables,
            Path.of(System.getProperty("user.home")),
            Path.of("").toAbsolutePath(),
            terminals.contains("0") && terminals.contains("2"),
            line -> print(line, streams));
    var terminal =
        TerminalFacts.of(
            variables,
            terminals.contains("1"),
            terminals.contains("2"),
            new TerminalWidth(System::nanoTime));
    return new Invocation(
        host,
        arguments,
        streams,
        environment,
        terminal,
        InstantSource.system(),
        System::nanoTime,
        new ProcessInterrupts());
  }

  // The shipped runtime has not the module by which there always is a console.
  @SuppressWarnings("SystemConsoleNull")
  private static String terminals() {
    var told = System.getProperty(TERMINALS);
    if (told != null) {
      return told;
    }
    var console = System.console();
    return console != null && console.isTerminal() ? "012" : "";
  }

  /** The words of a credential helper. */
  private static void print(String line, Streams streams) {
    streams.err().println(line);
    streams.err().flush();
  }

  /** Not {@code System.out}: that one speaks the locale's charset. */
  private static Streams standardStreams() {
    return new Streams(
        new FileInputStream(FileDescriptor.in),
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
        new FileOutputStream(FileDescriptor.err));
  }
}
