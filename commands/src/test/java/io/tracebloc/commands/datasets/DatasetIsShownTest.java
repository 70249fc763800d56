package io.tracebloc.commands.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.Golden;
import io.tracebloc.commands.Host;
import io.tracebloc.commands.Terminal;
import io.tracebloc.engine.catalog.DatasetColumn;
import io.tracebloc.engine.catalog.DatasetDetails;
import io.tracebloc.engine.catalog.DatasetFiles;
import io.tracebloc.engine.catalog.DatasetRun;
import io.tracebloc.engine.catalog.Share;
import io.tracebloc.engine.catalog.Shares;
import io.tracebloc.engine.ingest.DocumentGlance;
import io.tracebloc.engine.runs.Run;
import io.tracebloc.engine.runs.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetIsShownTest {
  private final Terminal terminal = new Terminal();
  private final FakeDatasets datasets = new FakeDatasets();

  DatasetIsShownTest() {
    terminal.engine().holding(datasets);
  }

  private static Shares shares(Object... pairs) {
    var shares = new ArrayList<Share>();
    for (int at = 0; at < pairs.length; at += 2) {
      shares.add(new Share(Optional.of((String) pairs[at]), (Integer) pairs[at + 1]));
    }
    return new Shares(shares, true);
  }

  private static DatasetDetails scans() {
    return new DatasetDetails(
        "demo",
        "rel",
        FakeDatasets.scans(),
        List.of(
            new DatasetColumn("id", "bigint(20)", false, true),
            new DatasetColumn("mask_id", "varchar(255)", true, false)),
        shares("train", 1000, "test", 200),
        shares("cat\u001b[31m", 700, "dog", 500),
        shares(".png", 1200),
        OptionalLong.of(65536),
        List.of(
            new DatasetRun(
                "run-2",
                Optional.of(true),
                Optional.of("semantic_segmentation"),
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                OptionalLong.of(1200))),
        List.of(
            new DatasetFiles(
                "/data/shared/scans", true, OptionalLong.of(2400), OptionalLong.of(52_428_800)),
            new DatasetFiles(
                "/data/shared/.tracebloc-staging/scans",
                false,
                OptionalLong.empty(),
                OptionalLong.empty())),
        List.of());
  }

  private static Run job() {
    return new Run(
        "demo",
        "ingest-job-1",
        "key-1",
        DocumentGlance.unknown(),
        RunState.SUCCEEDED,
        "",
        Instant.EPOCH.minusSeconds(3600),
        Optional.empty(),
        Optional.empty(),
        1,
        "",
        Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "yaml"})
  void everythingIsShown(String format) {
    datasets.shown(scans(), job());
    var result = terminal.run("datasets", "show", "SCANS", "-o", format);
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).doesNotContain("\u001b");
    Golden.assertSame(result.out(), "datasets/show-" + format + ".txt");
  }

  @Test
  void missingDatasetHasACodeOfItsOwn() {
    var result = terminal.of(Host.HELM).run("datasets", "show", "rel", "gone");
    assertThat(result.code()).isEqualTo(5);
    assertThat(result.err()).contains("There is no gone");
  }

  @Test
  void nameIsNeeded() {
    assertThat(terminal.run("datasets", "show").code()).isEqualTo(1);
    assertThat(terminal.engine().idle()).isTrue();
  }
}
