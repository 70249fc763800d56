package io.tracebloc.sandbox.api.patch;

import io.tracebloc.sandbox.store.ApiException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON patch (RFC 6902): a list of operations, applied in order. */
public final class JsonPatch {
  private JsonPatch() {}

  /**
   * The target as changed by the operations; not modified itself.
   *
   * @throws ApiException 400 for a malformed patch, 422 for one that does not fit the target
   */
  public static JsonNode apply(JsonNode target, JsonNode operations) {
    if (!(operations instanceof ArrayNode)) {
      throw ApiException.badRequest("a JSON patch is a list of operations");
    }
    var result = target.deepCopy();
    for (var operation : operations) {
      result = apply(result, (ObjectNode) operation);
    }
    return result;
  }

  private static JsonNode apply(JsonNode target, ObjectNode operation) {
    var path = pointer(operation, "path");
    switch (operation.path("op").asString("")) {
      case "add" -> {
        return add(target, path, value(operation));
      }
      case "replace" -> {
        require(target, path, operation);
        if (path.matches()) {
          return value(operation);
        }
        remove(target, path);
        return add(target, path, value(operation));
      }
      case "remove" -> {
        require(target, path, operation);
        remove(target, path);
        return target;
      }
      case "move", "copy" -> {
        var from = pointer(operation, "from");
        require(target, from, operation);
        var moved = target.at(from).deepCopy();
        if (operation.path("op").asString("").equals("move")) {
          remove(target, from);
        }
        return add(target, path, moved);
      }
      case "test" -> {
        if (!target.at(path).equals(value(operation))) {
          throw unfit("testing path %s value failed".formatted(path));
        }
        return target;
      }
      case String other -> throw unfit("Unexpected kind: " + other);
    }
  }

  private static JsonPointer pointer(ObjectNode operation, String field) {
    try {
      return JsonPointer.compile(operation.path(field).asString(""));
    } catch (IllegalArgumentException malformed) {
      throw ApiException.badRequest("invalid JSON pointer in a patch's " + field);
    }
  }

  private static JsonNode value(ObjectNode operation) {
    var value = operation.get("value");
    if (value == null) {
      throw unfit("the operation has no value");
    }
    return value.deepCopy();
  }

  private static void require(JsonNode target, JsonPointer path, ObjectNode operation) {
    if (target.at(path).isMissingNode()) {
      throw unfit(
          "%s operation does not apply: doc is missing path: %s"
              .formatted(operation.path("op").asString(""), path));
    }
  }

  private static JsonNode add(JsonNode target, JsonPointer path, JsonNode value) {
    if (path.matches()) {
      return value;
    }
    var key = path.last().getMatchingProperty();
    switch (target.at(path.head())) {
      case ObjectNode object -> object.set(key, value);
      case ArrayNode array when key.equals("-") -> array.add(value);
      case ArrayNode array -> {
        var index = path.last().getMatchingIndex();
        if (index < 0 || index > array.size()) {
          throw unfit("add operation does not apply: index out of bounds: " + path);
        }
        array.insert(index, value);
      }
      default -> throw unfit("add operation does not apply: doc is missing path: " + path);
    }
    return target;
  }

  private static void remove(JsonNode target, JsonPointer path) {
    switch (target.at(path.head())) {
      case ObjectNode object -> object.remove(path.last().getMatchingProperty());
      case ArrayNode array -> array.remove(path.last().getMatchingIndex());
      default -> throw unfit("remove operation does not apply: " + path);
    }
  }

  private static ApiException unfit(String why) {
    return new ApiException(
        422, "Invalid", "the server rejected our request due to an error in our request: " + why);
  }
}
