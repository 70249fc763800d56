package io.tracebloc.sandbox.standin.ingestor.rule.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.standin.spec.IngestDocument.Size;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesAreMeasuredTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif"})
  void theContentDecides(String format) throws IOException {
    var file = directory.resolve("picture.txt");
    var picture = new BufferedImage(70, 300, BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(picture, format, file.toFile())).isTrue();
    assertThat(ImageHeader.read(file)).contains(new Size(70, 300));
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 7));
    assertThat(ImageHeader.read(file)).isEmpty();
  }

  @Test
  void anythingElseIsBroken() throws IOException {
    var file = Files.writeString(directory.resolve("a.png"), "not a picture");
    assertThat(ImageHeader.read(file)).isEmpty();
  }
}
