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
  private final long[] sizes;
  private final long[] modified;
  private final long bytes;

  /** Takes the names over and sorts them. */
  DirectoryFiles(Path directory, String name, ByteStrings names, long[] sizes, long[] modified) {
    this.directory = directory;
    this.name = name;
    this.names = names;
    var order = names.sort();
    this.sizes = reordered(sizes, order);
    this.modified = reordered(modified, order);
    var sum = 0L;
    for (var size : this.sizes) {
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
    return names.size();
  }

  /** Sum of the sizes in bytes. */
  public long bytes() {
    return bytes;
  }

  /** Base name of a file. */
  public Slice fileName(int index) {
    return names.get(index);
  }

  /** A file. */
  public DatasetFile file(int index) {
    var fileName = fileName(index).text();
    return new DatasetFile(
        directory.resolve(fileName), name + "/" + fileName, sizes[index], modified[index]);
  }

  /** Finds files by base name; gives the same numbers as everything else here. */
  public ByteStringIndex nameIndex() {
    return new ByteStringIndex(names);
  }

  private static long[] reordered(long[] values, int[] order) {
    var reordered = new long[order.length];
    for (var index = 0; index < order.length; index++) {
      reordered[index] = values[order[index]];
    }
    return reordered;
  }
}
