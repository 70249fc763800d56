package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.FileSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Files written for a test. */
final class LocalFiles implements FileSet {
  private final Path folder;
  private final List<DatasetFile> files = new ArrayList<>();

  LocalFiles(Path folder) {
    this.folder = folder;
  }

  /** A set with names that like to break things. */
  static LocalFiles hostile(Path folder) throws IOException {
    return new LocalFiles(folder)
        .add("labels.csv", 1000)
        .add("images/ leading and trailing ", 1)
        .add("images/-rf", 2)
        .add("images/--help", 3)
        .add("images/a\nb", 511)
        .add("images/a\n", 512)
        .add("images/\n", 513)
        .add("images/\n\n.\nentries 3\n", 7)
        .add("images/back\\slash", 4)
        .add("images/back\\nslash", 5)
        .add("images/\\", 5)
        .add("images/quo'te\"s", 6)
        .add("images/$(touch evil);`id`&|*?[a]{b}~#!", 0)
        .add("images/tab\tcr\rbell\u0007", 8)
        .add("images/é\u0301ü-日本語-🦀.png", 70_000)
        .add("images/" + "x".repeat(251) + ".png", 9)
        .add("images/" + "ж".repeat(127), 10)
        .add("images/" + "y".repeat(93), 11)
        .add("images/" + "z".repeat(92), 12)
        .add("-dash-at-the-root", 13)
        .add("masks/sub/" + "d".repeat(200) + "/" + "e".repeat(200), 14);
  }

  LocalFiles add(String target, int size) throws IOException {
    var bytes = new byte[size];
    new Random(target.hashCode()).nextBytes(bytes);
    return add(target, bytes);
  }

  LocalFiles add(String target, byte[] content) throws IOException {
    // The local name is plain: what matters here is the name on the volume.
    var source = folder.resolve("file-" + files.size());
    Files.createDirectories(folder);
    Files.write(source, content);
    files.add(entry(source, target));
    return this;
  }

  LocalFiles add(DatasetFile file) {
    files.add(file);
    return this;
  }

  static DatasetFile entry(Path source, String target) throws IOException {
    return new DatasetFile(
        source,
        target,
        Files.size(source),
        Files.getLastModifiedTime(source).to(TimeUnit.NANOSECONDS));
  }

  /** The same files as they are now. */
  LocalFiles refreshed() throws IOException {
    var refreshed = new LocalFiles(folder);
    for (var file : files) {
      refreshed.add(entry(file.source(), file.target()));
    }
    return refreshed;
  }

  Path source(int index) {
    return files.get(index).source();
  }

  /** Content by target. */
  Map<String, String> content() throws IOException {
    var content = new TreeMap<String, String>();
    for (var file : files) {
      content.put(file.target(), digest(Files.readAllBytes(file.source())));
    }
    return content;
  }

  /** Content of a directory by path below it. */
  static Map<String, String> content(Path directory) throws IOException {
    try (var paths = Files.walk(directory)) {
      var content = new TreeMap<String, String>();
      for (var path : paths.filter(Files::isRegularFile).collect(Collectors.toList())) {
        content.put(directory.relativize(path).toString(), digest(Files.readAllBytes(path)));
      }
      return content;
    }
  }

  private static String digest(byte[] bytes) {
    return bytes.length + ":" + java.util.Arrays.hashCode(bytes);
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
