package io.tracebloc.sandbox.standin.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datasets.md 5.9: each dataset breaks one rule. */
class BadTextsAreRefusedTest {
  @TempDir private Path directory;

  private Staging of(String category) {
    return TinyDatasets.of(directory, category);
  }

  @ParameterizedTest
  @CsvSource({"text_classification,texts", "masked_language_modeling,sequences"})
  void aFileOfAnotherType(String category, String folder) {
    of(category).file(folder + "/c.text", "x").ingest().assertRefused("TXT-01");
  }

  @Test
  void theExtensionCanBeChosen() {
    of("seq2seq")
        .set("spec", "{file_options: {extension: .text}}")
        .remove("texts/a.txt")
        .remove("texts/b.txt")
        .file("texts/a.text", "x")
        .file("texts/b.text", "x")
        .csv("filename\na.text\nb\n")
        .ingest()
        .assertAccepted(2);
  }

  @ParameterizedTest
  @ValueSource(bytes = {0, (byte) 0xff})
  void bytesThatAreNoText(byte value) {
    of("causal_language_modeling")
        .file("texts/b.txt", new byte[] {'a', value})
        .ingest()
        .assertRefused("TXT-02");
  }

  @Test
  void aCharacterAcrossTheEndOfTheSampleIsText() {
    of("causal_language_modeling")
        .file("texts/b.txt", "a" + "ü".repeat(40_000))
        .ingest()
        .assertAccepted(2);
  }

  @Test
  void anEmptyTextIsAWarning() {
    var ingestion = of("causal_language_modeling").file("texts/b.txt", "").ingest();
    ingestion.assertAccepted(2);
    assertThat(ingestion.out()).contains("WARNING TXT-02: 1 empty file(s)");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "B-NUM X,'X' is no BIO tag",
        "B-NUM I-,'I-' is no BIO tag",
        "b-NUM O,'b-NUM' is no BIO tag",
        "O,2 words but 1 tags"
      })
  void tagsThatDoNotFit(String tags, String reason) {
    var ingestion =
        of("token_classification").csv("filename,topic\na.txt,O O\nb," + tags + "\n").ingest();
    ingestion.assertRefused("TOK-01");
    assertThat(ingestion.err()).contains("row 2: " + reason);
  }

  @Test
  void tagsOfATextThatDoesNotExist() {
    of("token_classification")
        .csv("filename,topic\na.txt,O O\nc,O O\n")
        .ingest()
        .assertRefused("TOK-01");
  }

  @Test
  void aMissingTagColumn() {
    of("token_classification").set("label", "tags").ingest().assertRefused("TOK-01");
  }

  @Test
  void atMostFiftyTagErrorsAreReported() {
    var csv = "filename,topic\n" + "a.txt,O\n".repeat(60);
    var err = of("token_classification").csv(csv).ingest().err();
    assertThat(err.split("row ", -1)).hasSize(51);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text_classification", "sentence_pair_classification"})
  void aMissingLabelColumn(String category) {
    of(category).set("label", "subject").ingest().assertRefused("LBL-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text_classification", "sentence_pair_classification"})
  void oneClassOnly(String category) {
    of(category).csv("filename,Topic\na.txt,x\nb, x\n").ingest().assertRefused("DIV-02");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sentence_pair_classification", "embeddings"})
  void aRecordOfTwoLines(String category) {
    of(category).file("texts/b.txt", "\r\na\tb\nc\td\n\n").ingest().assertRefused("REC-03");
  }

  @ParameterizedTest
  @CsvSource({
    "sentence_pair_classification,one",
    "sentence_pair_classification,one|two|three",
    "sentence_pair_classification,one| ",
    "embeddings,one",
    "embeddings,one|two|three|four",
    "embeddings,one||three"
  })
  void aRecordOfOtherFields(String category, String fields) {
    of(category).file("texts/b.txt", fields.replace('|', '\t')).ingest().assertRefused("REC-04");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one\ttwo", "\n\none\ttwo\tthree\r\n", " \n"})
  void aRecordThatIsFine(String record) {
    of("embeddings").file("texts/b.txt", record).ingest().assertAccepted(2);
  }

  @Test
  void onlyFilesThatRowsNameAreRecords() {
    of("embeddings").file("texts/c.txt", "one\ntwo").ingest().assertAccepted(2);
  }

  @Test
  void freeTextNeedsNoFields() {
    of("seq2seq").file("texts/b.txt", "one\ntwo").ingest().assertAccepted(2);
  }

  @Test
  void aMissingTextIsDroppedAndCounted() {
    var ingestion = of("seq2seq").csv("filename\na.txt\nB.txt\n").ingest();
    assertThat(ingestion.status()).isEqualTo(1);
    assertThat(ingestion.counted("File Transfer Failures")).isEqualTo(1);
    assertThat(ingestion.counted("Inserted to Database")).isEqualTo(1);
  }

  @Test
  void aSchemaIsCheckedToo() {
    of("text_classification")
        .set("schema", "{pages: INT}")
        .csv("filename,topic,pages\na.txt,x,1\nb,y,many\n")
        .ingest()
        .assertRefused("TAB-03");
  }

  @Test
  void noTextThatRowsNameExists() {
    of("masked_language_modeling").csv("filename\nx\ny\n").ingest().assertRefused("GEN-09");
  }
}
