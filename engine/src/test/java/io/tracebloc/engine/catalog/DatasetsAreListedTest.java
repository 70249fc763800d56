package io.tracebloc.engine.catalog;

import static io.tracebloc.engine.catalog.ScriptedDatabase.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.catalog.ScriptedPods.Call;
import io.tracebloc.engine.catalog.ScriptedPods.End;
import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.stream.PodContainer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code contract/datasets.md} 8.2. */
class DatasetsAreListedTest {
  private static final List<String> RUNS =
      List.of("ingestor_id", "table_name", "registered", "task", "started_at", "registered_at");

  private final Tables tables = new Tables();
  private final List<String> warnings = new ArrayList<>();
  private final ScriptedDatabase program = tables.asDatabase();
  private final ScriptedPods pods = new ScriptedPods(program);
  private int measured;

  private List<DatasetEntry> list(String du) {
    var database = new Database(pods, new PodContainer("demo", "mysql-0", "mysql"));
    return new Listing(database, warnings::add)
        .read()
        .entries(
            () -> {
              measured++;
              return VolumeSizes.read(du);
            });
  }

  private DatasetEntry only() {
    var entries = list("12\tscans\n");
    assertThat(entries).hasSize(1);
    return entries.getFirst();
  }

  @Test
  void absentDatabaseIsAnEmptyList() {
    assertThat(list("")).isEmpty();
    assertThat(pods.calls).hasSize(1);
  }

  @Test
  void datasetOfPictures() {
    tables.dataset("scans", "train", 120, 3, ".jpg");
    var scans = only();
    assertThat(scans.modality()).isEqualTo(Modality.IMAGE);
    assertThat(scans.intent()).contains("train");
    assertThat(scans.mixedIntent()).isFalse();
    assertThat(scans.records()).hasValue(120);
    assertThat(scans.classes()).hasValue(3);
    assertThat(scans.format()).isEqualTo("jpg");
    assertThat(scans.sizeBytes()).hasValue(12 * 1024);
    assertThat(scans.ingested()).contains(Instant.ofEpochSecond(1_700_000_000));
    assertThat(scans.task()).isEmpty();
    assertThat(scans.system()).isFalse();
  }

  @Test
  void datasetWithoutFilesHasTheSizeOfItsRows() {
    tables.dataset("rows", "test", 10, 10, "", "age");
    var rows = only();
    assertThat(rows.modality()).isEqualTo(Modality.TABULAR);
    assertThat(rows.sizeBytes()).hasValue(16384);
    assertThat(rows.classes()).as("as many as rows").isEmpty();
    assertThat(rows.format()).isEmpty();
    assertThat(measured).isZero();
  }

  @Test
  void measuredZeroIsNotUnknown() {
    tables.dataset("empty_files", "train", 1, 1, ".txt").dataset("gone", "train", 1, 1, ".txt");
    var entries = list("0\tempty_files\n");
    assertThat(entries.get(0).sizeBytes()).hasValue(0);
    assertThat(entries.get(1).sizeBytes()).isEmpty();
  }

  @Test
  void emptyTableHasNoSize() {
    tables.dataset("none", "", 0, 0, "");
    var none = only();
    assertThat(none.sizeBytes()).isEmpty();
    assertThat(none.records()).hasValue(0);
    assertThat(none.intent()).isEmpty();
    assertThat(none.modality()).isEqualTo(Modality.OTHER);
  }

  @Test
  void mixedIntentsAreTold() {
    tables.table("mixed", Tables.FRAMEWORK, "%s\t%s\t5\t2\t".formatted(hex("train"), hex("test")));
    assertThat(only().intent()).contains("train");
    assertThat(only().mixedIntent()).isTrue();
  }

  @Test
  void columnsThatATableLacksAreConstants() {
    tables.table("odd", List.of("DATA_ID", "Time", "EVENT"), "\t\t7\t0\t");
    var odd = only();
    assertThat(odd.modality()).isEqualTo(Modality.TIME_SERIES);
    assertThat(odd.records()).hasValue(7);
    assertThat(program.scripts.getLast())
        .containsExactly("SELECT 0,'','',COUNT(*),0,'' FROM `training_test_datasets`.`odd`");
  }

  @Test
  void latestTaskCountsAndNotTheLastInTheAlphabet() {
    tables
        .dataset("scans", "train", 9, 3, ".png")
        .journal(
            RUNS,
            hex("scans") + "\t" + hex("text_classification") + "\t2024-01-01 00:00:00",
            hex("scans") + "\t" + hex("semantic_segmentation") + "\t2024-02-01 00:00:00");
    var entries = list("");
    assertThat(entries.getFirst().task()).contains("semantic_segmentation");
    assertThat(entries.getFirst().modality()).isEqualTo(Modality.IMAGE);
  }

