package io.tracebloc.sandbox.api;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** An answer that goes out in chunks, one for each flush. */
final class ResponseStream extends OutputStream {
  private static final int CHUNK = 32 * 1024;

  private final Exchange exchange;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private boolean ended;

  ResponseStream(Exchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public void write(int value) throws IOException {
    pending.write(value);
    flushFull();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    pending.write(bytes, offset, length);
    flushFull();
  }

  private void flushFull() throws IOException {
    if (pending.size() >= CHUNK) {
      flush();
    }
  }

  @Override
  public void flush() throws IOException {
    if (pending.size() > 0) {
      var chunk = Unpooled.wrappedBuffer(pending.toByteArray());
      pending.reset();
      exchange.write(new DefaultHttpContent(chunk));
    }
  }

  @Override
  public void close() throws IOException {
    if (!ended) {
      ended = true;
      flush();
      exchange.endStream();
    }
  }
}
