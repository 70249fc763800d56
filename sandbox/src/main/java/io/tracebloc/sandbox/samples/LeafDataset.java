package io.tracebloc.sandbox.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * An image classification dataset of drawn leaves: {@code labels.csv} with the columns {@code
 * filename} and {@code disease}, and {@code images/} with one PNG for each row, half of them
 * healthy and half spotted. The same seed draws the same pictures.
 *
 * @param pictures how many
 * @param side width and height of each in pixels
 * @param seed of everything that varies
 */
public record LeafDataset(int pictures, int side, long seed) {
  /**
   * Draws the dataset.
   *
   * @param folder created if missing; files of the same names are replaced
   */
  public void writeTo(Path folder) throws IOException {
    var images = Files.createDirectories(folder.resolve("images"));
    var labels = new StringBuilder("filename,disease\n");
    var random = new Random(seed);
    for (var index = 0; index < pictures; index++) {
      var spotted = index % 2 == 1;
      var name = "leaf_%05d.png".formatted(index);
      ImageIO.write(
          new LeafPicture(side, random).draw(spotted), "png", images.resolve(name).toFile());
      labels.append(name).append(',').append(spotted ? "spot" : "healthy").append('\n');
    }
    Files.writeString(folder.resolve("labels.csv"), labels);
  }
}
