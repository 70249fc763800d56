package io.tracebloc.sandbox.pods.stream;

import java.io.IOException;

/** The client of an exec or attach: how a process's output and end reach it. */
interface ExecClient {
  /** A process's outputs. */
  enum Output {
    /** Standard output. */
    STDOUT,
    /** Standard error. */
    STDERR
  }

  /**
   * Sends output; waits while the client does not read. May change the bytes.
   *
   * @throws IOException if the client is gone
   */
  void output(Output output, byte[] bytes, int length) throws IOException;

  /** That output is complete. */
  void outputEnded(Output output) throws IOException;

  /** Sends the final status and ends the connection. */
  void ended(byte[] status);
}
