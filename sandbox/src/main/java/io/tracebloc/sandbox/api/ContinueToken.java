package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the next page of a list begins.
 *
 * @param version the resourceVersion of the first page, from which a watch continues
 */
record ContinueToken(long version, String namespace, String name) {
  static ContinueToken after(long version, ObjectNode last) {
    return new ContinueToken(version, Metadata.namespace(last), Metadata.name(last));
  }

  static ContinueToken parse(String text) {
    try {
      var token = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(text));
      return new ContinueToken(
          token.path("rv").asLong(), token.path("ns").asString(), token.path("name").asString());
    } catch (IllegalArgumentException | JacksonException malformed) {
      throw ApiException.badRequest("continue key is not valid: " + malformed.getMessage());
    }
  }

  String text() {
    var token = Json.object().put("rv", version).put("ns", namespace).put("name", name);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(token));
  }

  boolean precedes(ObjectNode object) {
    var order = namespace.compareTo(Metadata.namespace(object));
    return order < 0 || (order == 0 && name.compareTo(Metadata.name(object)) < 0);
  }
}
