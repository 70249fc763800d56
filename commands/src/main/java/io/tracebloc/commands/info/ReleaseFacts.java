package io.tracebloc.commands.info;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Quantities;
import io.tracebloc.commands.output.Table;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.ingest.SpecSchema;
import io.tracebloc.engine.release.Evidence;
import io.tracebloc.engine.release.IngestTarget;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.StagingTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A release report as rows and as a document. */
final class ReleaseFacts implements View {
  private static final String UNKNOWN = "<unknown>";
  private static final String NONE = "<none>";

  private final ReleaseReport report;
  private final InstalledRelease release;
  private final List<String> warnings;
  private final TargetTable targets;
  private final List<Row> rows = new ArrayList<>();
  private final Set<String> shown = new LinkedHashSet<>();

  private record Row(String label, String value, String source) {}

  ReleaseFacts(ReleaseReport report, Wording wording) {
    this.report = report;
    warnings = report.release().warnings().stream().map(wording::fill).toList();
    release = report.release();
    targets = new TargetTable(wording);
    collect();
  }

  @Override
  public List<String> lines(boolean wide) {
    var lines = new ArrayList<>(table(wide).lines());
    lines.add("");
    lines.addAll(targets.lines(release.targets()));
    return lines;
  }

  /** The table; wide adds every other fact that was read on the way. */
  private Table table(boolean wide) {
    var table = new Table().row("FACT", "VALUE", "READ FROM");
    rows.forEach(row -> table.row(row.label(), row.value(), row.source()));
    if (wide) {
      release.evidence().stream()
          .filter(evidence -> !shown.contains(evidence.fact()))
          .forEach(adding(table, ""));
      for (var target : release.targets()) {
        target.evidence().forEach(adding(table, Printable.of(target.name()) + ": "));
      }
    }
    return table;
  }

  private static Consumer<Evidence> adding(Table table, String prefix) {
    return evidence ->
        table.row(prefix + evidence.fact(), orNone(evidence.value()), evidence.source());
  }

  private void collect() {
    rows.add(new Row("context", orNone(report.context()), "kubeconfig"));
    rows.add(new Row("platform", Printable.of(release.platform()), source("platform")));
    shown.add("platform");
    add("release", release.name());
    add("namespace", release.namespace());
    add("chart", release.chart());
    add("chart version", release.chartVersion());
    add("status", release.status());
    if (isTracebloc()) {
      collectTracebloc();
    }
    report.token().ifPresent(token -> rows.add(token(token)));
    if (isTracebloc()) {
      rows.add(new Row("ingest schema", SpecSchema.EMBEDDED_VERSION, "this program"));
    }
  }

  private boolean isTracebloc() {
    return release.platform().equals(InstalledRelease.TRACEBLOC);
  }

  private void collectTracebloc() {
    var staging = release.staging();
    add("claim", staging.claim());
    add("mount path", staging.mountPath());
    staging.subPath().ifPresent(path -> add("sub path", path));
    add("account", release.ingest().map(IngestTarget::serviceAccount).orElse(NONE));
    add("endpoint", release.ingest().map(ReleaseFacts::endpoint).orElse(NONE));
  }

  private void add(String fact, String value) {
    shown.add(fact);
    rows.add(new Row(fact, orNone(Printable.of(value)), source(fact)));
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

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public List<String> gaps() {
    return gaps(release);
  }

  static List<String> gaps(InstalledRelease release) {
    return release.evidence().stream()
        .filter(evidence -> List.of("not readable", "unknown").contains(evidence.value()))
        .map(
            evidence ->
                "%s: %s (%s)".formatted(evidence.fact(), evidence.value(), evidence.source()))
        .distinct()
        .toList();
  }

  /** Everything for programs; an unknown value is left out. */
  @Override
  public Document document() {
    var document =
        new Document()
            .put("context", Optional.of(report.context()).filter(name -> !name.isEmpty()))
            .put("platform", release.platform())
            .put("release", release.name())
            .put("namespace", release.namespace())
            .put("chart", release.chart())
            .put("chart_version", release.chartVersion())
            .put("status", release.status());
    if (isTracebloc()) {
      putStaging(document, release.staging());
    }
    document.put("targets", release.targets().stream().map(targets::document).toList());
    release.ingest().ifPresent(ingest -> putIngest(document, ingest));
    report.token().ifPresent(token -> putToken(document, token));
    return document
        .put("ingest_schema", Optional.of(SpecSchema.EMBEDDED_ID).filter(id -> isTracebloc()))
        .put("evidence", release.evidence().stream().map(TargetTable::entry).toList())
        .put("warnings", warnings);
  }

  private static void putStaging(Document document, StagingTarget staging) {
    document
        .put("claim", staging.claim())
        .put("mount_path", staging.mountPath())
        .put("sub_path", staging.subPath())
        .put("stage_service_account", staging.serviceAccount());
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
}
