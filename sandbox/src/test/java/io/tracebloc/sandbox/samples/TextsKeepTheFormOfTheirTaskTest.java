package io.tracebloc.sandbox.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Records and tags of {@code contract/datasets.md} 3.2 and 5.9. */
class TextsKeepTheFormOfTheirTaskTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "text_classification, texts, 1, 1",
    "sentence_pair_classification, texts, 2, 2",
    "masked_language_modeling, sequences, 1, 1",
    "causal_language_modeling, texts, 2, 2",
    "seq2seq, texts, 2, 2",
    "embeddings, texts, 2, 3"
  })
  void aFileIsOneRecordOfFilledFields(String category, String directory, int fewest, int most)
      throws IOException {
    for (var name : SampleRows.of(category, folder).column("filename")) {
      var text = Files.readString(folder.resolve(directory).resolve(name));
      assertThat(text).endsWith("\n");
      assertThat(text.strip()).doesNotContain("\n", "\r", "%s");
      assertThat(text.strip().split("\t", -1))
          .hasSizeBetween(fewest, most)
          .allMatch(field -> !field.isBlank());
    }
  }

  @Test
  void everyWordHasATag() throws IOException {
    for (var row : SampleRows.of("token_classification", folder).rows()) {
      var text = Files.readString(folder.resolve("texts").resolve(row.get("filename")));
      var tags = row.get("tags").split(" ", -1);
      assertThat(text.strip().split(" ", -1)).hasSameSizeAs(tags);
      assertThat(tags).allMatch(tag -> tag.matches("O|[BI]-\\S+"));
      assertThat(row.get("tags")).contains("B-DRUG").doesNotContain("O I-");
    }
  }

  @Test
  void theTokenizerKnowsEveryWord() throws IOException {
    var names = SampleRows.of("masked_language_modeling", folder).column("filename");

    var tokenizer = new JsonMapper().readTree(folder.resolve("tokenizer.json").toFile());
    var vocabulary = tokenizer.path("model").path("vocab").propertyNames();
    assertThat(vocabulary).contains("[MASK]", "[PAD]");
    for (var name : names) {
      var text = Files.readString(folder.resolve("sequences").resolve(name));
      assertThat(vocabulary).contains(text.strip().split(" ", -1));
    }
  }
}
