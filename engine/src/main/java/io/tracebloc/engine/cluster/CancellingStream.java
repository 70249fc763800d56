package io.tracebloc.engine.cluster;

import java.io.FilterInputStream;
import java.io.InputStream;
import okhttp3.Call;

/**
 * The body of an endless answer. Closing it cancels the call, so that a read blocked in another
 * thread ends and the connection is not drained first.
 */
final class CancellingStream extends FilterInputStream {
  private final Call call;

  CancellingStream(Call call, InputStream body) {
    super(body);
    this.call = call;
  }

  /** Cancels the call; never fails and never waits. */
  @Override
  public void close() {
    call.cancel();
  }
}
