package io.tracebloc.engine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetParts;
import io.tracebloc.engine.dataset.DatasetParts.Part;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Family;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.Supervision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commented document that a person starts from. */
final class DocumentDraftTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource(Category.class)
  void isReadBackAsWhatItWasMadeFrom(Category category) throws IOException {
    var facts = facts(request(category).build());
    var file =
        Files.writeString(
            temporary.resolve("ingest.yaml"), DocumentDraft.text(facts, List.of("head")));
    var read =
        new DocumentReader(SpecSchema.embedded())
            .read(DocumentSource.file(file, "ingest.yaml"))
            .getFirst();

    assertThat(read).isInstanceOf(LocalDocument.class);
    assertThat(read.remarks()).isEmpty();
    var expected = facts.request();
    var found = ((LocalDocument) read).request();
    assertThat(found.table()).isEqualTo("things");
    assertThat(found.category()).isEqualTo(category);
    assertThat(found.labelColumn()).isEqualTo(expected.labelColumn());
    assertThat(found.targetSize()).isEqualTo(expected.targetSize());
    assertThat(found.minimumSize()).isEqualTo(expected.minimumSize());
    assertThat(found.schema()).isEqualTo(expected.schema());
    assertThat(found.timeColumn()).isEqualTo(expected.timeColumn());
    assertThat(found.numberOfKeypoints()).isEqualTo(expected.numberOfKeypoints());
    assertThat(found.labelPolicy().isPresent())
        .isEqualTo(category.supervision() == Supervision.REGRESSION);
    assertThat(found.parts().orElseThrow().manifest().path())
        .isEqualTo(facts.parts().manifest().path());
    assertThat(found.parts().orElseThrow().directory().map(Part::path))
        .isEqualTo(facts.parts().directory().map(Part::path));
    assertThat(found.parts().orElseThrow().sidecar().map(Part::path))
        .isEqualTo(facts.parts().sidecar().map(Part::path));
  }

  @ParameterizedTest
  @EnumSource(Category.class)
  void isValidForEveryClientThatKnowsTheSchema(Category category) {
    var text = DocumentDraft.text(facts(request(category).build()), List.of());
    assertThat(SpecSchema.embedded().violations(SpecDocument.parse(text, "draft"))).isEmpty();
  }

  @Test
  void showsWhatElseCouldBeChosen() {
    var text = DocumentDraft.text(facts(request(Category.SEQ2SEQ).build()), List.of("a", "b"));
    assertThat(text)
        .startsWith("# a\n# b\n")
        .contains("# The task: a text to be produced from each text.\n")
        .contains("#   embeddings                   texts that belong together")
        .doesNotContain("#   seq2seq", "tabular", "masked", "label:");
    assertThat(DocumentDraft.text(facts(request(Category.TEXT_CLASSIFICATION).build()), List.of()))
        .contains("# Other columns: text, odd\\nname\n");
  }

  @Test
  void canBeUncommented() {
    var text =
        DocumentDraft.text(
            facts(request(Category.IMAGE_CLASSIFICATION).targetSize(Optional.empty()).build()),
            List.of());
    var more = text.replaceAll("(?m)^# (spec:|data_id:|  [a-z_]+:)", "$1");
    var document = SpecDocument.parse(more, "draft");
    assertThat(document.root().has("spec")).isTrue();
    assertThat(document.root().path("data_id").path("strategy").asString())
        .isEqualTo("content_hash");
    assertThat(SpecSchema.embedded().violations(document)).isEmpty();
  }

  @Test
  void writesPathsThatLeadFromTheDocumentToTheFiles() {
    var request = request(Category.OBJECT_DETECTION).build();
    var parts = facts(request).parts();
    var above = new DraftFacts(request, parts, temporary.resolve("a/b"), List.of(), List.of());
    assertThat(DocumentDraft.text(above, List.of()))
        .contains("csv: \"../../set/labels.csv\"\n")
        .contains("annotations: \"../../set/annotations/\"\n");
  }

  private DraftFacts facts(DatasetRequest request) {
    var root = temporary.resolve("set");
    var layout = request.category().layout();
    var parts =
        new DatasetParts(
            new Part(root.resolve("labels.csv"), "labels.csv", ""),
            layout.directory().map(name -> new Part(root.resolve(name), name, "")),
            layout
                .sidecar()
                .map(side -> new Part(root.resolve(side.directory()), side.directory(), "")));
    return new DraftFacts(
        request, parts, temporary, List.of("filename", "y", "text", "odd\nname"), List.of());
  }

  private DatasetRequest.Builder request(Category category) {
    var builder =
        DatasetRequest.builder(temporary.resolve("set"), "things", category)
            .labelColumn(category.isLabelled() ? Optional.of("y") : Optional.empty());
    if (category.hasTimeColumn()) {
      builder.timeColumn(Optional.of("since: when"));
    }
    if (category.hasKeypoints()) {
      builder.numberOfKeypoints(OptionalInt.of(7));
    }
    return switch (category.family()) {
      case IMAGE ->
          builder
              .targetSize(Optional.of(new PixelSize(8, 6)))
              .minimumSize(Optional.of(new PixelSize(2, 1)));
      case TEXT -> builder;
      case TABULAR -> builder.schema(columns(category));
    };
  }

  private static List<Column> columns(Category category) {
    assertThat(category.family()).isEqualTo(Family.TABULAR);
    return List.of(
        new Column("sequence_id", "VARCHAR(5)"),
        new Column("timestamp", "TIMESTAMP"),
        new Column("yes", "INT"),
        new Column("#: odd\nname", "FLOAT"));
  }
}
