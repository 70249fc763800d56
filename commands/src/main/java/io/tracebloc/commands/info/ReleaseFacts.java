package io.tracebloc.commands.info;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Quantities;
import io.tracebloc.commands.output.Table;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.ingest.SpecSchema;
import io.tracebloc.engine.release.Evidence;
import io.tracebloc.engine.release.IngestTarget;
import io.tracebloc.engine.release.InstalledRelease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A release report as rows and as a document. */
final class ReleaseFacts {
  private static final String UNKNOWN = "<unknown>";
  private static final String NONE = "<none>";

  private final ReleaseReport report;
  private final InstalledRelease release;
  private final List<String> warnings;
  private final List<Row> rows = new ArrayList<>();
  private final Set<String> shown = new LinkedHashSet<>();

  private record Row(String label, String value, String source) {}

  ReleaseFacts(ReleaseReport report, Wording wording) {
    this.report = report;
    warnings = report.release().warnings().stream().map(wording::fill).toList();
    release = report.release();
    collect();
  }

  /** The table; wide adds every other fact that was read on the way. */
  Table table(boolean wide) {
    var table = new Table().row("FACT", "VALUE", "READ FROM");
    rows.forEach(row -> table.row(row.label(), row.value(), row.source()));
    if (wide) {
      release.evidence().stream()
          .filter(evidence -> !shown.contains(evidence.fact()))
          .forEach(
              evidence -> table.row(evidence.fact(), orNone(evidence.value()), evidence.source()));
    }
    return table;
  }

  private void collect() {
    var staging = release.staging();
    rows.add(new Row("context", orNone(report.context()), "kubeconfig"));
    add("release", release.name());
    add("namespace", release.namespace());
    add("chart", release.chart());
    add("chart version", release.chartVersion());
    add("status", release.status());
    add("claim", staging.claim());
    add("mount path", staging.mountPath());
    staging.subPath().ifPresent(path -> add("sub path", path));
    add("account", release.ingest().map(IngestTarget::serviceAccount).orElse(NONE));
    add("endpoint", release.ingest().map(ReleaseFacts::endpoint).orElse(NONE));
    report.token().ifPresent(token -> rows.add(token(token)));
    rows.add(new Row("ingest schema", SpecSchema.EMBEDDED_VERSION, "this program"));
  }

  private void add(String fact, String value) {
    shown.add(fact);
    rows.add(new Row(fact, orNone(value), source(fact)));
  }

  private String source(String fact) {
    return release.evidence().stream()
        .filter(evidence -> evidence.fact().equals(fact))
        .map(Evidence::source)
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static String endpoint(IngestTarget ingest) {
    return ingest
        .endpoint()
        .map(Object::toString)
        .orElseGet(() -> "Service/%s port %d".formatted(ingest.service(), ingest.port()));
  }

  private static Row token(TokenReport token) {
    return switch (token) {
      case TokenReport.Usable(var source, var lifetime) ->
          new Row(
              "token",
              lifetime.map(time -> "lives " + Quantities.time(time)).orElse("does not expire"),
              switch (source) {
                case TOKEN_REQUEST -> "TokenRequest of the account";
                case STATIC_SECRET -> "Secret of the account";
              });
      case TokenReport.Unavailable(var reason) -> new Row("token", UNKNOWN, reason);
    };
  }

  private static String orNone(String value) {
    return value.isEmpty() ? NONE : value;
  }

  /** What a person should know, in the host's words. */
  List<String> warnings() {
    return warnings;
  }

  /** Everything for programs; an unknown value is left out. */
  Document document() {
    var staging = release.staging();
    var document =
        new Document()
            .put("context", Optional.of(report.context()).filter(name -> !name.isEmpty()))
            .put("release", release.name())
            .put("namespace", release.namespace())
            .put("chart", release.chart())
            .put("chart_version", release.chartVersion())
            .put("status", release.status())
            .put("claim", staging.claim())
            .put("mount_path", staging.mountPath())
            .put("sub_path", staging.subPath())
            .put("stage_service_account", staging.serviceAccount());
    release.ingest().ifPresent(ingest -> putIngest(document, ingest));
    report.token().ifPresent(token -> putToken(document, token));
    return document
        .put("ingest_schema", SpecSchema.EMBEDDED_ID)
        .put("evidence", release.evidence().stream().map(ReleaseFacts::entry).toList())
        .put("warnings", warnings);
  }

  private static void putToken(Document document, TokenReport token) {
    switch (token) {
      case TokenReport.Usable usable ->
          document.put("token_lifetime_seconds", usable.lifetime().map(Duration::toSeconds));
      case TokenReport.Unavailable unavailable ->
          document.put("token_problem", unavailable.reason());
    }
  }

  private static void putIngest(Document document, IngestTarget ingest) {
    document
        .put("service_account", ingest.serviceAccount())
        .put("endpoint", endpoint(ingest))
        .put("image_digest", ingest.imageDigest())
        .put("table_prefixes", ingest.tablePrefixes());
  }

  private static Document entry(Evidence evidence) {
    return new Document()
        .put("fact", evidence.fact())
        .put("value", evidence.value())
        .put("source", evidence.source());
  }
}
