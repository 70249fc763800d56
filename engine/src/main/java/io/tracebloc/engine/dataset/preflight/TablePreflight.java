package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.PreflightListener;
import io.tracebloc.engine.dataset.files.CompactFileSet;
import io.tracebloc.engine.dataset.files.LocalEntry;
import io.tracebloc.engine.dataset.files.Workers;
import io.tracebloc.engine.dataset.rule.CategoryRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The preflight of a dataset that is one CSV file, whatever that is called. */
final class TablePreflight {
  private final Workers workers;
  private final DatasetRequest request;
  private final CategoryRules rules;
  private final PreflightListener listener;
  private final FindingLog log;

  TablePreflight(
      Workers workers,
      DatasetRequest request,
      CategoryRules rules,
      PreflightListener listener,
      FindingLog log) {
    this.workers = workers;
    this.request = request;
    this.rules = rules;
    this.listener = listener;
    this.log = log;
  }

  /** Reports every problem; empty if there is no table. */
  Optional<Examined> run() throws IOException, InterruptedException {
    var table = new TableLayout(request, log).locate();
    return table.isPresent() ? Optional.of(examine(table.get())) : Optional.empty();
  }

  private Examined examine(LocalEntry.RegularFile table) throws IOException, InterruptedException {
    var staged =
        new DatasetFile(table.path(), LayoutCheck.MANIFEST, table.size(), table.modified());
    var files = new CompactFileSet(staged, List.of());
    listener.scanFinished(files);
    var name =
        request.parts().isPresent() ? LayoutCheck.MANIFEST : table.path().getFileName().toString();
    var schema = new TableSchema(table.path(), name, log).of(request);
    var declared = request.toBuilder().schema(schema).build();
    var content =
        Files.newInputStream(table.path(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try (var check = new ManifestCheck(name, content, declared, rules, Optional.of(workers), log)) {
      check.readHeader();
      listener.quickChecksFinished();
      check.readRows(
          schema, Optional.empty(), Optional.empty(), Optional.empty(), listener::rowsRead);
      return new Examined(
          files,
          Optional.empty(),
          Optional.empty(),
          check.labelColumn(),
          schema,
          check.rows(),
          check.classes(),
          List.of());
    }
  }
}
