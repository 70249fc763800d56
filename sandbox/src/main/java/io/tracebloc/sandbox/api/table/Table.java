package io.tracebloc.sandbox.api.table;

import io.tracebloc.sandbox.store.ResourceType;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How objects of one type are shown as rows. */
public final class Table {
  private final List<Column> columns;

  private Table(List<Column> columns) {
    this.columns = columns;
  }

  /** The table of a type; types without columns of their own show name and age. */
  public static Table of(ResourceType type) {
    return new Table(columns(type));
  }

  private static List<Column> columns(ResourceType type) {
    return switch (type.group()) {
      case "" -> core(type.kind());
      case "apps", "batch" -> WorkloadTables.columns(type.kind());
      case "rbac.authorization.k8s.io" -> AccessTables.columns(type.kind());
      case "events.k8s.io" -> EventTables.newer();
      default -> OtherTables.columns(type.kind());
    };
  }

  private static List<Column> core(String kind) {
    return switch (kind) {
      case "Pod" -> PodTable.columns();
      case "Event" -> EventTables.older();
      case "PersistentVolume", "PersistentVolumeClaim" -> StorageTables.columns(kind);
      case "Service", "Endpoints" -> NetworkTables.columns(kind);
      default -> CoreTables.columns(kind);
    };
  }

  /** The table's {@code columnDefinitions}. */
  public ArrayNode definitions() {
    var definitions = JsonNodeFactory.instance.arrayNode();
    for (var column : columns) {
      definitions
          .addObject()
          .put("name", column.name())
          .put("type", column.type())
          .put("format", column.format())
          .put("description", "")
          .put("priority", column.priority());
    }
    return definitions;
  }

  /** An object's row. */
  public ArrayNode cells(ObjectNode object, Instant now) {
    var cells = JsonNodeFactory.instance.arrayNode();
    columns.forEach(column -> cells.add(column.cell().apply(object, now)));
    return cells;
  }
}
