package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.bytes.ByteStringIndex;
import io.tracebloc.engine.dataset.bytes.ByteStrings;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import java.util.Locale;
import java.util.Optional;

/** Finds texts by the names in rows: exactly (FILE-01), else whatever their case (REC-02). */
final class TextNames {
  private final DirectoryFiles files;
  private final ByteStringIndex index;
  private final Slice extension;
  private Optional<ByteStringIndex> folded = Optional.empty();

  TextNames(DirectoryFiles files, ByteStringIndex index, String extension) {
    this.files = files;
    this.index = index;
    this.extension = Slice.of(extension);
  }

  /** The base name that a trimmed cell means. */
  Slice fileName(Slice cell) {
    return FileReference.fileName(cell, extension);
  }

  /** The file of exactly that name, or {@link ByteStringIndex#ABSENT}. */
  int find(Slice fileName) {
    return index.find(fileName);
  }

  /** The first file whose name differs from that only in case, or the same if there is none. */
  int findInAnyCase(Slice fileName) {
    // Needed only when something is wrong already, and then costs as much as the names.
    var found = folded.orElseGet(this::fold);
    folded = Optional.of(found);
    return found.find(fold(fileName));
  }

  private ByteStringIndex fold() {
    var names = new ByteStrings();
    for (var file = 0; file < files.count(); file++) {
      names.add(fold(files.fileName(file)));
    }
    return new ByteStringIndex(names);
  }

  private static Slice fold(Slice name) {
    return Slice.of(name.text().toLowerCase(Locale.ROOT));
  }
}
