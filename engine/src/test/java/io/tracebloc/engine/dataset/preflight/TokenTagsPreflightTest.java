package io.tracebloc.engine.dataset.preflight;

import static io.tracebloc.engine.dataset.preflight.TextDataset.place;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TOK-01: one BIO tag for each word. */
final class TokenTagsPreflightTest {
  @TempDir Path temporary;
  private TextDataset dataset;

  @BeforeEach
  void writeValidDataset() throws IOException {
    dataset = new TextDataset(temporary.resolve("notes"), Category.TOKEN_CLASSIFICATION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"O O", "B-PER I-PER", " B-x\tI-y ", "I-a O", "B-- I-é", "B-O\u00a0O"})
  void areTakenWhenTheyAreBio(String tags) throws IOException {
    tags(tags).assertAccepted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PERSON", "o", "b-PER", "B-", "I-", "B", "B_PER", "E-PER", "OO", "0", "B–PER"})
  void areRefusedWhenTheyAreNot(String tag) throws IOException {
    var finding = tags("O " + tag).only();
    assertThat(place(finding)).isEqualTo("REJECTION TOK-01 labels.csv:1");
    assertThat(finding.message()).contains("The tag '" + tag + "' is not BIO");
  }

  @Test
  void areRefusedTogetherForEachRow() throws IOException {
    dataset.text("a.txt", "1 2 3 4 5 6 7 8").text("b.txt", "1");
    var finding = tags("a b c d e f g a").only();
    assertThat(finding.message()).contains("8 tags, such as 'a', 'b', 'c', 'd', 'e', are not BIO");
  }

  @Test
  void areAsManyAsTheWords() throws IOException {
    dataset.text("a.txt", "John lives here\n");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("REJECTION TOK-01 labels.csv:1");
    assertThat(finding.message()).startsWith("2 tags for the 3 words of 'texts/a.txt'");
  }

  @Test
  void areCountedAsTheClusterSplitsWords() throws IOException {
    dataset.text("a.txt", "\n one\u2003\r\n\ttwo \u3000").assertAccepted();
    dataset.text("a.txt", "one\u001ctwo").assertAccepted();
    dataset.text("a.txt", "one\u200bstill two").assertAccepted();
  }

  @Test
  void areReportedForEachWrongRow() throws IOException {
    dataset.manifest("filename,label\na,O\nb,O O\na.txt,O O\na.txt,O O O\na.txt,O\nb.txt,O O O\n");
    assertThat(dataset.findings())
        .extracting(finding -> place(finding) + " " + finding.message().split(";", 2)[0])
        .containsExactly(
            "REJECTION TOK-01 labels.csv:1 1 tag for the 2 words of 'texts/a.txt'",
            "REJECTION TOK-01 labels.csv:4 3 tags for the 2 words of 'texts/a.txt'",
            "REJECTION TOK-01 labels.csv:6 3 tags for the 2 words of 'texts/b.txt'");
    assertThat(dataset.findings().getFirst().message()).endsWith("The same in 1 later row.");
  }

  @Test
  void areMissingWhenTheLabelIsBlank() throws IOException {
    dataset.manifest("filename,label\na.txt,\nb.txt,O O\n");
    assertThat(dataset.findings())
        .extracting(TextDataset::place)
        .containsExactly("WARNING LBL-02 labels.csv:1", "REJECTION TOK-01 labels.csv:1");
  }

  @Test
  void needATextToTag() throws IOException {
    dataset.manifest("filename,label\na.txt,O O\n,O O\nb.txt,O O\n");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("REJECTION TOK-01 labels.csv:2");
    assertThat(finding.message()).contains("names no text");
  }

  @Test
  void needATextThatExists() throws IOException {
    dataset.manifest("filename,label\na.txt,O O\nc.txt,O O\n");
    assertThat(place(dataset.only())).isEqualTo("REJECTION TXT-03 labels.csv:2");
  }

  @Test
  void sayNothingOfALineOfBlanks() throws IOException {
    dataset.manifest("filename,label\na.txt,O O\n  \nb.txt,O B-y\n");
    assertThat(dataset.findings()).noneMatch(finding -> finding.id().equals("TOK-01"));
  }

  private TextDataset tags(String tags) throws IOException {
    return dataset.manifest("filename,label\na.txt,\"%s\"\n".formatted(tags));
  }
}
