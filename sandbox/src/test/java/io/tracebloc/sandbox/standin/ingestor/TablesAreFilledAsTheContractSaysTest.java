package io.tracebloc.sandbox.standin.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Datasets.md 8.1, with a real server. */
class TablesAreFilledAsTheContractSaysTest {
  private static final String TABLE = "training_test_datasets.practice_data";

  @TempDir private static Path home;
  private static TestDatabase database;

  @TempDir private Path directory;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.start(home, "journal");
  }

  @AfterAll
  static void stop() throws Exception {
    if (database != null) {
      database.close();
    }
  }

  @BeforeEach
  void clear() {
    database.clear();
  }

  private Staging staged(String category) {
    return TinyDatasets.of(directory, category).into(database);
  }

  private static List<String> select(String columns) {
    return database.lines("SELECT " + columns + " FROM " + TABLE + " ORDER BY id");
  }

  @Test
  void theFrameworksColumnsComeFirst() {
    staged("tabular_classification").ingest().assertAccepted(3);

    assertThat(
            database.lines(
                "SELECT column_name, column_type, is_nullable, column_key, extra"
                    + " FROM information_schema.columns WHERE table_name = 'practice_data'"
                    + " ORDER BY ordinal_position"))
        .containsExactly(
            "id|bigint(20)|NO|PRI|auto_increment",
            "created_at|datetime|YES||",
            "updated_at|datetime|YES||on update current_timestamp()",
            "status|int(11)|YES||",
            "label|varchar(255)|YES||",
            "data_intent|varchar(100)|YES||",
            "data_id|varchar(255)|NO|UNI|",
            "filename|varchar(255)|YES||",
            "extension|varchar(10)|YES||",
            "annotation|text|YES||",
            "ingestor_id|varchar(255)|YES||",
            "age|int(11)|YES||",
            "income|float|YES||");
  }

  @Test
  void aTablesRowsHaveValuesAndNoFiles() {
    var run = staged("tabular_classification").ingest();

    assertThat(select("label, data_intent, filename, extension, annotation, age, income"))
        .containsExactly("yes|train|~|~|~|30|1.5", "no|train|~|~|~|40|~", "yes|train|~|~|~|50|2");
    assertThat(database.lines("SELECT DISTINCT ingestor_id FROM " + TABLE))
        .singleElement()
        .satisfies(id -> assertThat(run.out()).contains(id));
  }

  @Test
  void picturesHaveStemAndExtension() {
    staged("image_classification").ingest().assertAccepted(2);

    assertThat(select("label, filename, extension, annotation"))
        .containsExactly("rust|a|.png|~", "blight|b|.png|~");
  }

  @Test
  void keyPointsAreKept() {
    staged("keypoint_detection").ingest().assertAccepted(2);

    assertThat(select("annotation").getFirst()).startsWith("{\"eye\"").contains("3.5");
  }

  @Test
  void masksAreNamedIfDeclared() {
    staged("semantic_segmentation").ingest().assertAccepted(2);
    assertThat(select("mask_id")).containsExactly("a_mask.png", "b_mask.png");
  }

  @Test
  void theOlderLineDropsMaskNames() {
    staged("semantic_segmentation").old().ingest().assertAccepted(2);
    assertThat(
            database.lines(
                "SELECT 1 FROM information_schema.columns WHERE table_name = 'practice_data'"
                    + " AND column_name = 'mask_id'"))
        .isEmpty();
  }

  @Test
  void selfSupervisedRowsHaveNoLabel() {
    staged("seq2seq").ingest().assertAccepted(2);
    assertThat(select("label, filename, extension")).containsExactly("~|a|.txt", "~|b|.txt");
  }

  @Test
  void sequencesHaveAnIndex() {
    staged("time_series_classification").ingest().assertAccepted(3);
    assertThat(
            database.lines(
                "SELECT column_name FROM information_schema.statistics WHERE table_name ="
                    + " 'practice_data' AND index_name = 'ix_sequence' ORDER BY seq_in_index"))
        .containsExactly("sequence_id", "timestamp");
  }

  @Test
  void calendarValuesAndTruthsAreWrittenAsTheDatabaseReadsThem() {
    staged("tabular_classification")
        .set(
            "schema",
            "{d: DATE, m: DATETIME, t: TIMESTAMP, b: BOOLEAN, n: 'DECIMAL(10,2)', c: CHAR(2),"
                + " u: int unsigned}")
        .csv(
            """
            d,m,t,b,n,c,u,paid
            Jan 5 2024,2024-02-03T04:05:06Z,2024-02-03 04:05,yes,1.234,ab,7,yes
            2024/01/06,,NA,0,,,3.0,no
            """)
        .ingest()
        .assertAccepted(2);

    assertThat(select("d, m, t, b, n, c, u"))
        .containsExactly(
            "2024-01-05|2024-02-03 04:05:06|2024-02-03 04:05:00|1|1.23|ab|7",
            "2024-01-06|~|~|0|~|~|3");
  }

  @Test
  void awkwardTextsArriveAsTheyAre() {
    var texts =
        List.of("it's", "two\nlines", "a`b;--", "\u00e9\u4e2d", "\ud83c\udf31 seed", "%_'' \"\"");
    var rows =
        String.join(
            "\n", texts.stream().map(text -> '"' + text.replace("\"", "\"\"") + "\",1").toList());
    staged("tabular_regression")
        .set("schema", "{city: TEXT, rent: FLOAT}")
        .csv("city,rent\n" + rows + "\n")
        .ingest()
        .assertAccepted(texts.size());

    assertThat(select("city")).containsExactlyElementsOf(texts);
  }

  @Test
  void aKnownIdIsWrittenOver() {
    staged("tabular_regression")
        .set("schema", "{flat: VARCHAR(9), rooms: INT, rent: FLOAT}")
        .set("data_id", "{strategy: column, column: flat}")
        .csv("flat,rooms,rent\nf1,1,10\nf2,2,20\nf1,3,30\n")
        .ingest()
        .assertAccepted(3);

    assertThat(select("data_id, rooms")).containsExactly("f1|3", "f2|2");
  }

  @Test
  void aRowThatTheDatabaseRefusesIsLostAlone() {
    var long255 = "x".repeat(256);
    var run =
        staged("tabular_classification")
            .csv("age,income,paid\n1,1,yes\n2,2," + long255 + "\n3,3,no\n")
            .set("schema", "{age: INT, income: FLOAT}")
            .ingest();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.counted("Failed DB Insertion")).isEqualTo(1);
    assertThat(run.counted("Sent to API")).isEqualTo(2);
    assertThat(run.out()).contains("WARNING a row was not inserted: Data too long");
    assertThat(select("age")).containsExactly("1", "3");
  }

  @Test
  void theJournalKnowsTheRun() {
    var run = staged("image_classification").ingest();

    assertThat(
            database.lines(
                "SELECT table_name, registered, task, started_at <= registered_at,"
                    + " ABS(TIMESTAMPDIFF(SECOND, started_at, UTC_TIMESTAMP())) < 300"
                    + " FROM training_test_datasets.tracebloc_ingest_runs"))
        .containsExactly("practice_data|1|image_classification|1|1");
    assertThat(
            database.lines("SELECT ingestor_id FROM training_test_datasets.tracebloc_ingest_runs"))
        .allSatisfy(id -> assertThat(run.out()).contains(id));
    assertThat(
            database.lines(
                "SELECT table_name, salt FROM training_test_datasets.tracebloc_ingest_meta"))
        .singleElement()
        .asString()
        .matches("practice_data\\|[0-9a-f]{64}");
  }

  @Test
  void equalRowsHaveEqualHashesWithTheTablesSalt() {
    var staging =
        staged("tabular_regression")
            .set("data_id", "{strategy: content_hash}")
            .csv("rooms,rent\n1,10\n2,20\n1,10\n");
    staging.ingest().assertAccepted(3);
    staging.ingest().assertAccepted(3);

    assertThat(select("rooms")).containsExactly("1", "2");
    assertThat(select("data_id")).allMatch(id -> id.matches("[0-9a-f]{64}"));
  }

  @Test
  void otherColumnsThanBeforeAreRefused() {
    staged("tabular_regression").ingest().assertAccepted(3);
    var other =
        staged("tabular_regression")
            .set("schema", "{floors: INT, rent: FLOAT}")
            .csv("floors,rent\n1,2\n")
            .ingest();
    assertThat(other.status()).isEqualTo(1);
    assertThat(other.err()).contains("TAB-08: the table exists with other columns: rooms");
  }

  /** Datasets.md 9, trap 16: what blocks the next attempt. */
  @Test
  void aHardFailureLeavesAnEmptyTableAndAnUnregisteredRun() {
    var run =
        staged("image_classification").csv("filename,disease,disease\na,x,y\nb,y,x\n").ingest();

    assertThat(run.status()).isEqualTo(1);
    assertThat(select("id")).isEmpty();
    assertThat(
            database.lines("SELECT registered FROM training_test_datasets.tracebloc_ingest_runs"))
        .containsExactly("0");
    assertThat(run.shared().resolve("practice_data")).doesNotExist();
    assertThat(run.shared().resolve(".tracebloc-ingest-practice_data.lock")).doesNotExist();
  }

  @Test
  void aRunThatDiesLeavesWhatItWrote() {
    var run = staged("image_classification").fault("break:1").ingest();

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("broken off on request after 1 rows");
    assertThat(run.out()).doesNotContain("INGESTION SUMMARY");
    assertThat(select("filename")).containsExactly("a");
    assertThat(run.files()).containsExactly("a.png");
    assertThat(
            database.lines("SELECT registered FROM training_test_datasets.tracebloc_ingest_runs"))
        .containsExactly("0");
  }

  @Test
  void whatAValidatorRefusesHasNoTable() {
    var run = staged("image_classification").csv("filename,disease\n").ingest();
    assertThat(run.err()).contains("GEN-04");
    assertThat(database.lines("SHOW TABLES FROM training_test_datasets")).hasSize(2);
    assertThat(database.lines("SELECT * FROM training_test_datasets.tracebloc_ingest_runs"))
        .isEmpty();
  }

  @Test
  void theLineAfterTheNewerNamesTablesAfterRunsAndKeepsLabels() {
    var run =
        staged("tabular_regression").set("label", "{column: rent, policy: bucket}").next().ingest();
    run.assertAccepted(3);

    var id =
        database
            .lines("SELECT ingestor_id FROM training_test_datasets.tracebloc_ingest_runs")
            .getFirst();
    assertThat(run.out()).contains(id);
    assertThat(
            database.lines("SELECT label FROM training_test_datasets.`ds_" + id + "` ORDER BY id"))
        .containsExactly("500", "900.5", "1200");
    assertThat(database.lines("SHOW TABLES FROM training_test_datasets LIKE 'practice%'"))
        .isEmpty();
    assertThat(run.shared().resolve(".tracebloc-standin/practice_data.api.jsonl"))
        .content()
        .doesNotContain("900.5");
  }

  static Stream<String> categories() {
    return TinyDatasets.CATEGORIES.stream();
  }

  @ParameterizedTest
  @MethodSource("categories")
  void everyCategoryHasARowForEachRecord(String category) {
    var run = staged(category).ingest();

    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(select("id")).hasSize(run.counted("Inserted to Database"));
  }

  @Test
  void aMissingDatabaseEndsTheRun() {
    var staging = TinyDatasets.of(directory, "seq2seq").intoNothing();
    var run = staging.ingest();
    assertThat(run.status()).isEqualTo(65);
    assertThat(run.err()).contains("database 127.0.0.1 is unreachable after 0 s");
  }
}
