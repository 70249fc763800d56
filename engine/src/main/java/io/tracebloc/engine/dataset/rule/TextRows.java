package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.bytes.ByteStringIndex;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import java.util.BitSet;
import java.util.Optional;

/**
 * What the rows of a manifest say about texts: which of them they name, and with how many tags. A
 * bit for each text, and about thirty bytes more where rows carry tags. Rows are added by one
 * thread; after that safe for several.
 */
public final class TextRows {
  private final ByteStringIndex index;
  private final BitSet named;
  private final Optional<TaggedRows> tagged;

  /**
   * Nothing said yet.
   *
   * @param tagged whether rows carry tags
   */
  public TextRows(DirectoryFiles files, boolean tagged) {
    this.index = files.nameIndex();
    this.named = new BitSet(files.count());
    this.tagged = tagged ? Optional.of(new TaggedRows(files.count())) : Optional.empty();
  }

  /** The rule that looks at rows, and writes down here what they say. */
  public RowRule.Factory rule() {
    return context -> ReferencedTexts.create(context, this);
  }

  /** The number of the text with a base name. */
  public int indexOf(String fileName) {
    return index.find(Slice.of(fileName));
  }

  /** Whether a row names a text. */
  public boolean isNamed(int file) {
    return named.get(file);
  }

  /** The rows that tag texts, if rows do. */
  public Optional<TaggedRows> tagged() {
    return tagged;
  }

  ByteStringIndex index() {
    return index;
  }

  void name(int file) {
    named.set(file);
  }
}
