package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import io.tracebloc.sandbox.samples.LeafDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code helm tracebloc} refuses, by both ways of submitting, in Helm's words. */
@ExtendWith(PracticeClusterExtension.class)
class HelmRefusalsIT {
  /** The ways by which runs are submitted. */
  enum Way {
    DIRECT,
    CHART;

    List<String> words() {
      return this == DIRECT
          ? List.of("--via", "direct")
          : List.of("--via", "chart", "--chart", IngestorChart.folder().toString());
    }
  }

  private static Command ingest(Workplace place, String release, Way way, String... more) {
    var words = new ArrayList<>(List.of("ingest", release));
    words.addAll(List.of(more));
    words.addAll(way.words());
    return place.helm(words.toArray(String[]::new));
  }

  private static Command leaves(Workplace place, String release, Way way, String... more) {
    return ingest(place, release, way, "leaves", "--name", "leaves")
        .and("--task", "image_classification", "--label-column", "disease")
        .and(more);
  }

  private static void assertRefused(Outcome outcome, int code, String... words) {
    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(code);
    assertThat(outcome.err())
        .contains("Error: ")
        .contains(words)
        .doesNotContain("\tat ", "Exception", "{flag", "{program", "{command")
        .doesNotContain("kubectl tracebloc", "--context", "--release");
    assertThat(outcome.out()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aReleaseOfAFormerChart(Way way, Workplace place) {
    place.installPlatform("tracebloc-legacy").leaves(4);
    assertRefused(
        leaves(place, "edge1", way).run(),
        4,
        "edge1",
        "former tracebloc chart bm 1.0.4",
        "helm tracebloc stage RELEASE");
    assertThat(place.jobs()).isEmpty();
    assertThat(place.stagePods()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aReleaseThatIsNotThere(Way way, Workplace place) {
    place.install().leaves(4);
    assertRefused(leaves(place, "nobody", way).run(), 4, "nobody", place.namespace());
    place.assertNothingLeft();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aReleaseThatHelmIsUpgrading(Way way, Workplace place) {
    place.install(place.release().withStatus("pending-upgrade")).leaves(4);
    assertRefused(
        leaves(place, place.namespace(), way).run(),
        4,
        "pending-upgrade",
        "helm rollback " + place.namespace() + " -n " + place.namespace(),
        "--allow-pending");
    place.assertNothingLeft();
  }

  @Test
  void aReleaseThatHelmLeftPendingCanBeUsedNevertheless(Workplace place) {
    place.install(place.release().withStatus("pending-upgrade")).leaves(4);
    var outcome = leaves(place, place.namespace(), Way.DIRECT, "--allow-pending").run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.err()).contains("pending-upgrade");
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aReleaseWithoutClusterScope(Way way, Workplace place) {
    place.install(place.release().withoutClusterScope()).leaves(4);
    assertRefused(leaves(place, place.namespace(), way).run(), 4, "clusterScope");
    place.assertNothingLeft();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aReleaseOfAnotherChart(Way way, Workplace place) throws IOException {
    var chart = Files.createDirectories(place.folder().resolve("web/templates"));
    Files.writeString(
        chart.resolveSibling("Chart.yaml"), "{apiVersion: v2, name: web, version: 1.0.0}");
    Files.writeString(
        chart.resolve("settings.yaml"),
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: {a: b}}");
    new Helm(chart.getParent())
        .install()
        .withName("web")
        .withNamespace(place.namespace())
        .createNamespace()
        .withKubeConfig(place.cluster().kubeconfig())
        .call();
    place.leaves(4);

    assertRefused(leaves(place, "web", way).run(), 4, "web", "chart web 1.0.0");
    assertThat(place.jobs()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aReplayIsReportedAsOne(Way way, Workplace place) throws IOException {
    place.install();
    var document = stagedDocument(place);
    var key = "--idempotency-key=once";
    var first = ingest(place, place.namespace(), way, "-f", document, "--staged", key).run();
    assertThat(first.exitCode()).as(first.toString()).isZero();

    var second =
        ingest(place, place.namespace(), way, "-f", document, "--staged", key, "-o", "json").run();

    assertThat(second.exitCode()).as(second.toString()).isZero();
    assertThat(second.out()).contains("\"replay\": true");
    var third = ingest(place, place.namespace(), way, "-f", document, "--staged", key).run();
    assertThat(third.err() + third.out()).containsIgnoringCase("nothing new was started");
    assertThat(place.jobs().stream().filter(job -> job.startsWith("ingest-job-"))).hasSize(1);
  }

  private static String stagedDocument(Workplace place) throws IOException {
    var staged = place.shared().resolve("by-hand");
    new LeafDataset(4, 48, 1).writeTo(staged);
    Files.writeString(
        place.folder().resolve("by-hand.yaml"),
        """
        apiVersion: tracebloc.io/v1
        kind: IngestConfig
        category: image_classification
        table: leaves
        intent: train
        csv: /data/shared/by-hand/labels.csv
        images: /data/shared/by-hand/images/
        label: disease
        spec: {file_options: {extension: .png, target_size: [48, 48]}}
        """);
    return "by-hand.yaml";
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void whatTheServerSaysIsShownEvenIfAHookAsked(Way way, Workplace place) {
    place.install(place.release().withTablePrefixes(List.of("other"))).leaves(4);
    var outcome = leaves(place, place.namespace(), way).run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(5);
    assertThat(outcome.err())
        .contains("may not ingest into table 'leaves'", "403")
        .doesNotContain("\tat ", "kubectl tracebloc");
    assertThat(place.staged()).isEmpty();
  }

  @Test
  void aPreviewChangesNothingAndCanBeRepeated(Workplace place) throws IOException {
    place.install().leaves(4);
    var chart = IngestorChart.folder().toString();
    var preview =
        place
            .helm("template", place.namespace(), "leaves", "--name", "leaves")
            .and("--task", "image_classification", "--label-column", "disease")
            .and("--chart", chart, "--show", "document,body,values,manifests")
            .with("KUBECONFIG", place.cluster().dataScientistKubeconfig().toString());

    var first = preview.run();
    assertThat(first.exitCode()).as(first.toString()).isZero();
    assertThat(first.out())
        .contains(
            "/data/shared/.tracebloc-staging/leaves/labels.csv",
            "kind: Job",
            "helm.sh/hook: post-install,post-upgrade",
            "hookTimeoutSeconds: 300");
    assertThat(preview.run().out()).isEqualTo(first.out());
    place.assertNothingLeft();
    assertThat(Path.of(chart, "charts")).doesNotExist();
  }

  @Test
  void valuesAreShownWithoutSecrets(Workplace place) {
    place.install();
    var values = place.helm("values", place.namespace());
    var outcome = values.run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out())
        .contains("clusterScope: true", "clientPassword: (hidden)", "client-pvc")
        .doesNotContain("practice-password");

    var unreadable =
        values.with("KUBECONFIG", place.cluster().dataScientistKubeconfig().toString()).run();
    assertThat(unreadable.exitCode()).as(unreadable.toString()).isZero();
    assertThat(unreadable.out()).contains("could not be read", "client-pvc");
    assertRefused(place.helm("values", "nobody").run(), 4, "nobody");
  }
}
