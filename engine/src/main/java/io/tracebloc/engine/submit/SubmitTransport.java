package io.tracebloc.engine.submit;

import java.io.IOException;

/** A way to jobs-manager. */
interface SubmitTransport {
  /** Where requests go, for messages; printable. */
  String destination();

  /**
   * One POST of the submit request over a connection of its own.
   *
   * @param sending called before the first byte of the request leaves, possibly by another thread;
   *     not called if no connection came about
   * @throws MalformedAnswerException if the other side does not speak HTTP
   * @throws IOException if nothing listens yet, or the connection broke: the server may have
   *     accepted the run nevertheless
   * @throws io.tracebloc.engine.failure.Failure if trying again is of no use
   */
  HttpAnswer post(byte[] body, IngestorToken token, Runnable sending)
      throws IOException, InterruptedException;
}
