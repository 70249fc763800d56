package io.tracebloc.commands.validate;

import static io.tracebloc.commands.validate.Mistake.rejected;
import static io.tracebloc.engine.dataset.Category.IMAGE_CLASSIFICATION;
import static io.tracebloc.engine.dataset.Category.OBJECT_DETECTION;
import static io.tracebloc.engine.dataset.Category.SEMANTIC_SEGMENTATION;
import static io.tracebloc.engine.dataset.Category.TABULAR_REGRESSION;
import static io.tracebloc.engine.dataset.Category.TEXT_CLASSIFICATION;

import io.tracebloc.engine.dataset.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** Mistakes in where files are and what they are called (LAY). */
final class LayoutMistakes {
  private LayoutMistakes() {}

  static List<Mistake> all() {
    return List.of(
        rejected(Rule.LAY_01, IMAGE_CLASSIFICATION, "no manifest")
            .by(data -> data.without("labels.csv"))
            .in("labels.csv")
            .saying("image_classification needs labels.csv"),
        rejected(Rule.LAY_01, TEXT_CLASSIFICATION, "a manifest in capitals")
            .by(data -> data.move("labels.csv", "Labels.csv"))
            .in("labels.csv")
            .saying("Rename 'Labels.csv' to 'labels.csv'"),
        rejected(Rule.LAY_01, TABULAR_REGRESSION, "two tables")
            .by(data -> data.file("more.csv", "a,b\n1,2\n"))
            .saying("There are 2 CSV files"),
        rejected(Rule.LAY_02, IMAGE_CLASSIFICATION, "a folder in capitals")
            .by(data -> data.move("images", "Images"))
            .in("images/")
            .saying("Rename 'Images' to 'images/'"),
        rejected(Rule.LAY_02, SEMANTIC_SEGMENTATION, "no masks")
            .by(data -> data.move("masks", "../masks"))
            .in("masks/")
            .saying("semantic_segmentation needs masks/"),
        rejected(Rule.LAY_03, IMAGE_CLASSIFICATION, "pictures of another sort")
            .by(
                data -> {
                  data.move("images/a.png", "images/a.gif");
                  data.move("images/b.png", "images/b.gif");
                })
            .in("images/")
            .saying("No file ends in .jpeg, .jpg, .png. Skipped: 2 .gif."),
        rejected(Rule.LAY_03, OBJECT_DETECTION, "no annotation")
            .by(data -> data.without("annotations/a.xml").without("annotations/b.xml"))
            .in("annotations/")
            .saying("No file ends in .xml"),
        rejected(Rule.LAY_04, IMAGE_CLASSIFICATION, "a link to a picture")
            .by(data -> link(data, "images/c.png", "images/a.png"))
            .in("images/c.png")
            .saying("A symbolic link, which is not followed"),
        rejected(Rule.LAY_04, IMAGE_CLASSIFICATION, "nothing but links to pictures")
            .by(
                data -> {
                  data.move("images/a.png", "a.png").move("images/b.png", "b.png");
                  link(data, "images/a.png", "a.png");
                  link(data, "images/b.png", "b.png");
                })
            .in("images/b.png"),
        rejected(Rule.LAY_04, IMAGE_CLASSIFICATION, "a link to the manifest")
            .by(
                data -> {
                  data.move("labels.csv", "list.csv");
                  link(data, "labels.csv", "list.csv");
                })
            .in("labels.csv")
            .saying("labels.csv is a symbolic link"),
        rejected(Rule.LAY_05, IMAGE_CLASSIFICATION, "a name that is no text")
            .by(LayoutMistakes::nameInLatin)
            .in("images/caf\ufffd.png")
            .saying("The name is not valid text"),
        rejected(Rule.LAY_06, TEXT_CLASSIFICATION, "a text that goes away")
            .meanwhile(data -> data.without("texts/b.txt"))
            .in("texts/b.txt")
            .saying("The file disappeared during the check"));
  }

  private static void link(GoodDataset data, String link, String target) {
    try {
      Files.createSymbolicLink(data.path(link), data.path(target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Java cannot write such a name; a shell can. */
  private static void nameInLatin(GoodDataset data) {
    try {
      var shell = new ProcessBuilder("sh", "-c", "touch \"$(printf 'caf\\351.png')\"");
      var code = shell.directory(data.path("images").toFile()).start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("sh ended with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
