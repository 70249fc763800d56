package io.tracebloc.sandbox.api.protobuf;

import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.List;

/**
 * The API's OpenAPI v2 description in protobuf, the only form in which older kubectls read it:
 * which types can be patched, with which parameters. Field numbers are those of gnostic's OpenAPIv2
 * messages.
 */
public final class OpenApiV2 {
  /** The media type. */
  public static final String CONTENT_TYPE =
      "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

  private static final int PATCH = 8;

  private OpenApiV2() {}

  /** The document. */
  public static byte[] document() {
    return new ProtobufWriter()
        .text(1, "2.0")
        .message(2, info -> info.text(1, "Practice cluster").text(2, "v1"))
        .message(8, paths -> ResourceTypes.all().forEach(type -> path(paths, type)))
        .toBytes();
  }

  private static void path(ProtobufWriter paths, ResourceType type) {
    var root = (type.group().isEmpty() ? "/api/" : "/apis/") + type.apiVersion();
    var path = root + (type.namespaced() ? "/namespaces/{namespace}/" : "/") + type.plural();
    paths.message(
        2,
        named ->
            named
                .text(1, path + "/{name}")
                .message(2, item -> item.message(PATCH, patch -> operation(patch, type))));
  }

  private static void operation(ProtobufWriter operation, ResourceType type) {
    for (var name : List.of("dryRun", "fieldManager", "fieldValidation")) {
      operation.message(8, item -> item.message(1, parameter -> parameter(parameter, name)));
    }
    var kind =
        "group: \"%s\"%nkind: %s%nversion: %s%n"
            .formatted(type.group(), type.kind(), type.version());
    operation.message(
        13,
        extension ->
            extension
                .text(1, "x-kubernetes-group-version-kind")
                .message(2, any -> any.text(2, kind)));
  }

  /** A parameter, which is not in the body, which is in the query. */
  private static void parameter(ProtobufWriter parameter, String name) {
    parameter.message(
        2,
        other -> other.message(3, query -> query.text(2, "query").text(4, name).text(6, "string")));
  }
}
