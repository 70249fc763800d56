package io.tracebloc.sandbox.api.table;

import static io.tracebloc.sandbox.api.table.Column.text;
import static io.tracebloc.sandbox.api.table.Fields.NONE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Services and their endpoints as rows. */
final class NetworkTables {
  private static final int ENDPOINTS_SHOWN = 3;

  private NetworkTables() {}

  static List<Column> columns(String kind) {
    return kind.equals("Service") ? service() : endpoints();
  }

  private static List<Column> service() {
    return List.of(
        Column.objectName(),
        text("Type", service -> Fields.text(service, "spec", "type")),
        text("Cluster-IP", service -> Fields.textOr(NONE, service, "spec", "clusterIP")),
        text("External-IP", NetworkTables::external),
        text("Port(s)", NetworkTables::ports),
        Column.age(),
        text("Selector", service -> Fields.labels(Fields.at(service, "spec", "selector"))).wide());
  }

  private static String external(ObjectNode service) {
    var addresses = Fields.joined(Fields.at(service, "spec", "externalIPs"), ",");
    return switch (Fields.text(service, "spec", "type")) {
      case "ExternalName" -> Fields.text(service, "spec", "externalName");
      case "LoadBalancer" -> {
        var given = Fields.each(Fields.at(service, "status", "loadBalancer", "ingress"), "ip");
        yield given.isEmpty() ? "<pending>" : given;
      }
      default -> addresses.isEmpty() ? NONE : addresses;
    };
  }

  private static String ports(ObjectNode service) {
    var ports = Fields.at(service, "spec", "ports");
    return ports.isEmpty()
        ? NONE
        : ports.valueStream().map(NetworkTables::port).collect(Collectors.joining(","));
  }

  private static String port(JsonNode port) {
    var node = Fields.number(port, "nodePort");
    return Fields.number(port, "port")
        + (node == 0 ? "" : ":" + node)
        + "/"
        + Fields.textOr("TCP", port, "protocol");
  }

  private static List<Column> endpoints() {
    return List.of(Column.objectName(), text("Endpoints", NetworkTables::addresses), Column.age());
  }

  private static String addresses(ObjectNode endpoints) {
    var all = new ArrayList<String>();
    for (var subset : endpoints.path("subsets")) {
      for (var address : subset.path("addresses")) {
        for (var port : subset.path("ports")) {
          all.add(Fields.text(address, "ip") + ":" + Fields.number(port, "port"));
        }
      }
    }
    if (all.isEmpty()) {
      return NONE;
    }
    var shown = String.join(",", all.subList(0, Math.min(ENDPOINTS_SHOWN, all.size())));
    return all.size() > ENDPOINTS_SHOWN
        ? shown + " + " + (all.size() - ENDPOINTS_SHOWN) + " more..."
        : shown;
  }
}
