package io.tracebloc.engine.dataset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.csv.CsvBatch;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import io.tracebloc.engine.dataset.csv.CsvReader;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import io.tracebloc.engine.dataset.files.DirectoryScan;
import io.tracebloc.engine.dataset.files.ScanListener;
import io.tracebloc.engine.dataset.files.Workers;
import io.tracebloc.engine.dataset.selection.Selection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Runs one row rule over a CSV text, for tests of rules. */
final class RowRuleRun {
  private final DatasetRequest request;
  private Optional<DirectoryFiles> files = Optional.empty();
  private OptionalLong classes = OptionalLong.empty();

  RowRuleRun() {
    this(
        DatasetRequest.of(Path.of("unused"), "t", Category.IMAGE_CLASSIFICATION)
            .withLabelColumn("label"));
  }

  RowRuleRun(DatasetRequest request) {
    this.request = request;
  }

  /** Puts empty PNG files into a folder, for rules that look for files. */
  RowRuleRun withPictures(Path folder, String... names) throws IOException, InterruptedException {
    for (var name : names) {
      Files.createFile(folder.resolve(name));
    }
    try (var workers = new Workers(1)) {
      var scan =
          new DirectoryScan(folder, Set.of(".png"), Selection.EVERYTHING, new Nothing(), workers);
      files = Optional.of(scan.run("images").files());
    }
    return this;
  }

  /** The findings, in order; the same must come out of rows and of batches. */
  List<Finding> findings(RowRule.Factory factory, String csv) throws IOException {
    var inBatches = inBatches(factory, csv);
    var inRows = inRows(factory, csv);
    assertThat(inBatches).containsExactlyInAnyOrderElementsOf(inRows);
    return inRows;
  }

  private List<Finding> inRows(RowRule.Factory factory, String csv) throws IOException {
    var findings = new ArrayList<Finding>();
    try (var reader = reader(csv)) {
      var rule = factory.create(context(reader, findings));
      while (rule.isPresent() && reader.next()) {
        rule.get().row(reader);
      }
      rule.ifPresent(RowRule::end);
    }
    return findings;
  }

  private List<Finding> inBatches(RowRule.Factory factory, String csv) throws IOException {
    var findings = new ArrayList<Finding>();
    try (var reader = reader(csv)) {
      var context = context(reader, findings);
      var rules =
          factory.parts(context).stream().flatMap(part -> part.create(context).stream()).toList();
      var batch = reader.read(new CsvBatch());
      while (batch.isPresent()) {
        for (var rule : rules) {
          rule.rows(batch.get());
        }
        batch = reader.read(batch.get());
      }
      rules.forEach(RowRule::end);
    }
    return findings;
  }

  private static CsvReader reader(String csv) throws IOException {
    var reader = new CsvReader(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    assertThat(reader.next()).isTrue();
    return reader;
  }

  private RowContext context(CsvReader reader, List<Finding> findings) {
    return new RowContext(
        "labels.csv",
        CsvHeader.of(reader),
        request,
        request.schema(),
        files,
        Optional.of(".png"),
        Optional.empty(),
        count -> classes = OptionalLong.of(count),
        findings::add);
  }

  /** The rows of the findings. */
  List<Long> rows(RowRule.Factory factory, String csv) throws IOException {
    return findings(factory, csv).stream().map(finding -> finding.row().orElseThrow()).toList();
  }

  /** What the rule counted. */
  OptionalLong classes() {
    return classes;
  }

  private static final class Nothing implements ScanListener {
    @Override
    public void link(String name) {
      throw new AssertionError(name);
    }

    @Override
    public void linkedDirectory(String name) {
      throw new AssertionError(name);
    }

    @Override
    public void special(String name) {
      throw new AssertionError(name);
    }

    @Override
    public void undecodable(String name) {
      throw new AssertionError(name);
    }

    @Override
    public void progress(long count) {}
  }
}
