package io.tracebloc.distribution.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

/**
 * krew holds the whole archive in memory, and people wait for it: it does not grow unnoticed. The
 * aims, 60 MB and 170 MB, are not reached; Helm's library alone is 29 MB and 98 MB of it.
 */
class SizeIT {
  private static final double PACKED = 100e6;
  private static final double UNPACKED = 260e6;

  @Test
  void noArchiveIsLargerThanIsKnown() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("packages")))) {
      var archives = files.filter(file -> file.toString().endsWith(".tgz")).toList();
      assertThat(archives).isNotEmpty();
      for (var archive : archives) {
        assertThat((double) Files.size(archive)).as("packed %s", archive).isLessThan(PACKED);
        assertThat(unpacked(archive)).as("unpacked %s", archive).isLessThan(UNPACKED);
      }
    }
  }

  private static double unpacked(Path archive) throws IOException {
    try (var tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      var sum = 0.0;
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        sum += entry.getSize();
      }
      return sum;
    }
  }
}
