package io.tracebloc.sandbox.api;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.tracebloc.sandbox.access.Caller;
import io.tracebloc.sandbox.api.protobuf.OpenApiV2;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Takes a request from the connection to whoever answers it. */
final class Dispatcher {
  private static final Logger LOG = System.getLogger(Dispatcher.class.getName());
  private static final String JSON = "application/json";
  private static final Set<String> HEALTH = Set.of("/healthz", "/livez", "/readyz");

  private final Endpoints endpoints;
  private final Gate gate;
  private final RequestInterceptor interceptor;
  private final RequestLog log;

  Dispatcher(Endpoints endpoints, Gate gate, RequestInterceptor interceptor, RequestLog log) {
    this.endpoints = endpoints;
    this.gate = gate;
    this.interceptor = interceptor;
    this.log = log;
  }

  /** Serves an exchange to its end. */
  void serve(Exchange exchange) {
    var uri = new QueryStringDecoder(exchange.uri());
    var nobody = new Caller("", List.of());
    var request =
        new ApiRequest(exchange.method(), uri.path(), uri.parameters(), exchange.headers(), nobody);
    var known = request;
    try {
      known = request.from(gate.admit(exchange));
      switch (interceptor.intercept(known)) {
        case RequestInterceptor.Proceed _ -> proceed(exchange, known);
        case RequestInterceptor.Refuse refuse ->
            fail(
                exchange,
                known,
                new ApiException(refuse.code(), refuse.reason(), refuse.message()));
        case RequestInterceptor.Answer answer ->
            answer(
                exchange,
                known,
                answer.code(),
                answer.contentType(),
                answer.body().getBytes(StandardCharsets.UTF_8));
        case RequestInterceptor.Cut _ -> {
          note(known, 0);
          exchange.cut();
        }
      }
    } catch (ApiException refused) {
      failQuietly(exchange, known, refused);
    } catch (IOException gone) {
      exchange.cut();
    } catch (InterruptedException stopped) {
      exchange.cut();
      Thread.currentThread().interrupt();
    } catch (RuntimeException bug) {
      LOG.log(Level.ERROR, "Cannot serve " + exchange.method() + " " + uri.path(), bug);
      failQuietly(
          exchange,
          known,
          new ApiException(500, "InternalError", "Internal error occurred: " + bug));
    }
  }

  private void proceed(Exchange exchange, ApiRequest request)
      throws IOException, InterruptedException {
    var info = RequestInfo.of(request);
    gate.check(request.caller(), info.action());
    if (HEALTH.contains(request.path())) {
      answer(exchange, request, 200, "text/plain", "ok".getBytes(StandardCharsets.UTF_8));
    } else if (request.path().equals("/openapi/v2")) {
      answer(exchange, request, 200, OpenApiV2.CONTENT_TYPE, OpenApiV2.document());
    } else if (info.verb().equals("watch") && info.subresource().isEmpty() && known(info)) {
      note(request, 200);
      endpoints.watch(exchange, request, info);
    } else if (streams(info)) {
      stream(exchange, request, info);
    } else {
      var reply = endpoints.answer(request, exchange.body(), info);
      answer(exchange, request, reply.code(), JSON, Json.bytes(reply.body()));
    }
  }

  private static boolean known(RequestInfo info) {
    return info.type().isPresent();
  }

  private static boolean streams(RequestInfo info) {
    return info.type().filter(ResourceTypes.PODS::equals).isPresent()
        && Subresource.POD_STREAMS.containsKey(info.subresource());
  }

  private void stream(Exchange exchange, ApiRequest request, RequestInfo info) throws IOException {
    var pod = endpoints.pod(info);
    if (info.subresource().equals("log")) {
      note(request, 200);
      endpoints.log(exchange, request, pod);
      return;
    }
    var stream =
        switch (info.subresource()) {
          case "exec" -> PodSubresources.Stream.EXEC;
          case "attach" -> PodSubresources.Stream.ATTACH;
          default -> PodSubresources.Stream.PORT_FORWARD;
        };
    note(request, 101);
    exchange.handedOver();
    exchange
        .context()
        .executor()
        .execute(
            () -> {
              try {
                endpoints.upgrade(stream, pod, request, exchange);
              } catch (ApiException refused) {
                // Answering waits, which the event loop must not.
                Thread.startVirtualThread(() -> failQuietly(exchange, request, refused));
              }
            });
  }

  private void failQuietly(Exchange exchange, ApiRequest request, ApiException failure) {
    try {
      fail(exchange, request, failure);
    } catch (IOException gone) {
      exchange.cut();
    }
  }

  private void fail(Exchange exchange, ApiRequest request, ApiException failure)
      throws IOException {
    if (exchange.streaming()) {
      exchange.cut();
      return;
    }
    var info = RequestInfo.of(request);
    var status =
        info.onResource() ? StatusDocument.failure(failure, info) : StatusDocument.failure(failure);
    answer(exchange, request, failure.code(), JSON, Json.bytes(status));
  }

  private void answer(
      Exchange exchange, ApiRequest request, int code, String contentType, byte[] body)
      throws IOException {
    note(request, code);
    exchange.respond(code, contentType, body);
  }

  private void note(ApiRequest request, int status) {
    log.add(
        new RequestLog.Entry(
            request.method(), request.path(), request.query(), request.caller().name(), status));
  }
}
