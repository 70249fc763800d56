package io.tracebloc.commands;

import io.tracebloc.commands.terminal.Interrupts;
import io.tracebloc.commands.terminal.TerminalFacts;
import io.tracebloc.engine.cluster.HostEnvironment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** A make-believe terminal: runs command lines and keeps what they print. */
public final class Terminal {
  private final FakeEngine engine = new FakeEngine();
  private final FakeInterrupts interrupts = new FakeInterrupts();
  private Path directory = Path.of("/work");
  private TerminalFacts facts = TerminalFacts.none();
  private LongSupplier nanoTime = System::nanoTime;
  private Host host = Host.KUBECTL;
  private final Map<String, String> variables = new HashMap<>();
  private byte[] input = {};
  private boolean attended;

  /** The engine that the commands meet. */
  public FakeEngine engine() {
    return engine;
  }

  /** The signals that the user sends. */
  public FakeInterrupts interrupts() {
    return interrupts;
  }

  /** With this working directory. */
  public Terminal in(Path path) {
    directory = path;
    return this;
  }

  /** With another host program. */
  public Terminal of(Host other) {
    host = other;
    return this;
  }

  /** With a person who types these lines. */
  public Terminal answering(String... lines) {
    var typed = List.of(lines).stream().map(line -> line + "\n").collect(Collectors.joining());
    input = typed.getBytes(StandardCharsets.UTF_8);
    attended = true;
    return this;
  }

  /** With standard input from a pipe. */
  public Terminal fed(String text) {
    input = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /** With both streams on a terminal of this many columns. */
  public Terminal wide(int columns) {
    facts = TerminalFacts.of(Map.of(), true, true, () -> columns);
    return this;
  }

  /** With streams that show nothing but ASCII. */
  public Terminal plain() {
    facts = TerminalFacts.of(Map.of("LC_ALL", "C"), false, false, () -> 80);
    return this;
  }

  /** With this variable in the environment. */
  public Terminal with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** With this clock in nanoseconds. */
  public Terminal timed(LongSupplier clock) {
    nanoTime = clock;
    return this;
  }

  /** Runs one command line. */
  public Result run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var code =
        new Program(engine)
            .run(invocation(new Streams(new ByteArrayInputStream(input), out, err), arguments));
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** A call of the program with these streams. */
  public Invocation invocation(Streams streams, String... arguments) {
    return new Invocation(
        host,
        List.of(arguments),
        streams,
        new HostEnvironment(variables, directory, directory, attended),
        facts,
        InstantSource.fixed(Instant.EPOCH),
        nanoTime,
        interrupts);
  }

  /**
   * What a command line left behind.
   *
   * @param code exit code
   */
  public record Result(int code, String out, String err) {}

  /** Signals sent by the test. */
  public static final class FakeInterrupts implements Interrupts {
    private volatile Runnable listener = () -> {};
    private volatile int halted = -1;

    @Override
    public Registration listen(Runnable heard) {
      listener = heard;
      return () -> listener = () -> {};
    }

    /** Sends one. */
    public void send() {
      listener.run();
    }

    /** The exit code that the process was ended with; -1 if it was not. */
    public int halted() {
      return halted;
    }

    @Override
    public IntConsumer halt() {
      return code -> halted = code;
    }
  }
}
