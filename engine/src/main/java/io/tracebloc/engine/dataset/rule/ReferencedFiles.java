package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.ByteStringIndex;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.CsvRow;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * FILE-01: every row's file exists, by exact name. FILE-02: files without a row are remarked, for
 * the categories whose pairing does not tell. GEN-09: at least one row names a file. One unit,
 * because the others are what the first leaves over.
 */
final class ReferencedFiles implements RowRule {
  private static final Set<Category> USE_REMARKED =
      EnumSet.of(Category.IMAGE_CLASSIFICATION, Category.SEMANTIC_SEGMENTATION);

  private final RowContext context;
  private final int column;
  private final DirectoryFiles files;
  private final ByteStringIndex index;
  private final Slice extension;
  private final boolean remarksUnused;
  private boolean anyRow;
  private boolean anyAbsent;
  private final BitSet referenced = new BitSet();

  private ReferencedFiles(RowContext context, int column, DirectoryFiles files, String extension) {
    this.context = context;
    this.column = column;
    this.files = files;
    this.index = files.nameIndex();
    this.extension = Slice.of(extension);
    this.remarksUnused = USE_REMARKED.contains(context.request().category());
  }

  static Optional<RowRule> create(RowContext context) {
    var column = context.header().exact(FilenameColumn.NAME);
    if (column.isEmpty() || context.files().isEmpty() || context.extension().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ReferencedFiles(
            context,
            column.getAsInt(),
            context.files().orElseThrow(),
            context.extension().orElseThrow()));
  }

  @Override
  public void row(CsvRow row) {
    anyRow = true;
    var cell = row.cell(column).trim();
    if (cell.isEmpty()) {
      return;
    }
    var name = FileReference.fileName(cell, extension);
    var found = index.find(name);
    if (found == ByteStringIndex.ABSENT) {
      anyAbsent = true;
      context.report(Finding.of(Rule.FILE_01, absent(name)), row.number(), column);
    } else {
      referenced.set(found);
    }
  }

  private String absent(Slice name) {
    return context
        .omission(files, name)
        .orElseGet(
            () ->
                "There is no file %s in %s/; upper and lower case count."
                    .formatted(Wording.quoted(name), files.name()));
  }

  @Override
  public void end() {
    if (referenced.isEmpty()) {
      reportNone();
      return;
    }
    for (var file = 0; remarksUnused && file < files.count(); file++) {
      if (!referenced.get(file)) {
        context
            .findings()
            .accept(
                Finding.of(Rule.FILE_02, "No row names this file; it is copied but not used.")
                    .in(files.name() + "/" + files.fileName(file).text()));
      }
    }
  }

  /** That no file is used then follows from what was said about the rows, or is said here. */
  private void reportNone() {
    if (anyRow && !anyAbsent) {
      context.report(
          Finding.of(
              Rule.GEN_09,
              "No row names a file that exists in %s/; newer clusters stop before they make a table."
                  .formatted(files.name())));
    }
  }
}
