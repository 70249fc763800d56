package io.tracebloc.benchmarks.transfer;

import io.tracebloc.benchmarks.Folders;
import io.tracebloc.benchmarks.PictureTree;
import io.tracebloc.benchmarks.TableFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Makes what is copied, below one folder.
 *
 * @param folder where it is made
 */
record Data(Path folder) {
  private static final int BYTES_OF_A_ROW = 94;
  private static final int PIECE = 1 << 20;
  private static final int FEW_BYTES = 100;

  /** Hard links of one file; ext4 allows 65,000. */
  private static final int MOST_LINKS = 50_000;

  /** A file that does not compress. */
  Path noise(long bytes) throws IOException {
    return Folders.prepare(folder, "noise-" + bytes, at -> writeNoise(at.resolve("noise"), bytes))
        .resolve("noise");
  }

  /** A table of about so many bytes. */
  Path table(long bytes) throws IOException {
    var rows = Math.toIntExact(bytes / BYTES_OF_A_ROW);
    return Folders.prepare(
            folder, "table-" + rows, at -> TableFile.write(at.resolve("readings.csv"), rows))
        .resolve("readings.csv");
  }

  /** A folder of files of one size, which do not compress. */
  Path files(int count, int bytes) throws IOException {
    return Folders.prepare(
        folder,
        "files-%d-of-%d".formatted(count, bytes),
        at -> {
          var random = new SplittableRandom(1);
          for (var index = 0; index < count; index++) {
            var content = new byte[bytes];
            random.nextBytes(content);
            Files.write(file(at, index), content);
          }
        });
  }

  /** A folder of very many names of few small files, because gigabytes are not what counts. */
  Path names(int count) throws IOException {
    return Folders.prepare(
        folder,
        "names-" + count,
        at -> {
          for (var index = 0; index < count; index++) {
            var first = file(at, index - index % MOST_LINKS);
            if (index % MOST_LINKS == 0) {
              Files.write(first, new byte[FEW_BYTES]);
            } else {
              Files.createLink(file(at, index), first);
            }
          }
        });
  }

  /** A dataset of so many pictures, and its labels. */
  Path pictures(int count) throws IOException {
    return Folders.prepare(folder, "pictures-" + count, at -> PictureTree.writeFiles(at, count));
  }

  /** Changes every hundredth file of a folder of {@link #files}. */
  static void change(Path files, int count, int bytes, long seed) throws IOException {
    var random = new SplittableRandom(seed);
    for (var index = 0; index < count; index += 100) {
      var content = new byte[bytes];
      random.nextBytes(content);
      Files.write(file(files, index), content);
    }
  }

  private static Path file(Path folder, int index) {
    return folder.resolve("item_%07d.bin".formatted(index));
  }

  private static void writeNoise(Path file, long bytes) throws IOException {
    var random = new SplittableRandom(1);
    var piece = new byte[PIECE];
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), PIECE)) {
      for (var left = bytes; left > 0; left -= PIECE) {
        random.nextBytes(piece);
        out.write(piece, 0, (int) Math.min(PIECE, left));
      }
    }
  }
}
