package io.tracebloc.engine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetFolder;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Intent;
import io.tracebloc.engine.dataset.PixelSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document that is submitted (3.4). */
final class IngestConfigWriterTest {
  @TempDir Path temporary;

  @Test
  void writesAnImageClassificationInTheOrderOfTheContract() throws IOException {
    var dataset = DatasetFolder.valid(temporary);
    var request = dataset.request().withSizes(Optional.empty(), Optional.of(new PixelSize(4, 2)));
    var config = write((CheckedDataset) dataset.check(request));

    assertThat(config.yaml())
        .isEqualTo(
            """
            apiVersion: "tracebloc.io/v1"
            kind: "IngestConfig"
            category: "image_classification"
            table: "pets"
            intent: "train"
            csv: "/data/shared/.tracebloc-staging/pets/labels.csv"
            images: "/data/shared/.tracebloc-staging/pets/images/"
            label: "label"
            spec:
              file_options:
                extension: ".png"
                target_size: [48, 36]
                min_size: [4, 2]
            """);
    assertThat(config.intent()).isEqualTo(Intent.TRAIN.id());
    assertThat(config.table()).isEqualTo("pets");
  }

  @Test
  void tellsTheExtensionOfTextsOnlyWhenItIsNotTheOneThatTheClusterExpects() throws IOException {
    var dataset =
        new DatasetFolder(temporary)
            .file("labels.csv", "filename\na\n")
            .file("texts/a.text", "one");
    var request = DatasetRequest.of(temporary, "notes", Category.SEQ2SEQ);
    assertThat(write((CheckedDataset) dataset.check(request)).yaml())
        .endsWith(
            """
            texts: "/data/shared/.tracebloc-staging/notes/texts/"
            spec:
              file_options:
                extension: ".text"
            """);

    dataset.without("texts/a.text").file("texts/a.txt", "one");
    assertThat(write((CheckedDataset) dataset.check(request)).yaml()).doesNotContain("spec:");
  }

  @Test
  void keepsColumnNamesThatLookLikeOtherTypes() throws IOException {
    var dataset =
        DatasetFolder.valid(temporary).file("labels.csv", "filename,yes\na.png,1\nb.png,2\n");
    var config = write((CheckedDataset) dataset.check(dataset.request().withLabelColumn("yes")));

    assertThat(SpecDocument.parse(config.yaml(), "test").root().get("label").asString())
        .isEqualTo("yes");
  }

  @Property(tries = 2000)
  void everyTextSurvivesQuoting(@ForAll String text) {
    var whole =
        new String(
            text.codePoints().filter(c -> c < 0xd800 || c > 0xdfff).toArray(),
            0,
            (int) text.codePoints().filter(c -> c < 0xd800 || c > 0xdfff).count());
    var document = SpecDocument.parse("key: " + YamlText.quoted(whole) + "\n", "test");
    assertThat(document.root().get("key").asString()).isEqualTo(whole);
  }

  private static IngestConfig write(CheckedDataset dataset) {
    return new IngestConfigWriter(SpecSchema.embedded()).write(dataset);
  }
}
