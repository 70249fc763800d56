package io.tracebloc.engine.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A running remote command. Output streams must be drained while input is written, or both sides
 * stop ({@code contract/protocol.md} 6.5). Closing ends the connection at once, from any thread,
 * even while another thread is blocked writing.
 */
public interface ExecSession extends AutoCloseable {
  /**
   * The command's standard input. Closing it is a half-close where the transport knows one; on
   * WebSocket v4 it is not, so remote readers must be told byte counts ({@code
   * contract/protocol.md} 6.3). Nothing has to be flushed. Writing fails promptly once the command
   * has ended.
   */
  OutputStream stdin();

  /** The command's standard output. */
  InputStream stdout();

  /** The command's standard error. */
  InputStream stderr();

  /**
   * Waits for the command to end.
   *
   * @return its exit code
   * @throws IOException if the connection ended without a status: the outcome is unknown, never
   *     success
   */
  int await() throws IOException, InterruptedException;

  @Override
  void close();
}
