package io.tracebloc.sandbox.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Semantic segmentation: towns and villages from the air; the masks tell grass, road and roof. */
final class RoofMasks implements Recipe {
  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    var images = Files.createDirectory(folder.resolve("images"));
    var masks = Files.createDirectory(folder.resolve("masks"));
    var manifest = new CsvFile("filename", "mask_id", "region");
    var chance = new Chance(seed);
    for (var index = 0; index < records; index++) {
      var name = RecordName.of("roofs", index);
      var town = index % 2 == 1;
      var picture = RoofPicture.draw(town, chance);
      Picture.write(picture.image(), images.resolve(name + ".jpg"));
      Picture.write(picture.mask(), masks.resolve(name + "_mask.png"));
      manifest.row(name + ".jpg", name + "_mask.png", town ? "town" : "village");
    }
    manifest.writeTo(folder.resolve("labels.csv"));
  }
}
