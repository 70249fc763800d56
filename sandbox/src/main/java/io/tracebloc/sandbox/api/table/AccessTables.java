package io.tracebloc.sandbox.api.table;

import static io.tracebloc.sandbox.api.table.Column.text;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Roles and their bindings as rows. */
final class AccessTables {
  private AccessTables() {}

  static List<Column> columns(String kind) {
    return switch (kind) {
      case "RoleBinding", "ClusterRoleBinding" ->
          List.of(
              Column.objectName(),
              text(
                  "Role",
                  binding ->
                      Fields.text(binding, "roleRef", "kind")
                          + "/"
                          + Fields.text(binding, "roleRef", "name")),
              Column.age(),
              text("Users", binding -> subjects(binding, "User")).wide(),
              text("Groups", binding -> subjects(binding, "Group")).wide(),
              text("ServiceAccounts", binding -> subjects(binding, "ServiceAccount")).wide());
      default ->
          List.of(
              Column.objectName(),
              text("Created At", role -> Fields.text(role, "metadata", "creationTimestamp")));
    };
  }

  private static String subjects(ObjectNode binding, String kind) {
    return binding
        .path("subjects")
        .valueStream()
        .filter(subject -> Fields.text(subject, "kind").equals(kind))
        .map(
            subject ->
                kind.equals("ServiceAccount")
                    ? Fields.text(subject, "namespace") + "/" + Fields.text(subject, "name")
                    : Fields.text(subject, "name"))
        .collect(Collectors.joining(", "));
  }
}
