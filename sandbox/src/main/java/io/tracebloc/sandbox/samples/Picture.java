package io.tracebloc.sandbox.samples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A picture being drawn, seen from above or from the front. Confined to one thread.
 *
 * @param image what was drawn so far
 */
record Picture(BufferedImage image) {
  private static final int GRAIN = 12;

  /** Grainy ground of about this colour, so that no two pictures are made of the same bytes. */
  static Picture of(int width, int height, Color ground, Chance chance) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (var y = 0; y < height; y++) {
      for (var x = 0; x < width; x++) {
        var grain = chance.between(-GRAIN, GRAIN);
        image.setRGB(x, y, shade(ground, grain).getRGB());
      }
    }
    return new Picture(image);
  }

  /** The colour made lighter or darker by this much. */
  static Color shade(Color colour, int by) {
    return new Color(
        Math.clamp(colour.getRed() + by, 0, 255),
        Math.clamp(colour.getGreen() + by, 0, 255),
        Math.clamp(colour.getBlue() + by, 0, 255));
  }

  /** A smooth brush; the caller disposes of it. */
  Graphics2D brush() {
    var brush = image.createGraphics();
    brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    brush.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return brush;
  }

  /** Writes it in the format that the file's name says. */
  static void write(BufferedImage image, Path file) throws IOException {
    var name = file.getFileName().toString();
    var format = name.substring(name.lastIndexOf('.') + 1);
    if (!ImageIO.write(image, format, file.toFile())) {
      throw new IOException("This Java cannot write " + format + " pictures");
    }
  }
}
