package io.tracebloc.engine.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.ingest.IngestConfig;
import io.tracebloc.engine.release.IngestTarget;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.Submission;
import io.tracebloc.engine.submit.Via;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** Helm's library itself renders the stand-in of the ingestor chart, without any cluster. */
class ChartsAreRenderedTest {
  private static final Path CHART =
      Path.of("../sandbox/src/main/charts/ingestor").toAbsolutePath().normalize();
  private static final String YAML = "table: \"leaf\u00e9\"\n# {{ not a template }}\ncsv: 'a,b'\n";

  @TempDir Path directory;

  private RenderedChart render(String chart) {
    var way =
        new Via.Chart(
            Optional.of(chart),
            Optional.empty(),
            "ingest-leaves",
            Optional.empty(),
            Duration.ofSeconds(90),
            false);
    var submission =
        new Submission(
            "demo",
            "1.9.62",
            new IngestTarget(
                "demo",
                "jobs-manager",
                8080,
                Optional.empty(),
                "loader",
                Optional.empty(),
                List.of()),
            new IngestConfig("leaves", Category.IMAGE_CLASSIFICATION, "train", YAML),
            new IdempotencyKey("key-1"),
            Optional.empty(),
            way);
    var environment = new HostEnvironment(Map.of(), directory, directory, false);
    return new ChartTemplate(environment).render(submission, way);
  }

  private static Map<?, ?> part(Map<?, ?> object, String... path) {
    for (var step : path) {
      object = (Map<?, ?>) object.get(step);
    }
    return object;
  }

  private static Map<?, ?> object(RenderedChart.Manifest manifest) {
    return new Yaml().load(manifest.yaml());
  }

  @Test
  void withItsHooks() {
    var rendered = render(CHART.toString());

    assertThat(rendered.chart()).isEqualTo("ingestor-0.2.0");
    assertThat(rendered.manifests())
        .extracting(RenderedChart.Manifest::template)
        .containsExactly("templates/config.yaml", "templates/submit.yaml");
    var config = object(rendered.manifests().getFirst());
    assertThat(part(config, "data").get("ingest.yaml")).isEqualTo(YAML);
    var body = new JsonMapper().readTree((String) part(config, "data").get("body.json"));
    assertThat(body.path("ingest_config").asString()).isEqualTo(YAML);
    assertThat(body.path("idempotency_key").asString()).isEqualTo("key-1");
    assertThat(body.has("image_digest")).isFalse();
    var job = object(rendered.manifests().getLast());
    assertThat(part(job, "metadata").get("name")).isEqualTo("ingest-leaves-submit");
    assertThat(part(job, "spec").get("activeDeadlineSeconds")).isEqualTo(90);
    assertThat(part(job, "spec", "template", "spec").get("serviceAccountName")).isEqualTo("loader");
  }

  @Test
  void fromAnArchive() throws Exception {
    var archive = directory.resolve("ingestor.tgz");
    var tar =
        new ProcessBuilder("tar", "-czf", archive.toString(), "ingestor")
            .directory(CHART.getParent().toFile())
            .start();
    assertThat(tar.waitFor()).isZero();

    assertThat(render("ingestor.tgz").manifests())
        .isEqualTo(render(CHART.toString()).manifests())
        .hasSize(2);
  }

  @Test
  void butNotAnotherChart() throws IOException {
    Files.writeString(
        directory.resolve("Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.0.0\n");

    assertThatThrownBy(() -> render(directory.toString()))
        .isInstanceOf(InputFailure.class)
        .hasMessageContaining("\"web\"");
  }

  @Test
  void norWhatIsNotThere() {
    assertThatThrownBy(() -> render("nowhere/ingestor"))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("nowhere/ingestor")
        .extracting(failure -> ((Failure) failure).remedy())
        .asString()
        .contains("--chart");
  }

  @Test
  void norAnArchiveThatLeadsElsewhere() throws Exception {
    Files.writeString(directory.resolve("evil"), "x");
    var archive = directory.resolve("evil.tgz");
    var tar =
        new ProcessBuilder(
                "tar", "-czPf", archive.toString(), "--transform", "s,evil,a/../../evil,", "evil")
            .directory(directory.toFile())
            .start();
    assertThat(tar.waitFor()).isZero();

    assertThatThrownBy(() -> ChartArchive.unpack(archive, directory.resolve("out")))
        .isInstanceOf(IOException.class);
  }
}
