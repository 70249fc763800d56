package io.tracebloc.sandbox.standin.server;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a submission (protocol.md 1.1).
 *
 * @param ingestConfig the YAML, verbatim
 * @param idempotencyKey one key, one run
 * @param imageDigest {@code sha256:} and 64 hex digits
 */
record SubmitRequest(String ingestConfig, String idempotencyKey, Optional<String> imageDigest) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  /** A Kubernetes label value, because that is where the key ends up (protocol.md 1.4). */
  private static final Pattern KEY =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

  /**
   * Reads a body.
   *
   * @throws Refusal 400 if it is not a JSON object, 422 if a field is missing or wrong
   */
  static SubmitRequest parse(byte[] body) throws Refusal {
    var root = json(body);
    var config = text(root, "ingest_config");
    var key = text(root, "idempotency_key");
    if (!KEY.matcher(key).matches()) {
      throw Refusal.ofField(
          "idempotency_key", "must be at most 63 characters that make a valid label value");
    }
    return new SubmitRequest(config, key, digest(root));
  }

  private static JsonNode json(byte[] body) throws Refusal {
    try {
      var root = JSON.readTree(body);
      if (root.isObject()) {
        return root;
      }
    } catch (JacksonException _) {
      // Answered below, like every other body that is not an object.
    }
    throw Refusal.of(400, "the request's body is not a JSON object");
  }

  private static String text(JsonNode root, String field) throws Refusal {
    var value = root.path(field);
    if (value.isMissingNode()) {
      throw Refusal.ofField(field, "Field required");
    }
    if (!value.isString() || value.asString().isEmpty()) {
      throw Refusal.ofField(field, "Input should be a non-empty string");
    }
    return value.asString();
  }

  private static Optional<String> digest(JsonNode root) throws Refusal {
    var value = root.path("image_digest");
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isString() || !DIGEST.matcher(value.asString()).matches()) {
      throw Refusal.ofField(
          "image_digest",
          "must be 'sha256:' followed by 64 lower-case hex digits; tags are refused");
    }
    return Optional.of(value.asString());
  }
}
