package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.ByteStringIndex;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.CsvRow;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import io.tracebloc.engine.dataset.text.Words;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * TXT-03: every row's text exists, by exact name; rows without a name are skipped (FILE-01).
 * GEN-09: at least one row has one. Also writes down which texts are named (REC-02), and with how
 * many tags (TOK-01), for those who look at the texts.
 */
final class ReferencedTexts implements RowRule {
  private final RowContext context;
  private final TextRows said;
  private final TextNames names;
  private final DirectoryFiles files;
  private final int column;
  private final OptionalInt tags;
  private final EscapedNames escaped;
  private boolean anyRow;
  private boolean anyName;

  private ReferencedTexts(
      RowContext context, TextRows said, DirectoryFiles files, String extension, int column) {
    this.context = context;
    this.said = said;
    this.files = files;
    this.names = new TextNames(files, said.index(), extension);
    this.column = column;
    this.escaped = new EscapedNames(context.request().csvFormat());
    this.tags = said.tagged().isPresent() ? context.labelColumn() : OptionalInt.empty();
    tags.ifPresent(
        index -> said.tagged().orElseThrow().from(index, context.header().names().get(index)));
  }

  static Optional<RowRule> create(RowContext context, TextRows said) {
    var column = context.header().resolve(FilenameColumn.NAME);
    if (column.isEmpty() || context.files().isEmpty() || context.extension().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ReferencedTexts(
            context,
            said,
            context.files().orElseThrow(),
            context.extension().orElseThrow(),
            column.getAsInt()));
  }

  @Override
  public void row(CsvRow row) {
    anyRow = true;
    var cell = row.cell(column).trim();
    if (cell.isEmpty()) {
      refuseTagsWithoutText(row);
      return;
    }
    anyName = true;
    var name = names.fileName(cell);
    var escape = escaped.objection(name);
    if (escape.isPresent()) {
      refuse(row, escape.get());
      return;
    }
    var found = names.find(name);
    if (found == ByteStringIndex.ABSENT) {
      refuseAbsent(row, name);
      return;
    }
    said.name(found);
    if (tags.isPresent()) {
      said.tagged().orElseThrow().add(found, row.number(), Words.count(row.cell(tags.getAsInt())));
    }
  }

  @Override
  public void end() {
    if (anyRow && !anyName) {
      context.report(
          Finding.of(
              Rule.GEN_09,
              "No row names a file that exists in %s/; newer clusters stop there."
                  .formatted(files.name())));
    }
  }

  private void refuseAbsent(CsvRow row, Slice name) {
    var omission = context.omission(files, name);
    if (omission.isPresent()) {
      refuse(row, omission.get());
      return;
    }
    var similar = names.findInAnyCase(name);
    if (similar == ByteStringIndex.ABSENT) {
      refuse(row, "There is no file %s in %s/.".formatted(Wording.quoted(name), files.name()));
      return;
    }
    // Its record is looked at all the same, so that one run tells all that is wrong (REC-02).
    said.name(similar);
    refuse(
        row,
        "There is no file %s in %s/, only %s: upper and lower case count."
            .formatted(
                Wording.quoted(name), files.name(), Wording.quoted(files.fileName(similar))));
  }

  /** TOK-01: the text of tags must exist. A row of one blank cell is no row for the cluster. */
  private void refuseTagsWithoutText(CsvRow row) {
    if (tags.isPresent() && row.cells() > 1) {
      context.report(
          Finding.of(Rule.TOK_01, "The row names no text for its tags."), row.number(), column);
    }
  }

  private void refuse(CsvRow row, String message) {
    context.report(Finding.of(Rule.TXT_03, message), row.number(), column);
  }
}
