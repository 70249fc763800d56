package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import io.tracebloc.engine.dataset.csv.CsvReader;
import io.tracebloc.engine.dataset.csv.RecordTooLongException;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import io.tracebloc.engine.dataset.files.Workers;
import io.tracebloc.engine.dataset.rule.CategoryRules;
import io.tracebloc.engine.dataset.rule.ManifestFacts;
import io.tracebloc.engine.dataset.rule.RowContext;
import io.tracebloc.engine.dataset.rule.RowRule;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Reads a manifest once: first its header, so that mistakes there show at once, later its rows. For
 * one thread.
 */
final class ManifestCheck implements AutoCloseable {
  private final String name;
  private final DatasetRequest request;
  private final CategoryRules rules;
  private final Optional<Workers> workers;
  private final Consumer<Finding> findings;
  private final CsvReader reader;
  private Optional<CsvHeader> header = Optional.empty();
  private boolean hasHeader;
  private boolean unreadable;
  private OptionalLong classes = OptionalLong.empty();

  /** A check on the calling thread alone. */
  ManifestCheck(
      String name,
      InputStream content,
      DatasetRequest request,
      CategoryRules rules,
      Consumer<Finding> findings) {
    this(name, content, request, rules, Optional.empty(), findings);
  }

  /**
   * A check.
   *
   * @param name what the manifest is called in findings
   * @param content its bytes; closed with the check
   * @param workers who looks at the rows; without them the calling thread does
   */
  ManifestCheck(
      String name,
      InputStream content,
      DatasetRequest request,
      CategoryRules rules,
      Optional<Workers> workers,
      Consumer<Finding> findings) {
    this.name = name;
    this.request = request;
    this.rules = rules;
    this.workers = workers;
    this.findings = findings;
    this.reader = new CsvReader(content, request.csvFormat());
  }

  /** Reads the header and applies the rules for it. */
  void readHeader() throws IOException {
    try {
      hasHeader = reader.next();
    } catch (RecordTooLongException e) {
      giveUp(e);
      return;
    }
    // Column names in a wrong encoding would only cause a second set of complaints.
    if (hasHeader && reader.hasReadableHeader()) {
      var found = CsvHeader.of(reader);
      header = Optional.of(found);
      rules.header().forEach(rule -> rule.check(found, request, f -> findings.accept(f.in(name))));
    }
  }

  /**
   * Reads the rows and applies the rules for them and for the manifest as a whole.
   *
   * @param schema declared or inferred columns; empty where there is none
   * @param files the primary files, if they were found
   * @param extension their one extension
   * @param size the size that all pictures must have, if it is known
   * @param progress takes the number of rows done, now and then
   */
  void readRows(
      List<Column> schema,
      Optional<DirectoryFiles> files,
      Optional<String> extension,
      Optional<PixelSize> size,
      LongConsumer progress)
      throws IOException, InterruptedException {
    if (unreadable) {
      return;
    }
    try {
      sweep(context(schema, files, extension, size), progress);
    } catch (RecordTooLongException e) {
      giveUp(e);
      return;
    }
    var facts =
        new ManifestFacts(
            hasHeader,
            rows(),
            reader.nulRow(),
            reader.malformedRow(),
            reader.hasByteOrderMark(),
            reader.hasUtf16Mark(),
            reader.unclosedQuoteRow());
    for (var rule : rules.manifest()) {
      rule.check(facts).ifPresent(finding -> findings.accept(finding.in(name)));
    }
  }

  /** Number of data rows. */
  long rows() {
    return Math.max(0, reader.lastNumber());
  }

  /** Number of different labels, if they were counted. */
  OptionalLong classes() {
    return classes;
  }

  /** The label column as the header spells it. */
  Optional<String> labelColumn() {
    return header.flatMap(
        columns ->
            request
                .labelColumn()
                .map(columns::resolve)
                .filter(column -> column.isPresent())
                .map(column -> columns.names().get(column.getAsInt())));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private void sweep(RowContext context, LongConsumer progress)
      throws IOException, InterruptedException {
    // Without a usable header the rows are only counted.
    var factories = header.isPresent() ? rules.rows() : List.<RowRule.Factory>of();
    var sweep = new RowSweep(factories, context, workers, progress);
    sweep.run(reader);
    sweep.end();
  }

  private RowContext context(
      List<Column> schema,
      Optional<DirectoryFiles> files,
      Optional<String> extension,
      Optional<PixelSize> size) {
    return new RowContext(
        name,
        header.orElse(new CsvHeader(List.of())),
        request,
        schema,
        files,
        extension,
        size,
        count -> classes = OptionalLong.of(count),
        findings);
  }

  private void giveUp(RecordTooLongException tooLong) {
    unreadable = true;
    findings.accept(
        Finding.of(
                Rule.R_02,
                "This record is longer than %d MiB; is a quote never closed?"
                    .formatted(CsvReader.LONGEST_RECORD >> 20))
            .in(name)
            .atRow(tooLong.row()));
  }
}
