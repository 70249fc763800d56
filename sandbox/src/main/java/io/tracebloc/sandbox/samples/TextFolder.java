package io.tracebloc.sandbox.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes a dataset of texts: {@code labels.csv} and one file of one line for each row.
 *
 * @param directory of the files
 * @param kind start of their names
 * @param labelColumn column of the labels, if the task has any
 * @param source of the texts
 */
record TextFolder(String directory, String kind, Optional<String> labelColumn, Source source)
    implements Recipe {
  /**
   * A text.
   *
   * @param content without a line end
   * @param label empty if the task has none
   */
  record Text(String content, String label) {
    static Text unlabelled(String content) {
      return new Text(content, "");
    }
  }

  /** Writes texts. */
  @FunctionalInterface
  interface Source {
    Text next(int index, Chance chance);
  }

  @Override
  public void write(Path folder, int records, long seed) throws IOException {
    var texts = Files.createDirectory(folder.resolve(directory));
    var manifest =
        labelColumn
            .map(column -> new CsvFile("filename", column))
            .orElseGet(() -> new CsvFile("filename"));
    var chance = new Chance(seed);
    for (var index = 0; index < records; index++) {
      var name = RecordName.of(kind, index) + ".txt";
      var text = source.next(index, chance);
      Files.writeString(texts.resolve(name), text.content() + "\n");
      if (labelColumn.isPresent()) {
        manifest.row(name, text.label());
      } else {
        manifest.row(name);
      }
    }
    manifest.writeTo(folder.resolve("labels.csv"));
  }
}
