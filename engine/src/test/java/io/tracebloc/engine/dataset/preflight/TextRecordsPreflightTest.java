package io.tracebloc.engine.dataset.preflight;

import static io.tracebloc.engine.dataset.Category.EMBEDDINGS;
import static io.tracebloc.engine.dataset.Category.SENTENCE_PAIR_CLASSIFICATION;
import static io.tracebloc.engine.dataset.preflight.TextDataset.place;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** REC-02, REC-03 and REC-04: texts of one record. */
final class TextRecordsPreflightTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource(names = {"SENTENCE_PAIR_CLASSIFICATION", "EMBEDDINGS"})
  void areOneLine(Category category) throws IOException {
    var finding = dataset(category).text("b.txt", "one\ttwo\nthree\tfour\n").only();
    assertThat(place(finding)).isEqualTo("REJECTION REC-03 texts/b.txt");
    assertThat(finding.message()).contains("several lines", "one record");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"one\ttwo\rthree", "one\r\ntwo", "one\ttwo\n ", " \none\ttwo", "a\tb\n\nc"})
  void endNoLineInside(String text) throws IOException {
    var finding = dataset(SENTENCE_PAIR_CLASSIFICATION).text("b.txt", text).only();
    assertThat(place(finding)).isEqualTo("REJECTION REC-03 texts/b.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one\ttwo\r\n",
        "\r\n\r\none\ttwo",
        "\none\ttwo\n\n",
        " one \t two ",
        "1\u2028\t2"
      })
  void mayHaveLineEndsAround(String text) throws IOException {
    dataset(SENTENCE_PAIR_CLASSIFICATION).text("b.txt", text).assertAccepted();
    dataset(EMBEDDINGS).text("b.txt", text).assertAccepted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "  \n \r\n ", "\t", "\u00a0\t\u3000"})
  void areRemarkedWhenBlank(String text) throws IOException {
    var finding = dataset(EMBEDDINGS).text("b.txt", text).only();
    assertThat(place(finding)).isEqualTo("WARNING REC-03 texts/b.txt");
    assertThat(finding.message()).contains("only white space");
  }

  @Test
  void areRemarkedOnceWhenEmpty() throws IOException {
    var finding = dataset(EMBEDDINGS).text("b.txt", "").only();
    assertThat(place(finding)).isEqualTo("WARNING TXT-02 texts/b.txt");
  }

  @ParameterizedTest
  @EnumSource(names = {"SENTENCE_PAIR_CLASSIFICATION", "EMBEDDINGS"})
  void haveAllTheirFields(Category category) throws IOException {
    var finding = dataset(category).text("b.txt", "one two").only();
    assertThat(place(finding)).isEqualTo("REJECTION REC-04 texts/b.txt");
    assertThat(finding.message())
        .contains("1 field where", "TAB", String.join(", ", fields(category)));
  }

  @Test
  void haveNoFieldTooMany() throws IOException {
    var pair = dataset(SENTENCE_PAIR_CLASSIFICATION).text("b.txt", "1\t2\t3").only();
    assertThat(place(pair)).isEqualTo("REJECTION REC-04 texts/b.txt");
    assertThat(pair.message()).contains("3 fields where 2 are needed");
  }

  @Test
  void mayHaveANegativeInEmbeddings() throws IOException {
    var dataset = dataset(EMBEDDINGS).text("b.txt", "1\t2\t3");
    dataset.assertAccepted();

    var finding = dataset.text("b.txt", "1\t2\t3\t4").only();
    assertThat(place(finding)).isEqualTo("REJECTION REC-04 texts/b.txt");
    assertThat(finding.message()).contains("4 fields where 2 to 3 are needed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one\t", "one\t \n", "one\t\u00a0"})
  void haveNoBlankSecondField(String text) throws IOException {
    var finding = dataset(SENTENCE_PAIR_CLASSIFICATION).text("b.txt", text).only();
    assertThat(place(finding)).isEqualTo("REJECTION REC-04 texts/b.txt");
    assertThat(finding.message()).contains("Field 2 (text_b) of the record is blank");
  }

  @Test
  void haveNoBlankFirstField() throws IOException {
    var finding = dataset(EMBEDDINGS).text("b.txt", "\tone\ttwo").only();
    assertThat(place(finding)).isEqualTo("REJECTION REC-04 texts/b.txt");
    assertThat(finding.message()).contains("Field 1 (anchor)");
  }

  @Test
  void areLookedAtAlsoWhenTheirNameIsInAnotherCase() throws IOException {
    var findings = dataset(EMBEDDINGS).rename("b.txt", "B.txt").text("B.txt", "one").findings();
    assertThat(findings)
        .extracting(TextDataset::place)
        .containsExactly("REJECTION TXT-03 labels.csv:2", "REJECTION REC-04 texts/B.txt");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "TEXT_CLASSIFICATION",
        "MASKED_LANGUAGE_MODELING",
        "CAUSAL_LANGUAGE_MODELING",
        "SEQ2SEQ"
      })
  void areFreeElsewhere(Category category) throws IOException {
    dataset(category).text("b.txt", "\n\none\n\t\t\ntwo\n").text("a.txt", " ").assertAccepted();
  }

  private static List<String> fields(Category category) {
    return category.layout().records().orElseThrow().fields();
  }

  private TextDataset dataset(Category category) throws IOException {
    return new TextDataset(temporary.resolve("notes"), category);
  }
}
