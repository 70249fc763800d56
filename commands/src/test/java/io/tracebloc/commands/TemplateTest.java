package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.template.Preview;
import io.tracebloc.engine.chart.RenderedChart;
import io.tracebloc.engine.chart.RenderedChart.Manifest;
import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.ingest.IngestConfig;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.Submission;
import io.tracebloc.engine.submit.Via;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

class TemplateTest {
  private static final String[] LEAVES = {
    "template",
    "tracebloc",
    "leaves",
    "--name",
    "leaves",
    "--task",
    "image_classification",
    "--label-column",
    "disease"
  };

  @TempDir Path folder;
  private final Terminal terminal = new Terminal().of(Host.HELM);

  @BeforeEach
  void show() {
    terminal.engine().onPreview(TemplateTest::preview);
  }

  private static Preview preview(PushRequest request, Via.Chart way, boolean rendered) {
    var yaml = "table: %s\n# \"verbatim\"\n".formatted(request.dataset().table());
    var config =
        new IngestConfig(request.dataset().table(), Category.IMAGE_CLASSIFICATION, "train", yaml);
    var submission =
        new Submission(
            "tracebloc",
            "1.9.62",
            Releases.DEMO.ingest().orElseThrow(),
            config,
            request.keyIsGiven() ? request.key() : IdempotencyKey.of(config, Optional.empty()),
            request.imageDigest());
    return new Preview(
        submission,
        way,
        "{\"ingestConfig\": \"table: x\\n\", \"hookTimeoutSeconds\": 300}",
        Optional.of(
                new RenderedChart(
                    "ingestor-0.2.0",
                    way.release(),
                    Map.of(),
                    List.of(
                        new Manifest("ingestor/templates/a.yaml", "---\nkind: ConfigMap\n"),
                        new Manifest("ingestor/templates/b.yaml", "kind: Job"))))
            .filter(_ -> rendered));
  }

  private Terminal.Result template(String... more) {
    var words = new ArrayList<>(List.of(LEAVES));
    words.addAll(List.of(more));
    return terminal.run(words.toArray(String[]::new));
  }

  @Test
  void byDefaultTheManifestsAreShownAsHelmShowsThem() {
    var result = template();
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            ---
            # Source: ingestor/templates/a.yaml
            kind: ConfigMap
            ---
            # Source: ingestor/templates/b.yaml
            kind: Job
            """);
  }

  @Test
  void theBodyAloneIsWhatIsPosted() {
    var result = template("--show", "body", "--idempotency-key", "key-1");
    assertThat(result.out())
        .isEqualTo(
            "{\"ingest_config\":\"table: leaves\\n# \\\"verbatim\\\"\\n\","
                + "\"idempotency_key\":\"key-1\"}\n");
  }

  @Test
  void theDocumentAloneIsVerbatim() {
    assertThat(template("--show", "document").out()).isEqualTo("table: leaves\n# \"verbatim\"\n");
  }

  @Test
  void severalPartsAreYamlDocumentsInTheOrderAskedFor() {
    var out = template("--show", "values,body", "--show", "manifests").out();
    Golden.assertSame(out, "template.yaml");
    assertThat(new Yaml().loadAll(out)).hasSize(4).doesNotContainNull();
  }

  @Test
  void theSameInputGivesTheSameText() {
    assertThat(template("--show", "body,values").out())
        .isEqualTo(template("--show", "body,values").out());
  }

  @Test
  void jsonIsOneObject() {
    var json = new JsonMapper().readTree(template("--show", "body,values", "-o", "json").out());
    var only = json.path("submissions").path(0);
    assertThat(json.path("submissions").size()).isEqualTo(1);
    assertThat(only.path("body").path("ingest_config").asString()).startsWith("table: leaves");
    assertThat(only.path("values").path("hookTimeoutSeconds").asInt()).isEqualTo(300);
    assertThat(only.path("chart_release").asString()).isEqualTo("ingest-leaves");
    assertThat(only.path("idempotency_key").asString()).hasSize(32);
    assertThat(only.has("manifests")).isFalse();
  }

  @Test
  void theWayOfTheChartIsThatOfTheOptions() {
    terminal
        .engine()
        .onPreview(
            (request, way, rendered) -> {
              assertThat(way.chart()).contains("./ingestor");
              assertThat(way.release()).isEqualTo("own");
              assertThat(way.hookTimeout()).hasSeconds(90);
              assertThat(rendered).isFalse();
              return preview(request, way, rendered);
            });
    var result =
        template(
            "--chart",
            "./ingestor",
            "--chart-release",
            "own",
            "--timeout",
            "90s",
            "--show",
            "values");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(terminal.engine().release().release()).contains("tracebloc");
  }

  @Test
  void documentsOfStagedDataAreTakenAsTheyAre() throws IOException {
    var document =
        """
        apiVersion: tracebloc.io/v1
        kind: IngestConfig
        category: image_classification
        table: leaves
        intent: train
        csv: /data/shared/.tracebloc-staging/leaves/labels.csv
        images: /data/shared/.tracebloc-staging/leaves/images/
        label: disease
        """;
    Files.writeString(folder.resolve("leaves.yaml"), document);
    terminal.in(folder);
    var result =
        terminal.run("template", "tracebloc", "-f", "leaves.yaml", "--staged", "--show", "body");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(terminal.engine().pushed().staged().orElseThrow().config().yaml())
        .isEqualTo(document);

    var twice =
        terminal.run("template", "tracebloc", "-f", "leaves.yaml", "-f", "leaves.yaml", "--staged");
    assertThat(twice.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(twice.err()).contains("leaves");

    Files.writeString(folder.resolve("other.yaml"), document.replace("leaves", "other"));
    var line = "template tracebloc -f leaves.yaml -f other.yaml --staged --chart-release one";
    var shared = terminal.run(line.split(" "));
    assertThat(shared.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(shared.err()).contains("leaves.yaml and other.yaml", "the Helm release one\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"template tracebloc", "template tracebloc leaves -f x.yaml"})
  void whatIsMeantMustBeClear(String line) {
    var result = terminal.run(line.split(" "));
    assertThat(result.code()).isNotZero();
    assertThat(result.out()).isEmpty();
    assertThat(terminal.engine().idle()).isTrue();
  }

  @Test
  void aRefusalIsToldAndNothingIsPrinted() {
    terminal.engine().failWith(new ReleaseFailure("No release tracebloc", "See {command:survey}"));
    var result = template();
    assertThat(result.code()).isEqualTo(ExitCode.RELEASE.code());
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("No release tracebloc", "helm list --all-namespaces");
  }
}
