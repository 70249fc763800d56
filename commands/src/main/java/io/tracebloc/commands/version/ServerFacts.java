package io.tracebloc.commands.version;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Table;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.ServerVersions;
import io.tracebloc.engine.release.ServerVersions.Client;
import java.util.List;

/**
 * The versions of a cluster as rows and as a document.
 *
 * @param server what was found
 */
record ServerFacts(ServerVersions server) {
  private static final String UNKNOWN = "<unknown>";

  /** Adds the rows for people. */
  void addTo(Table table) {
    table.row("Kubernetes:", Printable.of(server.kubernetes()));
    if (server.clients().isEmpty()) {
      table.row("Client release:", server.unseen().isPresent() ? UNKNOWN : "<none>");
    }
    for (var client : server.clients()) {
      table
          .row("Client release:", Printable.of(client.namespace() + "/" + client.release()))
          .row("Client chart:", Printable.of(client.chartVersion().orElse(UNKNOWN)))
          .row("Client app:", Printable.of(client.appVersion().orElse(UNKNOWN)));
    }
  }

  /** The same for programs. */
  Document document() {
    return new Document()
        .put("kubernetes", server.kubernetes())
        .put("releases", server.clients().stream().map(ServerFacts::release).toList())
        .put("releases_problem", server.unseen())
        .put("warnings", warnings());
  }

  /** What a person should know, printable. */
  List<String> warnings() {
    return TestedVersions.warnings(server);
  }

  private static Document release(Client client) {
    return new Document()
        .put("release", client.release())
        .put("namespace", client.namespace())
        .put("chart_version", client.chartVersion())
        .put("app_version", client.appVersion());
  }
}
