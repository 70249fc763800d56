package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;

/**
 * Asks again, after a short pause, when the connection broke before a read (GET) was answered; what
 * only reads may be asked twice. Breaks in the middle of an answer are marked by {@link
 * BrokenReadException}, so that whoever reads it can ask again from the start.
 */
final class BrokenReadInterceptor implements Interceptor {
  private final ReadRetries retries;

  BrokenReadInterceptor(ReadRetries retries) {
    this.retries = retries;
  }

  /** A mark on requests whose answer has no end: its reader has ways of its own to go on. */
  enum Endless {
    /** The only mark. */
    MARK
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    try {
      return chain.request().method().equals("GET")
          ? patiently(chain)
          : chain.proceed(chain.request());
    } catch (IOException | RuntimeException expected) {
      throw expected;
    } catch (Exception undeclared) {
      // The HTTP client lets an InterruptedException through that it does not declare.
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while connecting");
    }
  }

  private Response patiently(Chain chain) throws IOException {
    var request = chain.request();
    for (int tries = 1; ; tries++) {
      try {
        return marked(request, chain.proceed(request));
      } catch (IOException exception) {
        if (chain.call().isCanceled()
            || !BrokenReadException.isBreak(exception)
            || !retries.allowAfter(tries)) {
          throw exception;
        }
        rest(tries);
      }
    }
  }

  private void rest(int tries) throws InterruptedIOException {
    try {
      retries.restAfter(tries);
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted before asking again");
    }
  }

  private static Response marked(Request request, Response response) {
    if (request.tag(Endless.class) != null) {
      return response;
    }
    var body = response.body();
    var source =
        new ForwardingSource(body.source()) {
          @Override
          public long read(Buffer sink, long count) throws IOException {
            try {
              return super.read(sink, count);
            } catch (IOException exception) {
              throw BrokenReadException.isBreak(exception)
                  ? new BrokenReadException(exception)
                  : exception;
            }
          }
        };
    return response
        .newBuilder()
        .body(ResponseBody.create(Okio.buffer(source), body.contentType(), body.contentLength()))
        .build();
  }
}
