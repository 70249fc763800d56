package io.tracebloc.sandbox.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said about a picture is what one sees in it; JPEG blurs edges by a pixel or three. */
class AnnotationsMatchThePicturesTest {
  private static final int BLUR = 3;
  private static final Pattern BOX =
      Pattern.compile(
          "<xmin>(\\d+)</xmin>\\s*<ymin>(\\d+)</ymin>\\s*<xmax>(\\d+)</xmax>\\s*<ymax>(\\d+)</ymax>");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  @Test
  void boxesEncloseWhatIsOnTheWaterAndNothingElseIs() throws IOException {
    for (var row : SampleRows.of("object_detection", folder).rows()) {
      var name = row.get("filename");
      var picture = picture("images/" + name);
      var boxes = boxes(folder.resolve("annotations").resolve(name.replace(".jpg", ".xml")));
      assertThat(boxes).isNotEmpty();
      for (var box : boxes) {
        var seen = redWithin(picture, grown(box));
        assertThat(seen.getMinX()).isCloseTo(box.getMinX(), within((double) BLUR));
        assertThat(seen.getMinY()).isCloseTo(box.getMinY(), within((double) BLUR));
        assertThat(seen.getMaxX()).isCloseTo(box.getMaxX(), within((double) BLUR));
        assertThat(seen.getMaxY()).isCloseTo(box.getMaxY(), within((double) BLUR));
      }
      assertThat(redOutside(picture, boxes)).isZero();
    }
  }

  private static List<Rectangle> boxes(Path annotation) throws IOException {
    return BOX.matcher(Files.readString(annotation))
        .results()
        .map(
            found -> {
              var left = Integer.parseInt(found.group(1)) - 1;
              var top = Integer.parseInt(found.group(2)) - 1;
              var right = Integer.parseInt(found.group(3));
              var bottom = Integer.parseInt(found.group(4));
              return new Rectangle(left, top, right - left, bottom - top);
            })
        .toList();
  }

  private static Rectangle grown(Rectangle box) {
    var grown = new Rectangle(box);
    grown.grow(BLUR, BLUR);
    return grown;
  }

  private static Rectangle redWithin(BufferedImage picture, Rectangle area) {
    var found = new ArrayList<Rectangle>();
    for (var y = area.y; y < area.y + area.height; y++) {
      for (var x = area.x; x < area.x + area.width; x++) {
        if (isRed(picture, x, y)) {
          found.add(new Rectangle(x, y, 1, 1));
        }
      }
    }
    return found.stream().reduce(Rectangle::union).orElseThrow();
  }

  private static long redOutside(BufferedImage picture, List<Rectangle> boxes) {
    var count = 0L;
    for (var y = 0; y < picture.getHeight(); y++) {
      for (var x = 0; x < picture.getWidth(); x++) {
        var outside = new Rectangle(x, y, 1, 1);
        if (isRed(picture, x, y)
            && boxes.stream().noneMatch(box -> grown(box).intersects(outside))) {
          count++;
        }
      }
    }
    return count;
  }

  /** Water has little red, boats and buoys much. */
  private static boolean isRed(BufferedImage picture, int x, int y) {
    return new Color(picture.getRGB(x, y)).getRed() > 130;
  }

  @Test
  void visibleKeypointsAreMarkedInThePicture() throws IOException {
    var hidden = 0;
    for (var row : SampleRows.of("keypoint_detection", folder).rows()) {
      var picture = picture("images/" + row.get("filename"));
      var points = JSON.readTree(row.get("Annotation"));
      var visible = JSON.readTree(row.get("Visibility"));
      assertThat(visible.propertyNames()).isEqualTo(points.propertyNames()).hasSize(9);
      for (var joint : points.propertyNames()) {
        var seen = isYellowAt(picture, points.get(joint));
        assertThat(seen).as(row + " " + joint).isEqualTo(visible.get(joint).asInt() == 1);
        hidden += seen ? 0 : 1;
      }
    }
    assertThat(hidden).isPositive();
  }

  private static boolean isYellowAt(BufferedImage picture, JsonNode point) {
    var colour = new Color(picture.getRGB(point.get(0).asInt(), point.get(1).asInt()));
    return colour.getRed() > 160 && colour.getGreen() > 130 && colour.getBlue() < 130;
  }

  @Test
  void masksTellRoofsFromRoadsAndGrass() throws IOException {
    for (var row : SampleRows.of("semantic_segmentation", folder).rows()) {
      var picture = picture("images/" + row.get("filename"));
      var mask = picture("masks/" + row.get("mask_id"));
      var classes =
          mask.getRaster().getSamples(0, 0, mask.getWidth(), mask.getHeight(), 0, (int[]) null);
      assertThat(Arrays.stream(classes).boxed().collect(Collectors.toSet()))
          .isEqualTo(Set.of(0, 1, 2));
      // Grass is green, roofs are red, roads are neither.
      assertThat(redness(picture, classes, RoofPicture.ROOF)).isGreaterThan(50);
      assertThat(redness(picture, classes, RoofPicture.GRASS)).isLessThan(-25);
      assertThat(redness(picture, classes, RoofPicture.ROAD)).isBetween(-10.0, 15.0);
    }
  }

  /** How much more red than green the pixels of this class are on average. */
  private static double redness(BufferedImage picture, int[] classes, int kind) {
    var sum = 0;
    var count = 0;
    for (var at = 0; at < classes.length; at++) {
      if (classes[at] == kind) {
        var pixel = new Color(picture.getRGB(at % picture.getWidth(), at / picture.getWidth()));
        sum += pixel.getRed() - pixel.getGreen();
        count++;
      }
    }
    return (double) sum / count;
  }

  private BufferedImage picture(String path) throws IOException {
    return ImageIO.read(folder.resolve(path).toFile());
  }
}
