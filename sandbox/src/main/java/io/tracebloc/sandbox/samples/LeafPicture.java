package io.tracebloc.sandbox.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** One leaf on soil, seen from above: a healthy one, or one with brown spots. */
final class LeafPicture {
  private final int size;
  private final Random random;

  LeafPicture(int size, Random random) {
    this.size = size;
    this.random = random;
  }

  BufferedImage draw(boolean spotted) {
    var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    drawSoil(image);
    var canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    turnAboutCentre(canvas);
    var blade = blade();
    canvas.setPaint(new GradientPaint(0, 0, green(90), size, size, green(150)));
    canvas.fill(blade);
    canvas.clip(blade);
    drawVeins(canvas);
    if (spotted) {
      drawSpots(canvas);
    }
    canvas.dispose();
    return image;
  }

  /** Grainy, so that no two pictures compress to the same few bytes. */
  private void drawSoil(BufferedImage image) {
    for (var y = 0; y < size; y++) {
      for (var x = 0; x < size; x++) {
        var grain = random.nextInt(24);
        image.setRGB(x, y, new Color(96 + grain, 72 + grain, 48 + grain / 2).getRGB());
      }
    }
  }

  private void turnAboutCentre(Graphics2D canvas) {
    var angle = random.nextDouble() * 2 * Math.PI;
    canvas.transform(AffineTransform.getRotateInstance(angle, size / 2.0, size / 2.0));
  }

  private Path2D blade() {
    var width = size * (0.25 + 0.1 * random.nextDouble());
    var middle = size / 2.0;
    var blade = new Path2D.Double();
    blade.moveTo(middle, size * 0.08);
    blade.curveTo(middle + width, size * 0.3, middle + width, size * 0.7, middle, size * 0.92);
    blade.curveTo(middle - width, size * 0.7, middle - width, size * 0.3, middle, size * 0.08);
    return blade;
  }

  private Color green(int strength) {
    return new Color(
        30 + random.nextInt(40), strength + random.nextInt(40), 30 + random.nextInt(20));
  }

  private void drawVeins(Graphics2D canvas) {
    var middle = size / 2.0;
    canvas.setColor(new Color(190, 220, 150, 150));
    canvas.setStroke(new BasicStroke(Math.max(1, size / 64f)));
    canvas.draw(new Line2D.Double(middle, 0, middle, size));
    for (var y = size * 0.2; y < size * 0.85; y += size * 0.1) {
      canvas.draw(new Line2D.Double(middle, y, middle + size * 0.3, y - size * 0.15));
      canvas.draw(new Line2D.Double(middle, y, middle - size * 0.3, y - size * 0.15));
    }
  }

  private void drawSpots(Graphics2D canvas) {
    var spots = 6 + random.nextInt(8);
    for (var spot = 0; spot < spots; spot++) {
      var radius = size * (0.02 + 0.04 * random.nextDouble());
      var x = size * (0.35 + 0.3 * random.nextDouble());
      var y = size * (0.2 + 0.6 * random.nextDouble());
      canvas.setColor(new Color(110, 60 + random.nextInt(20), 20));
      canvas.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
  }
}
