package io.tracebloc.engine.tree;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.FileSet;
import java.util.Iterator;
import java.util.List;

/** A file set of one file. */
record OneFile(DatasetFile file) implements FileSet {
  @Override
  public long count() {
    return 1;
  }

  @Override
  public long bytes() {
    return file.size();
  }

  @Override
  public Iterator<DatasetFile> iterator() {
    return List.of(file).iterator();
  }
}
