package io.tracebloc.commands.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.Golden;
import io.tracebloc.commands.Host;
import io.tracebloc.commands.Terminal;
import io.tracebloc.engine.catalog.RemovalResult;
import io.tracebloc.engine.catalog.Removed;
import io.tracebloc.engine.failure.CatalogFailure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code contract/datasets.md} 8.3, {@code contract/protocol.md} 7. */
class DatasetsAreDeletedTest {
  private final Terminal terminal = new Terminal();
  private final FakeDatasets datasets = new FakeDatasets().planned("scans");

  DatasetsAreDeletedTest() {
    terminal.engine().holding(datasets);
  }

  @Test
  void planIsShownAndAPersonAgrees() {
    datasets.removesAll();
    var result = terminal.answering("y").run("datasets", "delete", "scans");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("dataset/scans deleted\n");
    assertThat(result.err())
        .contains(
            "training_test_datasets.scans",
            "/data/shared/scans",
            "/data/shared/.tracebloc-staging/scans",
            "Delete for good? [y/N]:",
            "Warning: an old Pod is left");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "n", "No"})
  void decliningIsNoFailure(String answer) {
    var result = terminal.answering(answer).run("datasets", "delete", "scans");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("Nothing was deleted\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--streams=2", "--verify=size", "--compress=off", "--keep-partial"})
  void whereNothingIsCopiedNothingIsSaidOfCopying(String option) {
    for (var command : List.of("delete", "recover")) {
      var result = terminal.run("datasets", command, "scans", option);
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err()).contains("Unknown option");
    }
  }

  @Test
  void thePodIsMadeAsItIsSaid() {
    datasets.removesAll();
    var line =
        "datasets delete scans --yes --stage-image mirror/a --timeout 7s --retry-for 0"
            + " --transport spdy --run-as-user 65534";
    assertThat(terminal.run(line.split(" ", -1)).code()).isZero();
    var staging = datasets.staging.orElseThrow();
    assertThat(staging.image()).isEqualTo("mirror/a");
    assertThat(staging.readyTimeout()).hasSeconds(7);
    assertThat(staging.transfer().patience()).isZero();
    assertThat(staging.identity().runAsUser()).hasValue(65534);
  }

  @Test
  void dryRunRemovesNothing() {
    var result = terminal.run("datasets", "delete", "scans", "--dry-run");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("dataset/scans deleted (dry run)", "/data/shared/scans");
    var json = terminal.run("datasets", "delete", "scans", "--dry-run", "-o", "json");
    assertThat(json.out()).contains("\"status\": \"dry-run\"", "\"removed_paths\": [ ]");
  }

  @Test
  void nobodyIsAskedWhereNobodyIs() {
    var result = terminal.run("datasets", "delete", "scans");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("--yes");
    var json = terminal.answering("y").run("datasets", "delete", "scans", "-o", "json");
    assertThat(json.code()).isEqualTo(3);
    assertThat(json.out()).contains("\"status\": \"error\"", "\"exit_code\": 3");
    assertThat(terminal.answering("y").run("datasets", "delete", "scans", "--no-input").code())
        .isEqualTo(3);
  }

  @Test
  void objectTellsWhatWasRemoved() {
    datasets.removesAll();
    var result = terminal.run("datasets", "delete", "scans", "--yes", "-o", "json");
    assertThat(result.code()).isZero();
    Golden.assertSame(result.out(), "datasets/delete.txt");
  }

  @Test
  void severalAreToldOneByOne() {
    datasets.planned("scans", "loans").removesAll();
    var result = terminal.of(Host.HELM).run("datasets", "delete", "rel", "scans", "loans", "--yes");
    assertThat(result.out()).isEqualTo("dataset/scans deleted\ndataset/loans deleted\n");
  }

  @Test
  void incompleteDeletionTellsWhatIsLeft() {
    datasets.removes(
        plan -> {
          var item = plan.items().getFirst();
          var left = new Removed.Leftover(item.paths().getFirst(), List.of(65534L), "denied");
          return new RemovalResult(
              List.of(
                  new Removed(item, true, false, List.of(item.paths().getLast()), List.of(left))),
              List.of("a record is kept"),
              Optional.of(new CatalogFailure("incomplete", "Run it as {flag:run-as-user} 65534.")));
        });
    var result = terminal.run("datasets", "delete", "scans", "--yes", "-o", "json");
    assertThat(result.code()).isEqualTo(7);
    assertThat(result.err())
        .contains("Error: incomplete", "--run-as-user 65534", "Warning: a record is kept");
    Golden.assertSame(result.out(), "datasets/delete-incomplete.txt");
  }

  @Test
  void podIsAsThePersonSays() {
    datasets.removesAll();
    terminal.run(
        "datasets", "delete", "scans", "-y", "--stage-image", "mine:1", "--run-as-user", "65534");
    var options = datasets.staging.orElseThrow();
    assertThat(options.image()).isEqualTo("mine:1");
    assertThat(options.identity().runAsUser()).isEqualTo(OptionalLong.of(65534));
  }

  @Test
  void missingDatasetHasACodeOfItsOwn() {
    terminal.engine().holding(new FakeDatasets());
    assertThat(terminal.run("datasets", "delete", "gone", "--yes").code()).isEqualTo(5);
  }
}
