package io.tracebloc.engine.transfer;

import io.tracebloc.engine.stream.ExecSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A remote script at work; its standard error is drained all the time and its end is kept. */
final class RunningScript implements AutoCloseable {
  /** Small writes are gathered: each one that reaches the stream may become a frame of its own. */
  static final int BLOCK = 256 * 1024;

  private static final int DIAGNOSTICS_LIMIT = 8 * 1024;

  private final ExecSession session;
  private final PodWatch.Listening listening;
  private final CompletableFuture<String> diagnostics = new CompletableFuture<>();

  /**
   * A script at work.
   *
   * @param listening ends with it
   */
  RunningScript(ExecSession session, PodWatch.Listening listening) {
    this.session = session;
    this.listening = listening;
    Thread.ofVirtual().name("script-errors").start(() -> diagnostics.complete(drain()));
  }

  /** What tells a script that it is its turn, and with which words. */
  static byte[] turn(String words) {
    return (words + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** Tells it so. */
  void begin(String words) throws IOException {
    session.stdin().write(turn(words));
    session.stdin().flush();
  }

  OutputStream input() {
    return session.stdin();
  }

  InputStream output() {
    return session.stdout();
  }

  /**
   * Waits for the end.
   *
   * @throws IOException if the outcome is not known
   */
  ScriptEnd await() throws IOException, InterruptedException {
    int code = session.await();
    return new ScriptEnd(code, diagnostics());
  }

  /** What the script wrote to its standard error, as far as it has come. */
  String diagnostics() throws InterruptedException {
    try {
      return diagnostics.get(5, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException unknown) {
      return "";
    }
  }

  @Override
  public void close() {
    listening.close();
    session.close();
  }

  private String drain() {
    var text = new byte[DIAGNOSTICS_LIMIT];
    int filled = 0;
    try (var errors = session.stderr()) {
      filled = errors.readNBytes(text, 0, text.length);
      errors.transferTo(OutputStream.nullOutputStream());
    } catch (IOException cut) {
      // The connection's own failure is reported by whoever waits for the script.
    }
    return new String(text, 0, filled, StandardCharsets.UTF_8).strip();
  }
}
