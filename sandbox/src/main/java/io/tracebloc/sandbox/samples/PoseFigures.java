package io.tracebloc.sandbox.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keypoint detection: figures that stand or wave, some behind a wall that hides their feet. */
final class PoseFigures implements Recipe {
  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    var images = Files.createDirectory(folder.resolve("images"));
    var manifest = new CsvFile("filename", "Annotation", "Visibility", "posture");
    var chance = new Chance(seed);
    for (var index = 0; index < records; index++) {
      var name = RecordName.of("figure", index) + ".jpeg";
      var waving = index % 2 == 1;
      var figure = PosePicture.draw(waving, index % 3 == 2, chance);
      Picture.write(figure.image(), images.resolve(name));
      var points = json(figure.joints(), joint -> "[" + joint.x() + ", " + joint.y() + "]");
      var visible = json(figure.joints(), joint -> joint.visible() ? "1" : "0");
      manifest.row(name, points, visible, waving ? "waving" : "standing");
    }
    manifest.writeTo(folder.resolve("labels.csv"));
  }

  private static String json(
      Map<String, PosePicture.Joint> joints, Function<PosePicture.Joint, String> value) {
    return joints.entrySet().stream()
        .map(joint -> "\"" + joint.getKey() + "\": " + value.apply(joint.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
