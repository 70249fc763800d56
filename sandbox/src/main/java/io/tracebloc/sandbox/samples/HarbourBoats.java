package io.tracebloc.sandbox.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Object detection: boats and buoys in a harbour, with a Pascal VOC file for each picture. */
final class HarbourBoats implements Recipe {
  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    var images = Files.createDirectory(folder.resolve("images"));
    var annotations = Files.createDirectory(folder.resolve("annotations"));
    var manifest = new CsvFile("filename", "sea");
    var chance = new Chance(seed);
    for (var index = 0; index < records; index++) {
      var name = RecordName.of("harbour", index);
      var rough = index % 2 == 1;
      var harbour = HarbourPicture.draw(rough, chance);
      Picture.write(harbour.image(), images.resolve(name + ".jpg"));
      Files.writeString(annotations.resolve(name + ".xml"), VocDocument.of(name + ".jpg", harbour));
      manifest.row(name + ".jpg", rough ? "rough" : "calm");
    }
    manifest.writeTo(folder.resolve("labels.csv"));
  }
}
