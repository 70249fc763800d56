package io.tracebloc.sandbox.api.table;

import static io.tracebloc.sandbox.api.table.Column.number;
import static io.tracebloc.sandbox.api.table.Column.text;
import static io.tracebloc.sandbox.api.table.Fields.NONE;
import static io.tracebloc.sandbox.api.table.Fields.UNKNOWN;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The core group's smaller types as rows. */
final class CoreTables {
  private static final String ROLE = "node-role.kubernetes.io/";

  private CoreTables() {}

  static List<Column> columns(String kind) {
    return switch (kind) {
      case "Namespace" ->
          List.of(
              Column.objectName(),
              text("Status", object -> Fields.text(object, "status", "phase")),
              Column.age());
      case "ConfigMap" ->
          List.of(
              Column.objectName(),
              number(
                  "Data",
                  object -> (long) object.path("data").size() + object.path("binaryData").size()),
              Column.age());
      case "Secret" ->
          List.of(
              Column.objectName(),
              text("Type", object -> Fields.text(object, "type")),
              number("Data", object -> (long) object.path("data").size()),
              Column.age());
      case "ServiceAccount" ->
          List.of(
              Column.objectName(),
              number("Secrets", object -> (long) object.path("secrets").size()),
              Column.age());
      case "ResourceQuota" -> quota();
      case "LimitRange" ->
          List.of(
              Column.objectName(),
              text("Created At", object -> Fields.text(object, "metadata", "creationTimestamp")));
      case "Node" -> node();
      default -> List.of(Column.objectName(), Column.age());
    };
  }

  private static List<Column> quota() {
    return List.of(
        Column.objectName(),
        text("Request", quota -> used(quota, false)),
        text("Limit", quota -> used(quota, true)),
        Column.age());
  }

  private static String used(ObjectNode quota, boolean limits) {
    return Fields.at(quota, "spec", "hard").properties().stream()
        .filter(entry -> entry.getKey().startsWith("limits") == limits)
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                "%s: %s/%s"
                    .formatted(
                        entry.getKey(),
                        Fields.textOr("0", quota, "status", "used", entry.getKey()),
                        entry.getValue().asString("")))
        .collect(Collectors.joining(", "));
  }

  private static List<Column> node() {
    return List.of(
        Column.objectName(),
        text("Status", CoreTables::nodeStatus),
        text("Roles", CoreTables::roles),
        Column.age(),
        text("Version", node -> Fields.text(node, "status", "nodeInfo", "kubeletVersion")),
        text("Internal-IP", node -> address(node, "InternalIP")).wide(),
        text("External-IP", node -> address(node, "ExternalIP")).wide(),
        text("OS-Image", node -> info(node, "osImage")).wide(),
        text("Kernel-Version", node -> info(node, "kernelVersion")).wide(),
        text("Container-Runtime", node -> info(node, "containerRuntimeVersion")).wide());
  }

  private static String nodeStatus(ObjectNode node) {
    var ready =
        Fields.at(node, "status", "conditions")
            .valueStream()
            .filter(condition -> Fields.text(condition, "type").equals("Ready"))
            .map(
                condition -> Fields.text(condition, "status").equals("True") ? "Ready" : "NotReady")
            .findFirst()
            .orElse("Unknown");
    return Fields.flag(node, "spec", "unschedulable") ? ready + ",SchedulingDisabled" : ready;
  }

  private static String roles(ObjectNode node) {
    var roles =
        Fields.at(node, "metadata", "labels").properties().stream()
            .map(Map.Entry::getKey)
            .filter(key -> key.startsWith(ROLE))
            .map(key -> key.substring(ROLE.length()))
            .sorted()
            .collect(Collectors.joining(","));
    return roles.isEmpty() ? NONE : roles;
  }

  private static String address(ObjectNode node, String type) {
    return Fields.at(node, "status", "addresses")
        .valueStream()
        .filter(address -> Fields.text(address, "type").equals(type))
        .map(address -> Fields.text(address, "address"))
        .findFirst()
        .orElse(NONE);
  }

  private static String info(ObjectNode node, String field) {
    return Fields.textOr(UNKNOWN, node, "status", "nodeInfo", field);
  }
}
