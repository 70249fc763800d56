package io.tracebloc.engine.dataset.files;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.FileSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The manifest and what lies beside it, then the directories' files; entries are made while
 * iterating.
 */
public final class CompactFileSet implements FileSet {
  private final List<DatasetFile> single;
  private final List<DirectoryFiles> directories;

  /** A file set; the directories come in the given order. */
  public CompactFileSet(DatasetFile manifest, List<DirectoryFiles> directories) {
    this(List.of(manifest), directories);
  }

  /** A file set of single files, the manifest first, and directories in the given order. */
  public CompactFileSet(List<DatasetFile> single, List<DirectoryFiles> directories) {
    this.single = List.copyOf(single);
    this.directories = List.copyOf(directories);
  }

  @Override
  public long count() {
    return single.size() + directories.stream().mapToLong(DirectoryFiles::count).sum();
  }

  @Override
  public long bytes() {
    return single.stream().mapToLong(DatasetFile::size).sum()
        + directories.stream().mapToLong(DirectoryFiles::bytes).sum();
  }

  @Override
  public Iterator<DatasetFile> iterator() {
    return new Iterator<>() {
      private int directory = -1;
      private int next;

      @Override
      public boolean hasNext() {
        while (directory < directories.size() && next == count(directory)) {
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
        return directory < 0 ? single.get(next++) : directories.get(directory).file(next++);
      }
    };
  }

  /** How many files a directory has; -1 means the single files. */
  private int count(int directory) {
    return directory < 0 ? single.size() : directories.get(directory).count();
  }
}
