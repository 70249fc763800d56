package io.tracebloc.sandbox.samples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/**
 * Houses along a road, seen from the air.
 *
 * @param image the drawn picture
 * @param mask the class of each pixel: {@link #GRASS}, {@link #ROAD} or {@link #ROOF}
 */
record RoofPicture(BufferedImage image, BufferedImage mask) {
  static final int WIDTH = 128;
  static final int HEIGHT = 96;
  static final int GRASS = 0;
  static final int ROAD = 1;
  static final int ROOF = 2;

  /** How the classes look in a viewer: black, yellow, red. */
  private static final IndexColorModel PALETTE =
      new IndexColorModel(
          8,
          3,
          new byte[] {0, (byte) 220, (byte) 200},
          new byte[] {0, (byte) 200, 40},
          new byte[] {0, 60, 40});

  static RoofPicture draw(boolean town, Chance chance) {
    var picture = Picture.of(WIDTH, HEIGHT, new Color(96, 140, 70), chance);
    var mask = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, PALETTE);
    var seen = new RoofPicture(picture.image(), mask);
    var brush = picture.brush();
    var roadY = HEIGHT / 2.0 + chance.between(-4, 4);
    seen.add(brush, road(roadY, chance), new Color(120, 120, 124), ROAD);
    var columns = town ? 5 : 3;
    for (var column = 0; column < columns; column++) {
      for (var side = -1; side <= 1; side += 2) {
        var x = (column + 0.5) * WIDTH / columns;
        var roof = roof(x, roadY + side * 27, chance);
        var colour = Picture.shade(new Color(168, 84, 62), chance.between(-20, 20));
        seen.add(brush, roof, colour, ROOF);
      }
    }
    brush.dispose();
    return seen;
  }

  private static Shape road(double y, Chance chance) {
    var width = chance.between(5, 8);
    var end = y + chance.between(-6, 6);
    var road = new Path2D.Double();
    road.moveTo(0, y - width);
    road.lineTo(WIDTH, end - width);
    road.lineTo(WIDTH, end + width);
    road.lineTo(0, y + width);
    road.closePath();
    return road;
  }

  private static Shape roof(double x, double y, Chance chance) {
    var width = chance.between(14.0, 19.0);
    var height = chance.between(13.0, 18.0);
    var turn = AffineTransform.getRotateInstance(chance.between(-0.3, 0.3), x, y);
    return turn.createTransformedShape(
        new Rectangle2D.Double(x - width / 2, y - height / 2, width, height));
  }

  /** Fills the shape in the picture, and the same pixels in the mask, where nothing is smoothed. */
  private void add(Graphics2D brush, Shape shape, Color colour, int kind) {
    brush.setColor(colour);
    brush.fill(shape);
    for (var y = 0; y < HEIGHT; y++) {
      for (var x = 0; x < WIDTH; x++) {
        if (shape.contains(x + 0.5, y + 0.5)) {
          mask.getRaster().setSample(x, y, 0, kind);
        }
      }
    }
  }
}
