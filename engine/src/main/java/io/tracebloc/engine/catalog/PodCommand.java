package io.tracebloc.engine.catalog;

import io.tracebloc.engine.scope.LimitedWork;
import io.tracebloc.engine.stream.ExecSession;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs one command in a container to its end, with text for its input. Input is written while
 * output is read, so that neither waits for the other ({@code contract/protocol.md} 6.5). The
 * command must find the end of its input by itself: WebSocket v4 has none.
 */
final class PodCommand {
  private static final int DIAGNOSTICS_LIMIT = 16 * 1024;
  private static final Duration DIAGNOSTICS_WAIT = Duration.ofSeconds(5);

  private final PodStreams streams;
  private final int outputLimit;
  private final Duration patience;

  /**
   * Commands of one kind.
   *
   * @param outputLimit most bytes of output that are taken
   * @param patience how long a command may take
   */
  PodCommand(PodStreams streams, int outputLimit, Duration patience) {
    this.streams = streams;
    this.outputLimit = outputLimit;
    this.patience = patience;
  }

  /**
   * How a command ended.
   *
   * @param code its exit code
   * @param output its standard output
   * @param diagnostics the beginning of its standard error, raw
   */
  record Result(int code, String output, String diagnostics) {}

  /**
   * Runs a command.
   *
   * @throws io.tracebloc.engine.stream.StreamRefusedException if the server refuses
   * @throws IOException if the outcome is not known, or it says or takes too much
   */
  Result run(PodContainer container, List<String> command, String input)
      throws IOException, InterruptedException {
    try {
      return LimitedWork.call(
              patience,
              () -> {
                try {
                  return runToItsEnd(container, command, input);
                } catch (IOException failure) {
                  throw new UncheckedIOException(failure);
                }
              })
          .orElseThrow(
              () -> new IOException("no answer within %d s".formatted(patience.toSeconds())));
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private Result runToItsEnd(PodContainer container, List<String> command, String input)
      throws IOException, InterruptedException {
    try (var session = streams.exec(container, command)) {
      var diagnostics = new CompletableFuture<String>();
      Thread.ofVirtual().name("pod-errors").start(() -> drain(session.stderr(), diagnostics));
      Thread.ofVirtual().name("pod-input").start(() -> write(session, input));
      var output = session.stdout().readNBytes(outputLimit + 1);
      if (output.length > outputLimit) {
        throw new IOException("an answer of more than %,d bytes".formatted(outputLimit));
      }
      int code = session.await();
      return new Result(
          code, new String(output, StandardCharsets.UTF_8), told(diagnostics, DIAGNOSTICS_WAIT));
    } catch (InterruptedIOException interrupted) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("interrupted while a command was running");
      }
      throw interrupted;
    }
  }

  /** A command that wants no more input has ended; how it ended tells what is wrong. */
  private static void write(ExecSession session, String input) {
    try (var stdin = session.stdin()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException ended) {
      // Told by the exit code, or by the missing end of the output.
    }
  }

  private static void drain(InputStream stderr, CompletableFuture<String> diagnostics) {
    var text = new byte[DIAGNOSTICS_LIMIT];
    int filled = 0;
    try (stderr) {
      filled = stderr.readNBytes(text, 0, text.length);
      stderr.transferTo(OutputStream.nullOutputStream());
    } catch (IOException cut) {
      // Whoever waits for the command hears of it.
    }
    diagnostics.complete(new String(text, 0, filled, StandardCharsets.UTF_8));
  }

  private static String told(CompletableFuture<String> diagnostics, Duration wait)
      throws InterruptedException {
    try {
      return diagnostics.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException silent) {
      return "";
    }
  }
}
