package io.tracebloc.commands.datasets;

import static io.tracebloc.commands.datasets.FakeDatasets.entry;
import static io.tracebloc.commands.datasets.FakeDatasets.list;
import static io.tracebloc.commands.datasets.FakeDatasets.scans;
import static io.tracebloc.commands.datasets.FakeDatasets.unread;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.Golden;
import io.tracebloc.commands.Host;
import io.tracebloc.commands.Terminal;
import io.tracebloc.engine.catalog.DatasetSurvey;
import io.tracebloc.engine.catalog.Modality;
import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.ReleaseFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsAreListedTest {
  private final Terminal terminal = new Terminal();
  private final FakeDatasets datasets = new FakeDatasets();

  DatasetsAreListedTest() {
    terminal.engine().holding(datasets);
  }

  private void fill() {
    datasets.seen(
        list(
            "demo",
            scans(),
            entry("loans", "", Modality.TABULAR, 40, 0, "", 16384),
            unread("evil\u001b[2J\nname", false),
            unread("tracebloc_ingest_runs", true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "wide", "json", "yaml", "name"})
  void everyFormatShowsThem(String format) {
    fill();
    var result = terminal.run("datasets", "list", "-n", "demo", "-o", format);
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).doesNotContain("\u001b");
    Golden.assertSame(result.out(), "datasets/list-" + format + ".txt");
    assertThat(datasets.closed).isTrue();
  }

  @Test
  void tablesThatAreNoDatasetsAreShownIfWanted() {
    fill();
    var result = terminal.run("datasets", "list", "--show-system", "--no-headers");
    assertThat(result.out()).contains("tracebloc_ingest_runs").doesNotContain("RECORDS");
    fill();
    var json = terminal.run("datasets", "list", "--show-system", "-o", "json");
    assertThat(json.out()).contains("\"count\": 4", "\"system\": true");
  }

  @Test
  void emptyListIsNoFailure() {
    datasets.seen(list("demo"), list("demo"));
    var result = terminal.run("datasets", "list");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEqualTo("No datasets found in namespace demo\n");
    assertThat(terminal.run("datasets", "list", "-o", "json").out())
        .contains("\"datasets\": [ ]", "\"details\": [ ]", "\"count\": 0");
  }

  @Test
  void allNamespacesAreListedAndThoseThatCannotBeReadAreTold() {
    datasets.everywhere(
        new DatasetSurvey(
            List.of(list("a", scans()), list("b", scans())),
            List.of("Namespace c, release x: no database")));
    var result = terminal.run("datasets", "list", "-A");
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEqualTo("Warning: Namespace c, release x: no database\n");
    assertThat(result.out().lines().map(line -> line.split(" +", 2)[0]))
        .containsExactly("NAMESPACE", "a", "b");
    Golden.assertSame(
        terminal.run("datasets", "list", "-A", "-o", "json").out(), "datasets/list-all.txt");
  }

  @Test
  void watchingTellsWhatChanges() {
    var more = entry("scans", "semantic_segmentation", Modality.IMAGE, 1300, 5, "png", 60_000_000);
    var loans = entry("loans", "", Modality.TABULAR, 40, 0, "", 16384);
    datasets.seen(
        list("demo", scans(), loans), list("demo", scans(), loans), list("demo", more, loans));
    var result = terminal.run("datasets", "list", "-w");
    assertThat(result.code()).isEqualTo(130);
    assertThat(result.out().lines()).hasSize(4);
    assertThat(result.out().lines().toList().getLast()).startsWith("scans").contains("1300");
  }

  @Test
  void watchingTellsWhatIsGone() {
    var loans = entry("loans", "", Modality.TABULAR, 40, 0, "", 16384);
    datasets.seen(list("demo", scans(), loans), list("demo", loans), list("demo", loans));
    var lines = terminal.run("datasets", "list", "-w").out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.getLast()).matches("scans +<deleted> +train +1200 .*");
    datasets.seen(list("demo", loans), list("demo"));
    assertThat(terminal.run("datasets", "list", "-w", "-o", "json").out())
        .containsOnlyOnce("\"deleted\": true");
    datasets.seen(list("demo", loans), list("demo"));
    assertThat(terminal.run("datasets", "list", "-w", "-o", "name").out())
        .isEqualTo("dataset/loans\ndataset/loans\n");
  }

  @Test
  void aNamespaceThatIsSilentForALookHasLostNothing() {
    datasets.everywhere(
        new DatasetSurvey(List.of(list("a", scans()), list("b", scans())), List.of()),
        new DatasetSurvey(List.of(list("a", scans())), List.of("Namespace b: no database")),
        new DatasetSurvey(List.of(list("a"), list("b", scans())), List.of()));
    var lines = terminal.run("datasets", "list", "-A", "-w").out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.getLast()).matches("a +scans +<deleted> .*");
  }

  @Test
  void watchingTellsProgramsOneObjectForEachChange() {
    datasets.seen(list("demo"), list("demo", scans()));
    var result = terminal.run("datasets", "list", "-w", "-o", "name");
    assertThat(result.out()).isEqualTo("dataset/scans\n");
  }

  @Test
  void failuresHaveTheirCodes() {
    terminal.engine().failWith(new ReleaseFailure("no database", "wait"));
    assertThat(terminal.run("datasets", "list").code()).isEqualTo(4);
    terminal.engine().failWith(new CatalogFailure("no answer", "again"));
    var result = terminal.run("datasets", "list", "-o", "json");
    assertThat(result.code()).isEqualTo(7);
    assertThat(result.out()).contains("\"status\": \"error\"", "\"exit_code\": 7");
  }

  @Test
  void helmNamesTheReleaseFirst() {
    fill();
    assertThat(terminal.of(Host.HELM).run("datasets", "list", "rel").code()).isZero();
    assertThat(terminal.engine().release().release()).contains("rel");
    fill();
    assertThat(terminal.of(Host.HELM).run("datasets", "list").code()).isZero();
    assertThat(terminal.engine().release().release()).isEmpty();
  }
}
