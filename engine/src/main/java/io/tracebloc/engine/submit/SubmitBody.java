package io.tracebloc.engine.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of request and success ({@code contract/protocol.md} 1.1, 1.3). */
final class SubmitBody {
  /** Names of objects; anything else could lead a request, or a terminal, astray. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

  private final ObjectMapper json = new JsonMapper();

  /** The request as UTF-8; absent values have no key at all. */
  byte[] write(Submission submission) {
    var request = json.createObjectNode();
    request.put("ingest_config", submission.config().yaml());
    request.put("idempotency_key", submission.key().value());
    submission.imageDigest().ifPresent(digest -> request.put("image_digest", digest.value()));
    return json.writeValueAsString(request).getBytes(UTF_8);
  }

  /**
   * The accepted run; empty if the body does not name both Job and namespace as Kubernetes names.
   */
  Optional<IngestionRun> read(HttpAnswer answer, IdempotencyKey key) {
    return parse(answer.body())
        .flatMap(
            body -> {
              String job = text(body, "job_name");
              String namespace = text(body, "namespace");
              if (!isName(job) || !isName(namespace)) {
                return Optional.empty();
              }
              boolean replay = body.path("replay").asBoolean(answer.status() == 200);
              return Optional.of(new IngestionRun(job, namespace, key.value(), replay));
            });
  }

  /** The body as JSON, if it is JSON. */
  Optional<JsonNode> parse(String body) {
    try {
      return Optional.ofNullable(json.readTree(body)).filter(node -> !node.isMissingNode());
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  private static String text(JsonNode body, String field) {
    JsonNode value = body.path(field);
    return value.isString() ? value.asString() : "";
  }
}
