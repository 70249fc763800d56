package io.tracebloc.sandbox.standin.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /internal/submit-ingestion-run}. */
final class SubmitEndpoint implements HttpHandler {
  /** A ConfigMap cannot hold more. */
  private static final int MAXIMUM_BODY = 1 << 20;

  private final JsonMapper json = new JsonMapper();
  private final Submission submission;
  private final SubmitFault fault;
  private final Consumer<String> log;

  SubmitEndpoint(Submission submission, SubmitFault fault, Consumer<String> log) {
    this.submission = submission;
    this.fault = fault;
    this.log = log;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        send(exchange, Answer.refused(Refusal.of(405, "Method Not Allowed")));
        return;
      }
      var body = exchange.getRequestBody().readNBytes(MAXIMUM_BODY + 1);
      if (body.length > MAXIMUM_BODY) {
        send(exchange, Answer.refused(Refusal.of(413, "the request's body is over 1 MiB")));
        return;
      }
      answer(exchange, body);
    }
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException {
    switch (fault.next()) {
      case SubmitFault.Kind.None() -> send(exchange, process(exchange, body));
      case SubmitFault.Kind.Status(var code) ->
          send(exchange, Answer.refused(Refusal.of(code, "stand-in: fault on request")));
      case SubmitFault.Kind.Garbage() -> send(exchange, 200, "<html>stand-in: not JSON</html>");
      case SubmitFault.Kind.Close() -> log.accept("submission dropped on request");
      case SubmitFault.Kind.LostAnswer(var silence) -> {
        process(exchange, body);
        log.accept("answer withheld on request");
        pause(silence);
      }
    }
  }

  private Answer process(HttpExchange exchange, byte[] body) {
    var authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
    var answer = submission.answer(authorization, body);
    log.accept("submission answered with " + answer.code() + " " + answer.body());
    return answer;
  }

  private void send(HttpExchange exchange, Answer answer) throws IOException {
    send(exchange, answer.code(), json.writeValueAsString(answer.body()));
  }

  static void send(HttpExchange exchange, int code, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void pause(Duration silence) {
    try {
      Thread.sleep(silence);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
