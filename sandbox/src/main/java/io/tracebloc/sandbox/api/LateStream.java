package io.tracebloc.sandbox.api;

import java.io.IOException;
import java.io.OutputStream;

/** Begins the answer with the first byte, so that a refusal before it can still be told. */
final class LateStream extends OutputStream {
  private final Exchange exchange;
  private ResponseStream out;

  LateStream(Exchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public void write(int value) throws IOException {
    begun().write(value);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    begun().write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    begun().flush();
  }

  /** Ends a complete answer; after a failure the dispatcher decides. */
  void complete() throws IOException {
    begun().close();
  }

  private ResponseStream begun() throws IOException {
    if (out == null) {
      out = exchange.stream("text/plain");
    }
    return out;
  }
}
