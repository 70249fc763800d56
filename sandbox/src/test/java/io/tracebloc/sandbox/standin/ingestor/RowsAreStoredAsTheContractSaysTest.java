package io.tracebloc.sandbox.standin.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Datasets.md 3.3 and 8.1: options of the data pass. */
class RowsAreStoredAsTheContractSaysTest {
  @TempDir private Path directory;

  private Staging rents() {
    return TinyDatasets.of(directory, "tabular_regression");
  }

  @Test
  void delimiterAndQuoteAreHonoured() {
    var ingestion =
        rents()
            .set("schema", "{city: TEXT, rent: FLOAT}")
            .set("spec", "{csv_options: {delimiter: ';', quotechar: \"'\", chunk_size: 1}}")
            .csv("city;rent\n'a;b';1\n'it''s';2\n")
            .ingest();
    ingestion.assertAccepted(2);
    assertThat(ingestion.column("city")).containsExactly("a;b", "it's");
  }

  @Test
  void theEscapeCharacterVanishesInTheDataPassOnly() {
    var csv = "city,rent\nC:\\new,1\na^,b,2\n";
    var ingestion = rents().set("schema", "{city: TEXT, rent: FLOAT}").csv(csv);
    assertThat(ingestion.ingest().err()).contains("GEN-06");
    ingestion.csv("city,rent\nC:\\new,1\n").ingest().assertAccepted(1);
    assertThat(ingestion.ingest().column("city")).contains("C:new");
  }

  @Test
  void anotherEscapeCharacterKeepsBackslashes() {
    var ingestion =
        rents()
            .set("schema", "{city: TEXT, rent: FLOAT}")
            .set("spec", "{csv_options: {escapechar: ^}}")
            .csv("city,rent\nC:\\new^^,1\n")
            .ingest();
    assertThat(ingestion.column("city")).containsExactly("C:\\new^");
  }

  @Test
  void idsCanComeFromAColumn() {
    var ingestion =
        rents()
            .set("schema", "{flat: VARCHAR(9), rooms: INT, rent: FLOAT}")
            .set("data_id", "{strategy: column, column: flat}")
            .csv("flat,rooms,rent\nf1,1,10\nf2,2,20\nf1,3,30\n")
            .ingest();
    ingestion.assertAccepted(3);
    assertThat(ingestion.column("data_id")).containsExactly("f1", "f2");
    assertThat(ingestion.column("rooms")).containsExactly("3", "2");
    assertThat(ingestion.column("id")).containsExactly("1", "2");
    assertThat(ingestion.rows().getFirst()).doesNotContainKey("flat");
  }

  @Test
  void aRowWithoutItsIdIsNotInserted() {
    var ingestion =
        rents()
            .set("data_id", "{strategy: column, column: flat}")
            .csv("flat,rooms,rent\nf1,1,10\n,2,20\n")
            .ingest();
    assertThat(ingestion.status()).isEqualTo(1);
    assertThat(ingestion.counted("Successfully Processed")).isEqualTo(2);
    assertThat(ingestion.counted("Failed DB Insertion")).isEqualTo(1);
  }

  @Test
  void anIdColumnMustExist() {
    var ingestion = rents().set("data_id", "{strategy: column, column: flat}").ingest();
    assertThat(ingestion.status()).isEqualTo(1);
    assertThat(ingestion.err()).contains("data_id column 'flat' is not in the CSV file");
  }

  @Test
  void equalRowsHaveEqualHashes() {
    var staging =
        rents().set("data_id", "{strategy: content_hash}").csv("rooms,rent\n1,10\n2,20\n1,10\n");
    staging.ingest().assertAccepted(3);
    var again = staging.ingest();
    assertThat(again.rows()).hasSize(2);
    assertThat(again.column("data_id")).allMatch(id -> id.matches("[0-9a-f]{64}"));
  }

  @Test
  void randomIdsAddEveryRowAgain() {
    rents().ingest().assertAccepted(3);
    assertThat(rents().ingest().rows()).hasSize(6);
  }

  @Test
  void aMissingSidecarLosesTheRow() {
    var staging = TinyDatasets.of(directory, "semantic_segmentation").old();
    var ingestion = staging.csv("filename,mask_id\na.png,a_mask.png\nb.png,other.png\n").ingest();
    assertThat(ingestion.status()).isEqualTo(1);
    assertThat(ingestion.counted("File Transfer Failures")).isEqualTo(1);
    assertThat(ingestion.files()).containsExactly("a.png", "a_mask.png");
  }

  @Test
  void missingLabelsAreNull() {
    var ingestion =
        TinyDatasets.of(directory, "text_classification")
            .csv("filename,topic\na.txt,N/A\nb, x \n")
            .ingest();
    assertThat(ingestion.column("label")).containsExactly("", "x");
  }

  @Test
  void theSourceRootIsTheParentOfTheFirstDirectoryGiven() {
    TinyDatasets.of(directory, "text_classification")
        .set("texts", "/data/shared/.tracebloc-staging/practice_data/elsewhere/")
        .ingest()
        .assertAccepted(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data", "/etc/texts/", "texts/"})
  void directoriesLieOnTheVolume(String path) {
    var ingestion = TinyDatasets.of(directory, "seq2seq").set("texts", path).ingest();
    assertThat(ingestion.status()).isEqualTo(1);
    assertThat(ingestion.err()).contains("is not below /data/shared");
  }

  @Test
  void optionsOfFilesGoBeforeTheTop() {
    TinyDatasets.of(directory, "image_classification")
        .set("target_size", "[1, 1]")
        .ingest()
        .assertAccepted(2);
  }

  @Test
  void defaultsOfTheCategoryComeLast() {
    TinyDatasets.of(directory, "object_detection")
        .set("spec", "{file_options: {extension: .png}}")
        .ingest()
        .assertRefused("IMG-04");
  }
}
