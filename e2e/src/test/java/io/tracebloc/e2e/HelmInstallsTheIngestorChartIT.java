package io.tracebloc.e2e;

import static io.tracebloc.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.sandbox.samples.LeafDataset;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Helm itself, without our plugin: what the ingestor chart does on a cluster (protocol.md 5) is
 * what it does on the practice cluster, hooks included.
 */
@ExtendWith(PracticeClusterExtension.class)
class HelmInstallsTheIngestorChartIT {
  /** A document for pictures that lie on the claim, and its file. */
  private static Path stagedDocument(Workplace place, String table) throws IOException {
    var staged = place.shared().resolve(".tracebloc-staging").resolve(table);
    Files.createDirectories(staged.getParent());
    new LeafDataset(6, 48, 1).writeTo(staged);
    return Files.writeString(
        place.folder().resolve(table + ".yaml"),
        """
        apiVersion: tracebloc.io/v1
        kind: IngestConfig
        category: image_classification
        table: %s
        intent: train
        csv: /data/shared/.tracebloc-staging/%s/labels.csv
        images: /data/shared/.tracebloc-staging/%s/images/
        label: disease
        spec: {file_options: {extension: .png, target_size: [48, 48]}}
        """
            .formatted(table, table, table));
  }

  private static void awaitSuccess(Workplace place, List<String> jobs) {
    assertThat(jobs).hasSize(1);
    eventually(
        Duration.ofSeconds(60),
        () -> "job " + jobs + " is complete",
        () ->
            place
                .cluster()
                .objects()
                .find(ResourceTypes.JOBS, place.namespace(), jobs.getFirst())
                .filter(job -> job.path("status").path("succeeded").asInt(0) == 1)
                .isPresent());
  }

  @Test
  void theHookStartsARunWithTheTokenOfTheIngestorsAccount(Workplace place) throws IOException {
    var document = stagedDocument(place.install(), "leaves");
    var chart = new IngestorChart(place, "leaves");

    chart.install(
        command -> command.setFile("ingestConfig", document).set("idempotencyKey", "key-1"));

    assertThat(chart.statuses()).containsEntry(1, "deployed");
    assertThat(chart.hookLog()).contains("HTTP 201", "\"replay\":false");
    awaitSuccess(place, chart.runs("key-1"));
    assertThat(Workplace.namesIn(place.shared().resolve("leaves"))).contains("leaf_00005.png");
  }

  @Test
  void withoutAKeyOfItsOwnAnUpgradeAndEvenANewInstallationReplay(Workplace place)
      throws IOException {
    var document = stagedDocument(place.install(), "leaves");
    var chart = new IngestorChart(place, "leaves");
    chart.install(command -> command.setFile("ingestConfig", document));
    assertThat(chart.hookLog()).contains("\"replay\":false");

    chart.upgrade(command -> command.reuseValues());
    assertThat(chart.hookLog()).contains("HTTP 200", "\"replay\":true");
    assertThat(chart.statuses()).containsEntry(1, "superseded").containsEntry(2, "deployed");

    // Helm leaves what hooks made; so the next installation finds the old key (protocol.md 5).
    chart.uninstall();
    chart.install(command -> command.setFile("ingestConfig", document));
    assertThat(chart.hookLog()).contains("HTTP 200", "\"replay\":true");
  }

  @Test
  void aRefusedRunFailsTheInstallationAndTheAnswerIsInTheHooksLog(Workplace place)
      throws IOException {
    var document = place.install().folder().resolve("bad.yaml");
    Files.writeString(document, "apiVersion: tracebloc.io/v1\nkind: IngestConfig\ntable: bad\n");
    var chart = new IngestorChart(place, "bad");

    assertThatThrownBy(() -> chart.install(command -> command.setFile("ingestConfig", document)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("post-install");
    assertThat(chart.statuses()).containsEntry(1, "failed");
    assertThat(chart.hookLog()).contains("HTTP 422", "category");
  }

  @Test
  void aFailedUpgradeIsRolledBack(Workplace place) throws IOException {
    var document = stagedDocument(place.install(), "leaves");
    var chart = new IngestorChart(place, "leaves");
    chart.install(
        command -> command.setFile("ingestConfig", document).set("idempotencyKey", "key-1"));
    var digest = "sha256:" + "0".repeat(64);

    // The same key with other content is a conflict.
    assertThatThrownBy(
            () ->
                chart.upgrade(
                    command -> command.reuseValues().set("image.digest", digest).atomic()))
        .isInstanceOf(IllegalStateException.class);

    assertThat(chart.statuses())
        .containsEntry(1, "superseded")
        .containsEntry(2, "failed")
        .containsEntry(3, "deployed");
    assertThat(chart.hookLog()).contains("HTTP 409");
  }

  @Test
  void anImageThatCannotBePulledEndsTheHookAtItsDeadline(Workplace place) throws IOException {
    var document = stagedDocument(place.install(), "leaves");
    var chart = new IngestorChart(place, "leaves");

    assertThatThrownBy(
            () ->
                chart.install(
                    command ->
                        command
                            .setFile("ingestConfig", document)
                            .set("hookImage", "nowhere.invalid/curl-less:1")
                            .set("hookTimeoutSeconds", 2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("DeadlineExceeded");
    assertThat(chart.statuses()).containsEntry(1, "failed");
  }
}
