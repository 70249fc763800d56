package io.tracebloc.engine.dataset.files;

import io.tracebloc.engine.dataset.bytes.ByteStrings;
import io.tracebloc.engine.dataset.bytes.Slice;
import java.nio.file.Path;
import java.util.Collection;

/** Lists of files that are on no disk, for tests of what only looks at names. */
public final class FileLists {
  private FileLists() {}

  /** A directory with these files, all empty. */
  public static DirectoryFiles of(String directory, Collection<String> names) {
    var list = new ByteStrings();
    names.forEach(name -> list.add(Slice.of(name)));
    return new DirectoryFiles(
        Path.of(directory), directory, list, new long[names.size()], new long[names.size()]);
  }
}
