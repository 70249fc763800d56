package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A truthful but small OpenAPI v3 description: which types can be written with which parameters.
 * kubectl looks there before it writes; there are no schemas of the types themselves.
 */
final class OpenApi {
  private static final String ROOT = "/openapi/v3";

  private OpenApi() {}

  /** The document at a path; empty if there is none. */
  static Optional<ObjectNode> at(String path) {
    if (path.equals(ROOT)) {
      return Optional.of(index());
    }
    return path.startsWith(ROOT + "/")
        ? groupVersion(path.substring(ROOT.length() + 1))
        : Optional.empty();
  }

  private static Set<String> places() {
    var places = new LinkedHashSet<String>();
    ResourceTypes.all().forEach(type -> places.add(place(type)));
    return places;
  }

  private static String place(ResourceType type) {
    return (type.group().isEmpty() ? "api/" : "apis/") + type.apiVersion();
  }

  private static ObjectNode index() {
    var index = Json.object();
    var paths = index.putObject("paths");
    for (var place : places()) {
      paths.putObject(place).put("serverRelativeURL", ROOT + "/" + place);
    }
    return index;
  }

  private static Optional<ObjectNode> groupVersion(String place) {
    if (!places().contains(place)) {
      return Optional.empty();
    }
    var document = Json.object().put("openapi", "3.0.0");
    document.putObject("info").put("title", "Practice cluster").put("version", "v1");
    var paths = document.putObject("paths");
    ResourceTypes.all().stream()
        .filter(type -> place(type).equals(place))
        .forEach(type -> describe(paths, place, type));
    return Optional.of(document);
  }

  private static void describe(ObjectNode paths, String place, ResourceType type) {
    var collection =
        "/" + place + (type.namespaced() ? "/namespaces/{namespace}/" : "/") + type.plural();
    operation(paths.putObject(collection), "post", type);
    var one = paths.putObject(collection + "/{name}");
    operation(one, "get", type);
    operation(one, "put", type);
    operation(one, "patch", type);
    operation(one, "delete", type);
  }

  private static void operation(ObjectNode path, String method, ResourceType type) {
    var operation = path.putObject(method);
    if (!method.equals("get")) {
      var parameters = operation.putArray("parameters");
      for (var name : List.of("dryRun", "fieldManager", "fieldValidation")) {
        parameters
            .addObject()
            .put("name", name)
            .put("in", "query")
            .putObject("schema")
            .put("type", "string");
      }
    }
    operation.putObject("responses").putObject("200").put("description", "OK");
    operation
        .putObject("x-kubernetes-group-version-kind")
        .put("group", type.group())
        .put("version", type.version())
        .put("kind", type.kind());
  }
}
