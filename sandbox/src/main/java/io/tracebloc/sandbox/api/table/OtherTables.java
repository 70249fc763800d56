package io.tracebloc.sandbox.api.table;

import static io.tracebloc.sandbox.api.table.Column.number;
import static io.tracebloc.sandbox.api.table.Column.text;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Types of the smaller API groups as rows. */
final class OtherTables {
  private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

  private OtherTables() {}

  static List<Column> columns(String kind) {
    return switch (kind) {
      case "StorageClass" -> storageClass();
      case "NetworkPolicy" ->
          List.of(
              Column.objectName(),
              text(
                  "Pod-Selector",
                  policy -> Fields.labels(Fields.at(policy, "spec", "podSelector", "matchLabels"))),
              Column.age());
      case "Ingress" -> ingress();
      case "PodDisruptionBudget" ->
          List.of(
              Column.objectName(),
              text("Min Available", budget -> Fields.textOr("N/A", budget, "spec", "minAvailable")),
              text(
                  "Max Unavailable",
                  budget -> Fields.textOr("N/A", budget, "spec", "maxUnavailable")),
              number(
                  "Allowed Disruptions",
                  budget -> Fields.number(budget, "status", "disruptionsAllowed")),
              Column.age());
      case "PriorityClass" ->
          List.of(
              Column.objectName(),
              number("Value", object -> Fields.number(object, "value")),
              text("Global-Default", object -> "" + Fields.flag(object, "globalDefault")),
              Column.age(),
              text(
                  "PreemptionPolicy",
                  object -> Fields.textOr("PreemptLowerPriority", object, "preemptionPolicy")));
      case "Lease" ->
          List.of(
              Column.objectName(),
              text("Holder", lease -> Fields.text(lease, "spec", "holderIdentity")),
              Column.age());
      case "EndpointSlice" -> slice();
      default -> List.of(Column.objectName(), Column.age());
    };
  }

  private static List<Column> storageClass() {
    return List.of(
        new Column(
            "Name",
            "string",
            "name",
            0,
            (object, _) -> JsonNodeFactory.instance.stringNode(className(object))),
        text("Provisioner", object -> Fields.text(object, "provisioner")),
        text("ReclaimPolicy", object -> Fields.textOr("Delete", object, "reclaimPolicy")),
        text(
            "VolumeBindingMode", object -> Fields.textOr("Immediate", object, "volumeBindingMode")),
        text("AllowVolumeExpansion", object -> "" + Fields.flag(object, "allowVolumeExpansion")),
        Column.age());
  }

  private static String className(ObjectNode object) {
    var isDefault = Fields.text(object, "metadata", "annotations", DEFAULT_CLASS).equals("true");
    return Fields.text(object, "metadata", "name") + (isDefault ? " (default)" : "");
  }

  private static List<Column> ingress() {
    return List.of(
        Column.objectName(),
        text("Class", object -> Fields.textOr(Fields.NONE, object, "spec", "ingressClassName")),
        text(
            "Hosts",
            object -> {
              var hosts = Fields.each(Fields.at(object, "spec", "rules"), "host");
              return hosts.isEmpty() ? "*" : hosts;
            }),
        text(
            "Address",
            object -> Fields.each(Fields.at(object, "status", "loadBalancer", "ingress"), "ip")),
        text("Ports", object -> Fields.at(object, "spec", "tls").isEmpty() ? "80" : "80, 443"),
        Column.age());
  }

  private static List<Column> slice() {
    return List.of(
        Column.objectName(),
        text("AddressType", object -> Fields.text(object, "addressType")),
        text("Ports", object -> orUnset(Fields.each(object.path("ports"), "port"))),
        text(
            "Endpoints",
            object ->
                orUnset(
                    object
                        .path("endpoints")
                        .valueStream()
                        .map(endpoint -> Fields.joined(endpoint.path("addresses"), ","))
                        .collect(Collectors.joining(",")))),
        Column.age());
  }

  private static String orUnset(String text) {
    return text.isEmpty() ? "<unset>" : text;
  }
}
