package io.tracebloc.engine.dataset.files;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.bytes.ByteStringIndex;
import io.tracebloc.engine.dataset.bytes.ByteStrings;
import io.tracebloc.engine.dataset.bytes.Slice;
import java.nio.file.Path;

/**
 * The usable files of one directory, ordered by the bytes of their names. About 40 bytes a file and
 * its name. Immutable.
 */
public final class DirectoryFiles {
  private final Path directory;
  private final String name;
  private final ByteStrings names;
  private final int[] order;
  private final long[] sizes;
  private final long[] modified;
  private final long bytes;

  DirectoryFiles(Path directory, String name, ByteStrings names, long[] sizes, long[] modified) {
    this.directory = directory;
    this.name = name;
    this.names = names;
    this.order = names.sorted();
    this.sizes = sizes;
    this.modified = modified;
    var sum = 0L;
    for (var size : sizes) {
      sum += size;
    }
    this.bytes = sum;
  }

  /** Name of the directory in the dataset and in the stage, for example {@code images}. */
  public String name() {
    return name;
  }

  /** Number of files. */
  public int count() {
    return order.length;
  }

  /** Sum of the sizes in bytes. */
  public long bytes() {
    return bytes;
  }

  /** Base name of a file. */
  public Slice fileName(int index) {
    return names.get(order[index]);
  }

  /** A file. */
  public DatasetFile file(int index) {
    var fileName = fileName(index).text();
    return new DatasetFile(
        directory.resolve(fileName),
        name + "/" + fileName,
        sizes[order[index]],
        modified[order[index]]);
  }

  /** An index of the base names; it gives numbers for {@link #indexed}. */
  public ByteStringIndex nameIndex() {
    return new ByteStringIndex(names);
  }

  /** Base names in the order of the numbers that {@link #nameIndex} gives. */
  public ByteStrings names() {
    return names;
  }

  /** The number that {@link #nameIndex} gives for a file. */
  public int indexed(int index) {
    return order[index];
  }
}