  @Test
  void taskDecidesWhatItIsMadeOf() {
    tables
        .dataset("odd", "train", 9, 3, ".dat")
        .journal(RUNS, hex("odd") + "\t" + hex("embeddings") + "\tNULL");
    assertThat(list("").getFirst().modality()).isEqualTo(Modality.TEXT);
  }

  @Test
  void journalWithoutTasksIsNotAskedForThem() {
    tables.dataset("a", "train", 1, 1, "").journal(List.of("ingestor_id", "table_name"));
    assertThat(list("").getFirst().task()).isEmpty();
    assertThat(program.scripts.getLast()).hasSize(1);
  }

  @Test
  void tablesThatAreNoDatasetsAreMarkedAndNotAsked() {
    tables
        .journal(List.of("data_id"))
        .table("customers", List.of("id", "name"), "")
        .table("Tracebloc_Ingest_Meta", List.of("data_id"), "");
    assertThat(list("")).hasSize(3).allMatch(DatasetEntry::system);
    assertThat(pods.calls).as("there is nothing to be asked").hasSize(1);
  }

  @Test
  void hostileNamesAreListedAndNeverAsked() {
    var hostile = "x`; DROP TABLE scans; \u001b[2J\n\tü";
    tables.dataset("scans", "train", 1, 1, ".png").dataset(hostile, "train", 1, 1, "");
    var entries = list("");
    assertThat(entries)
        .filteredOn(entry -> entry.name().equals(hostile))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.records()).isEmpty();
              assertThat(entry.sizeBytes()).isEmpty();
            });
    assertThat(program.scripts)
        .allSatisfy(script -> assertThat(script.toString()).doesNotContain("DROP"));
  }

  @Test
  void tableThatVanishesMeanwhileIsLeftOut() {
    tables.dataset("gone", "train", 1, 1, "").dataset("stays", "train", 1, 1, "");
    tables.afterListing = () -> tables.remove("gone");
    assertThat(list("")).extracting(DatasetEntry::name).containsExactly("stays");
    assertThat(pods.calls).as("the pair twice").hasSize(4);
    assertThat(warnings).isEmpty();
  }

  @Test
  void brokenTableKeepsNoOtherFromBeingListed() {
    tables.dataset("fine", "train", 4, 2, "").broken("bad", "Table 'bad' is marked as crashed");
    var entries = list("");
    assertThat(entries).extracting(DatasetEntry::name).containsExactly("bad", "fine");
    assertThat(entries.getFirst().records()).isEmpty();
    assertThat(entries.getLast().records()).hasValue(4);
    assertThat(warnings).containsExactly("bad cannot be read: Table 'bad' is marked as crashed");
  }

  @Test
  void listOfNothingButBrokenTablesIsAFailure() {
    tables.broken("bad", "crashed");
    assertThatThrownBy(() -> list(""))
        .isInstanceOf(CatalogFailure.class)
        .hasMessageContaining("bad cannot be read: crashed");
  }

  @Test
  void oneFailureIsMadeUpForByASecondTry() {
    tables.dataset("scans", "train", 1, 1, "");
    var failing =
        new ScriptedPods(
            new ScriptedPods.Program() {
              private boolean failed;

              @Override
              public End run(Call call) throws IOException {
                if (!failed) {
                  failed = true;
                  return new End(1, "", "ERROR 2002 (HY000): Can't connect\n");
                }
                return program.run(call);
              }
            });
    var database = new Database(failing, new PodContainer("demo", "mysql-0", "mysql"));
    assertThat(new Listing(database, warnings::add).read().tables()).hasSize(1);
  }

  @Test
  void fiveHundredDatasetsTakeTwoCallsOfTheDatabase() {
    for (int number = 0; number < 500; number++) {
      tables.dataset("dataset_%03d".formatted(number), "train", number, 2, ".png", "a", "b");
    }
    tables.journal(RUNS);
    assertThat(list("4\tdataset_007\n"))
        .hasSize(501)
        .filteredOn(entry -> entry.sizeBytes().isPresent())
        .extracting(DatasetEntry::name)
        .containsExactly("dataset_007");
    assertThat(pods.calls).hasSize(2);
    assertThat(measured).isEqualTo(1);
  }
}
