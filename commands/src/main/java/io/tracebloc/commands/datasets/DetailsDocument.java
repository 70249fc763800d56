package io.tracebloc.commands.datasets;

import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.catalog.DatasetColumn;
import io.tracebloc.engine.catalog.DatasetFiles;
import io.tracebloc.engine.catalog.DatasetRun;
import io.tracebloc.engine.catalog.Share;
import io.tracebloc.engine.catalog.Shares;
import io.tracebloc.engine.runs.Run;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** One dataset for programs; what is unknown is left out. */
final class DetailsDocument {
  private DetailsDocument() {}

  static Document of(ShownDataset shown) {
    var details = shown.details();
    var document =
        new Document().put("namespace", details.namespace()).put("release", details.release());
    DatasetDocument.entry(details.entry(), document)
        .put("intents", shares(details.intents(), "intent"))
        .put("class_counts", shares(details.classes(), "label"))
        .put("class_counts_complete", details.classes().complete())
        .put("formats", shares(details.formats(), "format"));
    put(document, "row_bytes", details.rowBytes());
    return document
        .put("columns", details.columns().stream().map(DetailsDocument::column).toList())
        .put("runs", details.runs().stream().map(DetailsDocument::run).toList())
        .put("files", details.files().stream().map(DetailsDocument::files).toList())
        .put("jobs", shown.jobs().stream().map(DetailsDocument::job).toList())
        .put(
            "warnings",
            Stream.concat(details.warnings().stream(), shown.warnings().stream()).toList());
  }

  private static List<Document> shares(Shares shares, String name) {
    return shares.shares().stream().map(share -> share(share, name)).toList();
  }

  private static Document share(Share share, String name) {
    return new Document().put(name, share.value()).put("records", share.records());
  }

  private static Document column(DatasetColumn column) {
    return new Document()
        .put("name", column.name())
        .put("type", column.type())
        .put("nullable", column.nullable())
        .put("framework", column.framework());
  }

  private static Document run(DatasetRun run) {
    var document =
        new Document()
            .put("ingestor_id", run.ingestorId())
            .put("registered", run.registered())
            .put("task", run.task())
            .put("started_at", run.started().map(Instant::toString))
            .put("registered_at", run.registeredAt().map(Instant::toString));
    return put(document, "records", run.records());
  }

  private static Document job(Run run) {
    return new Document()
        .put("job", run.job())
        .put("idempotency_key", run.key())
        .put("state", run.state().word())
        .put("created", run.created().toString());
  }

  private static Document files(DatasetFiles files) {
    var document = new Document().put("path", files.path()).put("present", files.present());
    put(document, "files", files.files());
    return put(document, "bytes", files.bytes());
  }

  private static Document put(Document document, String name, OptionalLong number) {
    if (number.isPresent()) {
      document.put(name, number.getAsLong());
    }
    return document;
  }
}
