package io.tracebloc.engine.submit;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * A request's body that tells when it is asked for, which is after a connection was made: before
 * that, nothing can have been started by it.
 */
record AnnouncedBody(HttpRequest.BodyPublisher body, Runnable sending)
    implements HttpRequest.BodyPublisher {
  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    sending.run();
    body.subscribe(subscriber);
  }
}
