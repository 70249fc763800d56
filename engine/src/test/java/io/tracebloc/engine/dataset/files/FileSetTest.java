package io.tracebloc.engine.dataset.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.bytes.ByteStrings;
import io.tracebloc.engine.dataset.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** The order of a file set, and how much room a large one takes. */
final class FileSetTest {
  private static final Path ROOT = Path.of("dataset");
  private static final DatasetFile MANIFEST =
      new DatasetFile(ROOT.resolve("labels.csv"), "labels.csv", 7, 1);

  @Test
  void listsTheManifestFirstThenFilesByTheBytesOfTheirNames() {
    var files =
        new CompactFileSet(
            MANIFEST,
            List.of(
                directory("images", "b", "é", "A", "\ue000", "🐈", "a"),
                directory("empty"),
                directory("masks", "x")));

    assertThat(files)
        .extracting(DatasetFile::target)
        .containsExactly(
            "labels.csv",
            "images/A",
            "images/a",
            "images/b",
            "images/é",
            "images/\ue000",
            "images/🐈",
            "masks/x");
    assertThat(files.count()).isEqualTo(8);
    assertThat(files.bytes()).isEqualTo(7 + 100 + 101 + 102 + 103 + 104 + 105 + 100);
  }

  @Test
  void keepsSizesAndTimesWithTheirNames() {
    var files = new CompactFileSet(MANIFEST, List.of(directory("images", "b", "a")));

    assertThat(files)
        .contains(
            new DatasetFile(ROOT.resolve("images/a"), "images/a", 101, 201),
            new DatasetFile(ROOT.resolve("images/b"), "images/b", 100, 200));
  }

  @Test
  void listsOtherSingleFilesAfterTheManifest() {
    var beside = new DatasetFile(ROOT.resolve("tokenizer.json"), "tokenizer.json", 30, 2);
    var files = new CompactFileSet(List.of(MANIFEST, beside), List.of(directory("images", "a")));

    assertThat(files)
        .extracting(DatasetFile::target)
        .containsExactly("labels.csv", "tokenizer.json", "images/a");
    assertThat(files.count()).isEqualTo(3);
    assertThat(files.bytes()).isEqualTo(7 + 30 + 100);
  }

  @Test
  void endsWithAnException() {
    var iterator = new CompactFileSet(MANIFEST, List.of()).iterator();
    iterator.next();
    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void holdsAMillionFilesInAFewTensOfMebibytes() {
    var before = usedMemory();
    var files = new CompactFileSet(MANIFEST, List.of(million()));
    var used = usedMemory() - before;

    var count = 0;
    var last = "";
    for (var file : files) {
      count++;
      last = file.target();
    }
    assertThat(count).isEqualTo(1_000_001);
    assertThat(last).isEqualTo("images/picture-0999999.png");
    assertThat(used).isLessThan(64L << 20);
  }

  private static DirectoryFiles million() {
    var count = 1_000_000;
    var names = new ByteStrings();
    var buffer = "picture-0000000.png".getBytes(StandardCharsets.US_ASCII);
    for (var index = 0; index < count; index++) {
      var digits = String.format(Locale.ROOT, "%07d", (index * 7919L) % count);
      for (var at = 0; at < 7; at++) {
        buffer[8 + at] = (byte) digits.charAt(at);
      }
      names.add(Slice.of(buffer));
    }
    return new DirectoryFiles(
        ROOT.resolve("images"), "images", names, new long[count], new long[count]);
  }

  private static long usedMemory() {
    var runtime = Runtime.getRuntime();
    for (var round = 0; round < 3; round++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static DirectoryFiles directory(String name, String... fileNames) {
    var names = new ByteStrings();
    Arrays.stream(fileNames).map(Slice::of).forEach(names::add);
    var sizes = new long[fileNames.length];
    var modified = new long[fileNames.length];
    for (var index = 0; index < fileNames.length; index++) {
      sizes[index] = 100L + index;
      modified[index] = 200L + index;
    }
    return new DirectoryFiles(ROOT.resolve(name), name, names, sizes, modified);
  }
}
