package io.tracebloc.sandbox.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeafDatasetTest {
  @TempDir private Path folder;

  @Test
  void drawsOneDecodablePictureForEachRow() throws IOException {
    new LeafDataset(4, 64, 7).writeTo(folder);

    var rows = Files.readAllLines(folder.resolve("labels.csv"));
    assertThat(rows)
        .hasSize(5)
        .startsWith("filename,disease", "leaf_00000.png,healthy", "leaf_00001.png,spot");
    for (var row : rows.subList(1, rows.size())) {
      var name = row.substring(0, row.indexOf(','));
      var picture = ImageIO.read(folder.resolve("images").resolve(name).toFile());
      assertThat(picture.getWidth()).isEqualTo(64);
      assertThat(picture.getHeight()).isEqualTo(64);
    }
  }

  @Test
  void drawsDifferentPicturesThatAreTheSameInEveryRun() throws IOException {
    new LeafDataset(2, 64, 7).writeTo(folder.resolve("first"));
    new LeafDataset(2, 64, 7).writeTo(folder.resolve("second"));

    var healthy = Files.readAllBytes(folder.resolve("first/images/leaf_00000.png"));
    assertThat(healthy).hasSizeGreaterThan(2_000);
    assertThat(Files.readAllBytes(folder.resolve("second/images/leaf_00000.png")))
        .isEqualTo(healthy);
    assertThat(Files.readAllBytes(folder.resolve("first/images/leaf_00001.png")))
        .isNotEqualTo(healthy);
  }
}
