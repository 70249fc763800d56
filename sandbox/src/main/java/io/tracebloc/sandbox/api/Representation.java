package io.tracebloc.sandbox.api;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.tracebloc.sandbox.api.table.Table;
import io.tracebloc.sandbox.store.ResourceType;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form in which a client wants objects: whole, only their metadata, or as a table's rows.
 * Always JSON: clients that prefer protobuf take it as well.
 */
final class Representation {
  private enum Form {
    WHOLE,
    METADATA,
    TABLE
  }

  private final Form form;
  private final String includeObject;
  private final Clock clock;
  private boolean columnsSent;

  private Representation(Form form, String includeObject, Clock clock) {
    this.form = form;
    this.includeObject = includeObject;
    this.clock = clock;
  }

  static Representation of(ApiRequest request, Clock clock) {
    var accept = request.headers().getAll(HttpHeaderNames.ACCEPT);
    var form = Form.WHOLE;
    for (var choice : String.join(",", accept).split(",", -1)) {
      var wanted = choice.replace(" ", "").toLowerCase(Locale.ROOT);
      if (wanted.contains(";as=table")) {
        form = Form.TABLE;
        break;
      }
      if (wanted.contains(";as=partialobjectmetadata")) {
        form = Form.METADATA;
        break;
      }
      if (wanted.startsWith("application/json")) {
        break;
      }
    }
    return new Representation(form, request.parameter("includeObject").orElse("Metadata"), clock);
  }

  /** One object. */
  ObjectNode one(ResourceType type, ObjectNode object) {
    return switch (form) {
      case WHOLE -> object;
      case METADATA -> metadataOnly(object);
      case TABLE ->
          table(
              type,
              List.of(object),
              Json.object().set("resourceVersion", object.path("metadata").path("resourceVersion")),
              true);
    };
  }

  /** A list's page, with the list's own metadata. */
  ObjectNode list(ResourceType type, List<ObjectNode> objects, ObjectNode listMetadata) {
    if (form == Form.TABLE) {
      return table(type, objects, listMetadata, true);
    }
    var whole = form == Form.WHOLE;
    var list =
        whole
            ? Json.typed(type.apiVersion(), type.kind() + "List")
            : Json.typed("meta.k8s.io/v1", "PartialObjectMetadataList");
    list.set("metadata", listMetadata);
    var items = list.putArray("items");
    for (var object : objects) {
      var item = whole ? object : metadataOnly(object);
      if (whole) {
        // A list of a known type does not repeat it in every item.
        item.remove(List.of("kind", "apiVersion"));
      }
      items.add(item);
    }
    return list;
  }

  /** The object of a watch event; a table names its columns only once. */
  ObjectNode event(ResourceType type, ObjectNode object) {
    if (form != Form.TABLE) {
      return one(type, object);
    }
    var table = table(type, List.of(object), Json.object(), !columnsSent);
    columnsSent = true;
    return table;
  }

  /** The object of a bookmark, which carries nothing but a resourceVersion. */
  ObjectNode bookmark(ResourceType type, ObjectNode metadata) {
    if (form == Form.TABLE) {
      var bare = Json.typed(type.apiVersion(), type.kind()).set("metadata", metadata);
      return table(type, List.of(bare), Json.object(), !columnsSent);
    }
    var bare =
        form == Form.WHOLE
            ? Json.typed(type.apiVersion(), type.kind())
            : Json.typed("meta.k8s.io/v1", "PartialObjectMetadata");
    return bare.set("metadata", metadata);
  }

  private ObjectNode table(
      ResourceType type, List<ObjectNode> objects, ObjectNode listMetadata, boolean columns) {
    var layout = Table.of(type);
    var table = Json.typed("meta.k8s.io/v1", "Table");
    table.set("metadata", listMetadata);
    table.set("columnDefinitions", columns ? layout.definitions() : Json.array());
    var rows = table.putArray("rows");
    for (var object : objects) {
      var row = rows.addObject();
      row.set("cells", layout.cells(object, clock.instant()));
      switch (includeObject) {
        case "None" -> {}
        case "Object" -> row.set("object", object);
        default -> row.set("object", metadataOnly(object));
      }
    }
    return table;
  }

  private static ObjectNode metadataOnly(ObjectNode object) {
    var partial = Json.typed("meta.k8s.io/v1", "PartialObjectMetadata");
    partial.set("metadata", object.path("metadata"));
    return partial;
  }
}
