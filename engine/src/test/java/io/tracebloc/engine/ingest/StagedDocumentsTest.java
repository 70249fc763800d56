package io.tracebloc.engine.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Intent;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.ingest.StagedDocumentReader.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents whose data lies on the claim already are submitted as they were written. */
final class StagedDocumentsTest {
  private static final String PETS =
      """
      # Who wrote this: ünïcödé
      apiVersion: tracebloc.io/v1
      kind: IngestConfig
      category:   image_classification
      table: pets
      intent: test   # not train
      csv: /data/shared/pets/labels.csv
      images: /data/shared/pets/images/
      label: Label
      """;

  @TempDir Path temporary;

  private List<Read> read(String text) throws IOException {
    var file = Files.writeString(temporary.resolve("ingest.yaml"), text);
    return new StagedDocumentReader(SpecSchema.embedded())
        .read(DocumentSource.file(file, "ingest.yaml"));
  }

  private static StagedDocument valid(Read read) {
    return ((Read.Valid) read).document();
  }

  @Test
  void areKeptVerbatim() throws IOException {
    var document = valid(read(PETS).getFirst());

    assertThat(document.config())
        .isEqualTo(new IngestConfig("pets", Category.IMAGE_CLASSIFICATION, "test", PETS));
    assertThat(document.request().intent()).isEqualTo(Intent.TEST);
    assertThat(document.name()).isEqualTo("ingest.yaml");
  }

  @Test
  void ofOneFileEachHaveTheirOwnText() throws IOException {
    var cats = PETS.replace("pets", "cats").replace("# Who wrote this: ünïcödé\n", "");
    var read = read("---\n" + PETS + "---\n# empty\n---\n" + cats + "...\n");

    assertThat(read).hasSize(2);
    assertThat(valid(read.getFirst()).config().yaml()).isEqualTo(withoutComment(PETS));
    assertThat(valid(read.getLast()).config().yaml()).isEqualTo(cats);
    assertThat(valid(read.getLast()).name()).isEqualTo("ingest.yaml (document 2)");
  }

  private static String withoutComment(String text) {
    return text.substring(text.indexOf('\n') + 1);
  }

  @Test
  void areHeldAgainstTheWholeSchema() throws IOException {
    var read = read(PETS.replace("label: Label\n", ""));

    assertThat(read).hasSize(1).first().isInstanceOf(Read.Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"images/", "/data/other/images/", "/data/shared/../etc/", "/data/sharedx/"})
  void mustLieOnTheClaim(String images) {
    assertThatThrownBy(() -> read(PETS.replace("/data/shared/pets/images/", images)))
        .isInstanceOf(InputFailure.class)
        .hasMessageContaining("'images'")
        .hasMessageContaining(images);
  }
}
