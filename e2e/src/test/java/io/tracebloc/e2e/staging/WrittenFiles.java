package io.tracebloc.e2e.staging;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.FileSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Files with random content, written for a test. */
final class WrittenFiles implements FileSet {
  private final Path folder;
  private final List<DatasetFile> files = new ArrayList<>();

  WrittenFiles(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  WrittenFiles add(String target, int size) throws IOException {
    var bytes = new byte[size];
    new Random(target.hashCode() + size).nextBytes(bytes);
    var source = folder.resolve("file-" + files.size());
    Files.write(source, bytes);
    files.add(
        new DatasetFile(
            source, target, size, Files.getLastModifiedTime(source).to(TimeUnit.NANOSECONDS)));
    return this;
  }

  /** Digest of each file by its path on the volume. */
  Map<String, String> content() throws IOException {
    var content = new TreeMap<String, String>();
    for (var file : files) {
      content.put(file.target(), digest(file.source()));
    }
    return content;
  }

  /** Digest of each file of a directory by its path in it. */
  static Map<String, String> content(Path directory) throws IOException {
    var content = new TreeMap<String, String>();
    try (var paths = Files.walk(directory)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        content.put(directory.relativize(path).toString(), digest(path));
      }
    }
    return content;
  }

  private static String digest(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    return bytes.length + ":" + Arrays.hashCode(bytes);
  }

  @Override
  public long count() {
    return files.size();
  }

  @Override
  public long bytes() {
    return files.stream().mapToLong(DatasetFile::size).sum();
  }

  @Override
  public Iterator<DatasetFile> iterator() {
    return files.iterator();
  }
}
