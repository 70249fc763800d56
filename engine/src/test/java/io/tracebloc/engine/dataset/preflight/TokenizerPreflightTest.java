package io.tracebloc.engine.dataset.preflight;

import static io.tracebloc.engine.dataset.Category.MASKED_LANGUAGE_MODELING;
import static io.tracebloc.engine.dataset.Category.SEQ2SEQ;
import static io.tracebloc.engine.dataset.preflight.TextDataset.place;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** TXT-04: what older clusters want beside texts whose masks are filled. */
final class TokenizerPreflightTest {
  @TempDir Path temporary;
  private TextDataset dataset;

  @BeforeEach
  void writeValidDataset() throws IOException {
    dataset = new TextDataset(temporary.resolve("notes"), MASKED_LANGUAGE_MODELING);
  }

  @Test
  void isRemarkedOnceWhenMissing() throws IOException {
    Files.delete(dataset.root().resolve("tokenizer.json"));

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("WARNING TXT-04 tokenizer.json");
    assertThat(finding.message()).contains("older clusters");
  }

  @Test
  void isStagedBesideTheManifest() throws IOException {
    var content = "[\"[MASK]\", \"[PAD]\"]";

    var files = dataset.file("tokenizer.json", content).assertAccepted().files();

    assertThat(files)
        .extracting(DatasetFile::target)
        .containsExactly("labels.csv", "tokenizer.json", "sequences/a.txt", "sequences/b.txt");
    assertThat(files.count()).isEqualTo(4);
    assertThat(files).element(1).returns((long) content.length(), DatasetFile::size);
  }

  @Test
  void isLeftOutOfOtherTasks() throws IOException {
    var other = new TextDataset(temporary.resolve("other"), SEQ2SEQ);

    var files = other.file("tokenizer.json", "[\"[MASK]\", \"[PAD]\"]").assertAccepted().files();

    assertThat(files).extracting(DatasetFile::target).doesNotContain("tokenizer.json");
  }

  @ParameterizedTest
  @CsvSource({"{}, [MASK] and [PAD]", "'[\"[MASK]\"]', [PAD]", "'[\"[PAD]\", \"[MASK\"]', [MASK]"})
  void isRemarkedWithoutItsTokens(String tokenizer, String missing) throws IOException {
    var finding = dataset.file("tokenizer.json", tokenizer).only();
    assertThat(place(finding)).isEqualTo("WARNING TXT-04 tokenizer.json");
    assertThat(finding.message()).contains("lacks " + missing + ",");
  }

  @ParameterizedTest
  @EnumSource(names = {"TEXT_CLASSIFICATION", "TOKEN_CLASSIFICATION"})
  void needsOnlyPaddingForClassificationAndMayBeMissing(Category category) throws IOException {
    var other = new TextDataset(temporary.resolve("other"), category);
    other.assertAccepted();
    assertThat(place(other.file("tokenizer.json", "[\"[MASK]\"]").only()))
        .isEqualTo("WARNING TXT-04 tokenizer.json");
    assertThat(other.file("tokenizer.json", "[\"[PAD]\"]").assertAccepted().files())
        .extracting(DatasetFile::target)
        .contains("tokenizer.json");
  }

  @Test
  void isSearchedAcrossTheEndsOfPieces() throws IOException {
    for (var shift = 0; shift < 8; shift++) {
      var content = "[" + " ".repeat((64 << 10) - shift) + "\"[MASK]\", \"[PAD]\"]";
      dataset.file("tokenizer.json", content).assertAccepted();
    }
  }
}
