package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.samples.LeafDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Amounts that a heap of 256 MiB cannot hold. */
@ExtendWith(PracticeClusterExtension.class)
class LargeDataIT {
  private static final String HEAP = "-Xmx256m";

  @Test
  void tenThousandPictures(Workplace place) throws IOException, NoSuchAlgorithmException {
    place.install();
    var leaves = place.folder().resolve("leaves");
    new LeafDataset(10_000, 56, 3).writeTo(leaves);

    var outcome = place.push("-o", "json").with(Workplace.JAVA_OPTIONS, "").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    assertThat(outcome.out()).contains("10000");
    for (var name : Workplace.namesIn(leaves.resolve("images"))) {
      var arrived = place.shared().resolve("leaves").resolve(name);
      assertThat(digest(arrived)).isEqualTo(digest(leaves.resolve("images").resolve(name)));
    }
  }

  @Test
  void oneFileOfThreeGibibytes(Workplace place) throws IOException, NoSuchAlgorithmException {
    place.install();
    var file = place.folder().resolve("large.bin");
    write(file, 3L << 30);

    var outcome =
        Command.in(
                place.folder(), Path.of(System.getProperty("java.home"), "bin", "java").toString())
            .with("KUBECONFIG", place.cluster().kubeconfig().toString())
            .and(HEAP, "-cp", System.getProperty("java.class.path"), StageOneFile.class.getName())
            .and(place.namespace(), file.toString())
            .run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    var arrived = place.shared().resolve(".tracebloc-staging/large/large.bin");
    assertThat(digest(arrived)).isEqualTo(digest(file));
    assertThat(place.stagePods()).isEmpty();
  }

  @Test
  void aTableThatIsWrongInItsLastRowLeavesNothing(Workplace place) throws IOException {
    place.install();
    var table = place.folder().resolve("readings.csv");
    var row = "1,%s,a%n".formatted("note ".repeat(200));
    try (var out = Files.newBufferedWriter(table)) {
      out.write("reading,note,label\n");
      // So many that the stage Pod is made while they are read.
      for (var written = 0L; written < 120L << 20; written += row.length()) {
        out.write(row);
      }
      out.write("one,note,b\n");
    }

    var outcome =
        place
            .plugin("push", table.toString(), "--name", "readings")
            .and("--task", "tabular_classification", "--label-column", "label")
            .and("--schema", "reading:INT,note:TEXT,label:VARCHAR(255)")
            .run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(3);
    assertThat(outcome.err()).contains("TAB-03", "column 'reading': 'one' is no number");
    place.assertNothingLeft();
  }

  private static void write(Path file, long bytes) throws IOException {
    var block = new byte[1 << 20];
    var head = new byte[4096];
    var random = new Random(5);
    try (var out = Files.newOutputStream(file)) {
      for (var written = 0L; written < bytes; written += block.length) {
        // Different in each block, and as cheap as the disk.
        random.nextBytes(head);
        System.arraycopy(head, 0, block, 0, head.length);
        out.write(block);
      }
    }
  }

  private static String digest(Path file) throws IOException, NoSuchAlgorithmException {
    var sha256 = MessageDigest.getInstance("SHA-256");
    var buffer = new byte[1 << 20];
    try (var in = Files.newInputStream(file)) {
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
