package io.tracebloc.engine.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Input of a socket with one limit for all that is read until {@link #lift}, so that a server that
 * sends a byte now and then cannot keep anybody waiting. For one thread.
 */
final class DeadlineInput extends FilterInputStream {
  private final Socket socket;
  private final long start = System.nanoTime();
  private final long limit;
  private boolean lifted;

  DeadlineInput(Socket socket, Duration limit) throws IOException {
    super(socket.getInputStream());
    this.socket = socket;
    this.limit = limit.toMillis();
  }

  /** From now on reads may take for ever. */
  void lift() throws IOException {
    lifted = true;
    socket.setSoTimeout(0);
  }

  @Override
  public int read() throws IOException {
    limit();
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    limit();
    return super.read(bytes, offset, length);
  }

  private void limit() throws IOException {
    if (lifted) {
      return;
    }
    long left = limit - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    if (left <= 0) {
      throw new SocketTimeoutException("the time for the answer is over");
    }
    socket.setSoTimeout(Math.toIntExact(left));
  }
}
