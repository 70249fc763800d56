package io.tracebloc.engine.dataset.files;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.FileSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The manifest, then the directories' files; entries are made while iterating. */
public final class CompactFileSet implements FileSet {
  private final DatasetFile manifest;
  private final List<DirectoryFiles> directories;

  /** A file set; the directories come in the given order. */
  public CompactFileSet(DatasetFile manifest, List<DirectoryFiles> directories) {
    this.manifest = manifest;
    this.directories = List.copyOf(directories);
  }

  @Override
  public long count() {
    return 1 + directories.stream().mapToLong(DirectoryFiles::count).sum();
  }

  @Override
  public long bytes() {
    return manifest.size() + directories.stream().mapToLong(DirectoryFiles::bytes).sum();
  }

  @Override
  public Iterator<DatasetFile> iterator() {
    return new Iterator<>() {
      private int directory = -1;
      private int next;

      @Override
      public boolean hasNext() {
        while (directory >= 0
            && directory < directories.size()
            && next == directories.get(directory).count()) {
          directory++;
          next = 0;
        }
        return directory < directories.size();
      }

      @Override
      public DatasetFile next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        if (directory < 0) {
          directory = 0;
          return manifest;
        }
        return directories.get(directory).file(next++);
      }
    };
  }
}
