package io.tracebloc.engine.dataset.preflight;

import static io.tracebloc.engine.dataset.preflight.TextDataset.place;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Finding;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** LBL-01, LBL-02 and DIV-02 for labels of texts. */
final class LabelledTextsPreflightTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource(
      names = {"TEXT_CLASSIFICATION", "SENTENCE_PAIR_CLASSIFICATION", "TOKEN_CLASSIFICATION"})
  void needTheLabelColumn(Category category) throws IOException {
    var dataset = dataset(category).manifest("filename,topic\na.txt,O B-x\nb.txt,B-y O\n");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("REJECTION LBL-01 labels.csv");
    assertThat(finding.kind()).isEqualTo(Finding.Kind.OPTION);
    assertThat(finding.message()).contains("'label'", "'filename', 'topic'");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"TEXT_CLASSIFICATION", "SENTENCE_PAIR_CLASSIFICATION", "TOKEN_CLASSIFICATION"})
  void takeTheLabelColumnInAnyCase(Category category) throws IOException {
    var checked =
        dataset(category).manifest("filename, LABEL\na.txt,O B-x\nb.txt,B-y O\n").assertAccepted();
    assertThat(checked.labelColumn()).contains("LABEL");
  }

  @ParameterizedTest
  @EnumSource(names = {"TEXT_CLASSIFICATION", "SENTENCE_PAIR_CLASSIFICATION"})
  void remarkMissingLabels(Category category) throws IOException {
    var dataset = dataset(category).manifest("filename,label\na.txt,x\nb.txt,y\na.txt,NA\n");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("WARNING LBL-02 labels.csv:3");
    assertThat(finding.message()).contains("'NA'");
  }

  @ParameterizedTest
  @EnumSource(names = {"TEXT_CLASSIFICATION", "SENTENCE_PAIR_CLASSIFICATION"})
  void needTwoClasses(Category category) throws IOException {
    var dataset = dataset(category).manifest("filename,label\na.txt,x\nb.txt, x \n");

    var finding = dataset.only();
    assertThat(place(finding)).isEqualTo("REJECTION DIV-02 labels.csv");
    assertThat(finding.message()).contains("'label'", "the same value 'x'");
  }

  @ParameterizedTest
  @EnumSource(names = {"TEXT_CLASSIFICATION", "SENTENCE_PAIR_CLASSIFICATION"})
  void takeNumbersAsTexts(Category category) throws IOException {
    var checked =
        dataset(category).manifest("filename,label\na.txt,1\nb.txt,1.0\n").assertAccepted();
    assertThat(checked.classes()).hasValue(2);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "TOKEN_CLASSIFICATION",
        "MASKED_LANGUAGE_MODELING",
        "CAUSAL_LANGUAGE_MODELING",
        "SEQ2SEQ",
        "EMBEDDINGS"
      })
  void othersNeedNoTwoClasses(Category category) throws IOException {
    dataset(category).manifest("filename,label\na.txt,O O\nb.txt,O O\n").assertAccepted();
  }

  private TextDataset dataset(Category category) throws IOException {
    return new TextDataset(temporary.resolve("notes"), category);
  }
}
