package io.tracebloc.engine.submit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * One HTTP/1.1 request over a stream that is used for nothing else ({@code contract/protocol.md} 3:
 * one connection, one POST).
 */
final class PlainExchange {
  /** Path of the submit request ({@code contract/protocol.md} 1.1). */
  static final String PATH = "/internal/submit-ingestion-run";

  private PlainExchange() {}

  /**
   * Sends the request and reads the answer.
   *
   * @param host value of the Host header
   * @throws IOException if the connection ends early; the request may have been acted upon
   */
  static HttpAnswer post(
      InputStream input, OutputStream output, String host, byte[] body, IngestorToken token)
      throws IOException {
    IOException unsent = send(output, host, body, token);
    try {
      return new AnswerReader(input).read();
    } catch (IOException e) {
      if (unsent != null) {
        unsent.addSuppressed(e);
        throw unsent;
      }
      throw e;
    }
  }

  /** A server may refuse a request before it has read all of it, so its answer still counts. */
  private static IOException send(
      OutputStream output, String host, byte[] body, IngestorToken token) {
    String head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
                .formatted(PATH, host, token.secret())
            + "Content-Type: application/json\r\nAccept: application/json\r\n"
            + "Content-Length: %d\r\nConnection: close\r\n\r\n".formatted(body.length);
    byte[] headBytes = head.getBytes(ISO_8859_1);
    var request = new byte[headBytes.length + body.length];
    System.arraycopy(headBytes, 0, request, 0, headBytes.length);
    System.arraycopy(body, 0, request, headBytes.length, body.length);
    try {
      output.write(request);
      output.flush();
      return null;
    } catch (IOException e) {
      return e;
    }
  }
}
