package io.tracebloc.sandbox.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A harbour seen from above: red boats and buoys on blue water.
 *
 * @param image the drawn picture
 * @param things what is on the water
 */
record HarbourPicture(BufferedImage image, List<Thing> things) {
  static final int WIDTH = 160;
  static final int HEIGHT = 120;
  private static final int COLUMNS = 3;
  private static final int ROWS = 3;

  /**
   * A drawn thing.
   *
   * @param name its class
   * @param box the pixels that it fills
   */
  record Thing(String name, Rectangle box) {}

  HarbourPicture {
    things = List.copyOf(things);
  }

  static HarbourPicture draw(boolean rough, Chance chance) {
    var picture = Picture.of(WIDTH, HEIGHT, new Color(36, 84, 128), chance);
    var brush = picture.brush();
    if (rough) {
      drawWaves(brush, chance);
    }
    var things = new ArrayList<Thing>();
    // One thing at most in each cell of a grid, so that none covers another; one cell is never
    // empty.
    var sure = chance.between(0, COLUMNS * ROWS - 1);
    for (var cell = 0; cell < COLUMNS * ROWS; cell++) {
      if (cell == sure || chance.happens(0.4)) {
        things.add(drawThing(brush, cell, chance));
      }
    }
    brush.dispose();
    return new HarbourPicture(picture.image(), things);
  }

  private static void drawWaves(Graphics2D brush, Chance chance) {
    brush.setColor(new Color(20, 52, 96));
    brush.setStroke(new BasicStroke(2));
    for (var y = 4; y < HEIGHT; y += 10) {
      var start = chance.between(-20, 0);
      for (var x = start; x < WIDTH; x += 20) {
        brush.draw(new QuadCurve2D.Double(x, y, x + 10, y - 8, x + 20, y));
      }
    }
  }

  private static Thing drawThing(Graphics2D brush, int cell, Chance chance) {
    var boat = chance.happens(0.6);
    var width = boat ? chance.between(24, 40) : chance.between(9, 13);
    var height = boat ? chance.between(12, 18) : width;
    var cellWidth = WIDTH / COLUMNS;
    var cellHeight = HEIGHT / ROWS;
    var x = cell % COLUMNS * cellWidth + chance.between(4, cellWidth - width - 4);
    var y = cell / COLUMNS * cellHeight + chance.between(4, cellHeight - height - 4);
    var box = new Rectangle(x, y, width, height);
    if (boat) {
      drawBoat(brush, box, chance);
    } else {
      drawBuoy(brush, box);
    }
    return new Thing(boat ? "boat" : "buoy", box);
  }

  private static void drawBoat(Graphics2D brush, Rectangle box, Chance chance) {
    var middle = box.getCenterY();
    var shoulder = box.getMinX() + box.getWidth() * 0.6;
    var hull = new Path2D.Double();
    hull.moveTo(box.getMinX(), box.getMinY());
    hull.lineTo(shoulder, box.getMinY());
    hull.quadTo(box.getMaxX() - 2, box.getMinY(), box.getMaxX(), middle);
    hull.quadTo(box.getMaxX() - 2, box.getMaxY(), shoulder, box.getMaxY());
    hull.lineTo(box.getMinX(), box.getMaxY());
    hull.closePath();
    brush.setColor(Picture.shade(new Color(214, 60, 48), chance.between(-10, 30)));
    brush.fill(hull);
    brush.setColor(new Color(222, 196, 150));
    brush.fill(
        new Rectangle(
            box.x + 4, box.y + 4, Math.max(4, box.width / 3), Math.max(3, box.height - 8)));
  }

  private static void drawBuoy(Graphics2D brush, Rectangle box) {
    brush.setColor(new Color(230, 40, 40));
    brush.fill(new Ellipse2D.Double(box.x, box.y, box.width, box.height));
    brush.setColor(new Color(250, 240, 230));
    brush.fill(new Ellipse2D.Double(box.x + 3, box.y + 3, box.width - 6, box.height - 6));
  }
}
