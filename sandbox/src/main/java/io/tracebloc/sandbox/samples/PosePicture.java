package io.tracebloc.sandbox.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A person drawn with sticks, with a yellow mark on each joint.
 *
 * @param image the drawn picture
 * @param joints the nine joints, always in the same order
 */
record PosePicture(BufferedImage image, SequencedMap<String, Joint> joints) {
  static final int WIDTH = 96;
  static final int HEIGHT = 128;
  private static final int WALL_TOP = 98;
  private static final List<Map.Entry<String, String>> LIMBS =
      List.of(
          Map.entry("head", "neck"),
          Map.entry("neck", "left_hand"),
          Map.entry("neck", "right_hand"),
          Map.entry("neck", "hip"),
          Map.entry("hip", "left_knee"),
          Map.entry("hip", "right_knee"),
          Map.entry("left_knee", "left_foot"),
          Map.entry("right_knee", "right_foot"));

  /**
   * A joint.
   *
   * @param x pixels from the left
   * @param y pixels from the top
   * @param visible whether nothing hides it
   */
  record Joint(int x, int y, boolean visible) {}

  static PosePicture draw(boolean waving, boolean behindWall, Chance chance) {
    var picture = Picture.of(WIDTH, HEIGHT, new Color(176, 190, 200), chance);
    var joints = joints(waving, behindWall, chance);
    var brush = picture.brush();
    drawFigure(brush, joints);
    if (behindWall) {
      brush.setColor(new Color(140, 110, 90));
      brush.fill(new Rectangle2D.Double(0, WALL_TOP, WIDTH, HEIGHT - WALL_TOP));
    }
    brush.dispose();
    return new PosePicture(picture.image(), joints);
  }

  private static SequencedMap<String, Joint> joints(
      boolean waving, boolean behindWall, Chance chance) {
    var middle = WIDTH / 2 + chance.between(-12, 12);
    var handHeight = waving ? 18 : 66;
    var joints = new LinkedHashMap<String, Joint>();
    joints.put("head", joint(middle, 20, behindWall, chance));
    joints.put("neck", joint(middle, 36, behindWall, chance));
    joints.put("hip", joint(middle, 70, behindWall, chance));
    joints.put("left_hand", joint(middle - 22, 66, behindWall, chance));
    joints.put("right_hand", joint(middle + 22, handHeight, behindWall, chance));
    joints.put("left_knee", joint(middle - 9, 90, behindWall, chance));
    joints.put("right_knee", joint(middle + 9, 90, behindWall, chance));
    joints.put("left_foot", joint(middle - 12, 115, behindWall, chance));
    joints.put("right_foot", joint(middle + 12, 115, behindWall, chance));
    return joints;
  }

  private static Joint joint(int x, int y, boolean behindWall, Chance chance) {
    var actualX = x + chance.between(-3, 3);
    var actualY = y + chance.between(-3, 3);
    return new Joint(actualX, actualY, !(behindWall && actualY >= WALL_TOP));
  }

  private static void drawFigure(Graphics2D brush, Map<String, Joint> joints) {
    brush.setColor(new Color(40, 44, 70));
    brush.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (var limb : LIMBS) {
      var from = joints.get(limb.getKey());
      var to = joints.get(limb.getValue());
      brush.draw(new Line2D.Double(from.x(), from.y(), to.x(), to.y()));
    }
    var head = joints.get("head");
    brush.fill(new Ellipse2D.Double(head.x() - 10, head.y() - 10, 20, 20));
    brush.setColor(new Color(250, 210, 40));
    for (var joint : joints.values()) {
      brush.fill(new Ellipse2D.Double(joint.x() - 2.5, joint.y() - 2.5, 6, 6));
    }
  }
}
