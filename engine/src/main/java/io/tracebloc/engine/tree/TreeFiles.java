package io.tracebloc.engine.tree;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.dataset.bytes.ByteStrings;
import io.tracebloc.engine.dataset.bytes.Slice;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The files of a tree: for each its name, size and time, for each directory its name and the one it
 * is in; about 40 bytes and the name. Entries are made while iterating. Filled by a scan, directory
 * by directory, then only read.
 */
final class TreeFiles implements FileSet {
  private final Path root;
  private final ByteStrings names = new ByteStrings();
  private final ByteStrings directories = new ByteStrings();
  private long[] sizes = new long[64];
  private long[] modified = new long[64];
  private int[] parents = new int[16];

  /** Where each directory's files begin. */
  private int[] firstFiles = new int[16];

  private long bytes;

  /** An empty tree, with its top as directory 0. */
  TreeFiles(Path root) {
    this.root = root;
    addDirectory(-1, "");
  }

  void addDirectory(int parent, String name) {
    int index = directories.size();
    if (index + 1 >= parents.length) {
      parents = Arrays.copyOf(parents, index + (index >> 1) + 16);
      firstFiles = Arrays.copyOf(firstFiles, parents.length);
    }
    parents[index] = parent;
    directories.add(Slice.of(name));
  }

  void addFile(String name, long size, long modification) {
    int index = names.size();
    if (index == sizes.length) {
      sizes = Arrays.copyOf(sizes, index + (index >> 1));
      modified = Arrays.copyOf(modified, sizes.length);
    }
    sizes[index] = size;
    modified[index] = modification;
    names.add(Slice.of(name));
    bytes += size;
  }

  /** Begins a directory: the files to come are in it. */
  void begin(int directory) {
    firstFiles[directory] = names.size();
    firstFiles[directory + 1] = names.size();
  }

  /** Ends a directory: puts its files, and the directories added meanwhile, in order. */
  void end(int directory, int directoriesBefore) {
    int first = firstFiles[directory];
    var order = names.sort(first);
    sizes = reordered(sizes, first, order);
    modified = reordered(modified, first, order);
    firstFiles[directory + 1] = names.size();
    directories.sort(directoriesBefore);
  }

  private static long[] reordered(long[] values, int first, int[] order) {
    var sorted = new long[order.length];
    for (int index = 0; index < order.length; index++) {
      sorted[index] = values[first + order[index]];
    }
    System.arraycopy(sorted, 0, values, first, sorted.length);
    return values;
  }

  int parent(int directory) {
    return parents[directory];
  }

  int directoryCount() {
    return directories.size();
  }

  /** Names of a directory and those it is in, the outermost first; none for the top. */
  List<String> components(int directory) {
    var components = new ArrayDeque<String>();
    for (int index = directory; index > 0; index = parents[index]) {
      components.addFirst(directories.get(index).text());
    }
    return new ArrayList<>(components);
  }

  Path path(List<String> components) {
    var path = root;
    for (var component : components) {
      path = path.resolve(component);
    }
    return path;
  }

  @Override
  public long count() {
    return names.size();
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public Iterator<DatasetFile> iterator() {
    return new Iterator<>() {
      private int next;
      private int directory = -1;
      private Path path = root;
      private String prefix = "";

      @Override
      public boolean hasNext() {
        return next < names.size();
      }

      @Override
      public DatasetFile next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        enterDirectory();
        var name = names.get(next).text();
        var file = new DatasetFile(path.resolve(name), prefix + name, sizes[next], modified[next]);
        next++;
        return file;
      }

      private void enterDirectory() {
        int before = directory;
        while (directory < 0 || next >= firstFiles[directory + 1]) {
          directory++;
        }
        if (directory != before) {
          var components = components(directory);
          path = TreeFiles.this.path(components);
          prefix = components.isEmpty() ? "" : String.join("/", components) + "/";
        }
      }
    };
  }
}
