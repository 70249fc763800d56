package io.tracebloc.sandbox.api;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * One request on one connection, with the means to answer it. Used by the request's own thread,
 * which waits whenever the client reads slowly.
 */
final class Exchange {
  private static final long WRITE_SECONDS = 60;

  private final ChannelHandlerContext context;
  private final FullHttpRequest request;
  private final Consumer<Boolean> done;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private volatile int status;
  private volatile boolean streaming;

  /**
   * An exchange.
   *
   * @param done told on the event loop, once, when the answer is complete, whether the connection
   *     can serve another request
   */
  Exchange(ChannelHandlerContext context, FullHttpRequest request, Consumer<Boolean> done) {
    this.context = context;
    this.request = request;
    this.done = done;
  }

  String method() {
    return request.method().name();
  }

  String uri() {
    return request.uri();
  }

  HttpHeaders headers() {
    return request.headers();
  }

  byte[] body() {
    return ByteBufUtil.getBytes(request.content());
  }

  FullHttpRequest request() {
    return request;
  }

  ChannelHandlerContext context() {
    return context;
  }

  /** What the TLS client showed, not yet judged. */
  Optional<X509Certificate> clientCertificate() {
    try {
      var session = context.pipeline().get(SslHandler.class).engine().getSession();
      return session.getPeerCertificates()[0] instanceof X509Certificate certificate
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    }
  }

  /** The answer's HTTP status; 0 before there is one. */
  int status() {
    return status;
  }

  /** Whether an answer of unknown length has begun. */
  boolean streaming() {
    return streaming;
  }

  /** Completes when the connection is gone. */
  CompletableFuture<Void> closed() {
    return closed;
  }

  /** Answers at once. */
  void respond(int code, String contentType, byte[] body) throws IOException {
    status = code;
    var response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(code),
            Unpooled.wrappedBuffer(method().equals("HEAD") ? new byte[0] : body));
    describe(response.headers(), contentType);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
    if (code == 429) {
      response.headers().set(HttpHeaderNames.RETRY_AFTER, 1);
    }
    await(context.writeAndFlush(response));
    finish();
  }

  /** Begins an answer of unknown length. */
  ResponseStream stream(String contentType) throws IOException {
    status = 200;
    streaming = true;
    var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    describe(response.headers(), contentType);
    response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    await(context.writeAndFlush(response));
    return new ResponseStream(this);
  }

  void write(Object content) throws IOException {
    await(context.writeAndFlush(content));
  }

  void endStream() throws IOException {
    await(context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT));
    finish();
  }

  /** Ends the connection without an answer, or in the midst of one. */
  void cut() {
    var _ = context.close();
  }

  /** Notes that the connection was handed over to another protocol. */
  void handedOver() {
    status = HttpResponseStatus.SWITCHING_PROTOCOLS.code();
  }

  private void describe(HttpHeaders headers, String contentType) {
    headers.set(HttpHeaderNames.CONTENT_TYPE, contentType);
    headers.set(HttpHeaderNames.CACHE_CONTROL, "no-cache, private");
    headers.set("audit-id", UUID.randomUUID().toString());
    if (!HttpUtil.isKeepAlive(request)) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
  }

  private void finish() {
    var reusable = HttpUtil.isKeepAlive(request);
    context.executor().execute(() -> done.accept(reusable));
  }

  /** Waits until the bytes are with the operating system: a slow client slows us, not the heap. */
  private void await(ChannelFuture written) throws IOException {
    try {
      if (!written.await(WRITE_SECONDS, TimeUnit.SECONDS)) {
        var _ = context.close();
        throw new IOException("The client does not read");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      var _ = context.close();
      throw (IOException) new InterruptedIOException("Stopped while answering").initCause(stop);
    }
    if (!written.isSuccess()) {
      throw new IOException("The connection is gone", written.cause());
    }
  }
}
