package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.api.protobuf.ProtobufBody;
import io.tracebloc.sandbox.store.ApiException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and makes documents. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** An empty list. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** An object with {@code apiVersion} and {@code kind}. */
  static ObjectNode typed(String apiVersion, String kind) {
    return object().put("kind", kind).put("apiVersion", apiVersion);
  }

  static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  /**
   * Reads a request's body: JSON, YAML or Kubernetes' protobuf.
   *
   * @throws ApiException 400 if it is none of these
   */
  static JsonNode read(byte[] body) {
    if (ProtobufBody.recognizes(body)) {
      return ProtobufBody.read(body);
    }
    try {
      if (looksLikeJson(body)) {
        return MAPPER.readTree(body);
      }
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      return MAPPER.valueToTree(yaml.load(new String(body, StandardCharsets.UTF_8)));
    } catch (JacksonException | YAMLException | IllegalArgumentException malformed) {
      var lines = String.valueOf(malformed.getMessage()).lines();
      throw ApiException.badRequest(
          "the object provided is unrecognized: " + lines.findFirst().orElse(""));
    }
  }

  /**
   * Reads a request's body that must be an object.
   *
   * @throws ApiException 400 if it is not
   */
  static ObjectNode readObject(byte[] body) {
    if (read(body) instanceof ObjectNode object) {
      return object;
    }
    throw ApiException.badRequest("the object provided is unrecognized: not a JSON object");
  }

  private static boolean looksLikeJson(byte[] body) {
    for (var letter : body) {
      if (!Character.isWhitespace(letter)) {
        return letter == '{' || letter == '[';
      }
    }
    return false;
  }
}
