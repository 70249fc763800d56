package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** {@code helm tracebloc}, as Helm starts it, on the practice cluster. */
@ExtendWith(PracticeClusterExtension.class)
class HelmPluginIT {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Path DIST = Path.of(System.getProperty("tracebloc.dist"));
  private static final JsonMapper JSON = new JsonMapper();

  /** As {@code helm plugin install .} leaves it: a link, here below a folder with a space. */
  private static Path installed(Workplace place, Path plugin) throws IOException {
    var plugins = Files.createDirectories(place.folder().resolve("helm plugins"));
    return Files.createSymbolicLink(plugins.resolve("tracebloc"), plugin);
  }

  private static Outcome helm(Workplace place, String... words) throws IOException {
    return helm(place, place.cluster().kubeconfig(), words);
  }

  private static Outcome helm(Workplace place, Path kubeconfig, String... words)
      throws IOException {
    var plugins = place.folder().resolve("helm plugins/tracebloc");
    var plugin = Files.exists(plugins) ? plugins : installed(place, PROJECT);
    var shell = Command.in(place.folder()).with("KUBECONFIG", kubeconfig.toString());
    return Helm.with(plugin).run(shell, List.of(words));
  }

  private static String[] ingest(Workplace place, String... more) {
    var words = new ArrayList<>(List.of("ingest", place.namespace(), "leaves", "--name", "leaves"));
    words.addAll(List.of("--task", "image_classification", "--label-column", "disease"));
    words.addAll(List.of("-n", place.namespace()));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  @Test
  void aDatasetIsIngested(Workplace place) throws IOException {
    place.install().leaves(8);

    var outcome = helm(place, ingest(place));

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out()).contains("dataset/leaves ingested");
    assertThat(place.shared().resolve("leaves")).isDirectory();
    assertThat(place.stagePods()).isEmpty();
  }

  @Test
  void theResultIsThatOfKubectl(Workplace place) throws IOException {
    place.install().leaves(4);

    var helm = JSON.readTree(helm(place, ingest(place, "-o", "json")).out());
    var kubectl =
        JSON.readTree(
            place
                .plugin("push", "leaves", "--name", "leaves2", "--task", "image_classification")
                .and("--label-column", "disease", "-o", "json")
                .run()
                .out());

    assertThat(helm.path("status").asString()).isEqualTo("succeeded");
    assertThat(helm.path("release").asString()).isEqualTo(place.namespace());
    assertThat(helm.path("summary").path("inserted_records").asInt()).isEqualTo(4);
    assertThat(helm.path("summary").propertyNames())
        .isEqualTo(kubectl.path("summary").propertyNames());
    assertThat(helm.propertyNames()).isEqualTo(kubectl.propertyNames());
  }

  @Test
  void aDryRunCreatesNothing(Workplace place) throws IOException {
    place.install().leaves(4);

    var outcome = helm(place, ingest(place, "--dry-run"));

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out()).contains("(dry run): nothing was created");
    place.assertNothingLeft();
  }

  @Test
  void withoutWaitingTheRunGoesOn(Workplace place) throws IOException {
    place.install().leaves(4);

    var outcome = helm(place, ingest(place, "--wait=false", "-o", "yaml"));

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out())
        .startsWith("status: detached\n")
        .contains("follow: helm tracebloc runs watch ");
  }

  @Test
  void aRunThatTakesLongerThanTheTimeoutGoesOn(Workplace place) throws IOException {
    place.install(place.release().withEnvironment("STANDIN_INGEST_FAULT", "sleep:25")).leaves(4);

    var outcome = helm(place, ingest(place, "--timeout", "10s", "-o", "json"));

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    var result = JSON.readTree(outcome.out());
    assertThat(result.path("status").asString()).isEqualTo("detached");
    assertThat(result.path("follow").asString())
        .contains(" runs watch " + place.namespace() + " " + place.jobs().getFirst());
  }

  @Test
  void filesAreStaged(Workplace place) throws IOException {
    place.install().leaves(4);

    var outcome =
        helm(
            place,
            "stage",
            place.namespace(),
            "leaves",
            "--kube-context=",
            "--namespace",
            place.namespace());

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out()).contains("staged: ");
  }

  @Test
  void theDatasetIsCheckedAndDescribedWithoutACluster(Workplace place) throws IOException {
    place.leaves(4);
    var nowhere = place.folder().resolve("no such kubeconfig");
    var options = List.of("--task", "image_classification", "--label-column", "disease");

    var init = List.of("init", "leaves", options.get(0), options.get(1), options.get(2), "disease");
    var drafted = helm(place, nowhere, init.toArray(String[]::new));
    assertThat(drafted.exitCode()).as(drafted.toString()).isZero();
    assertThat(drafted.out()).contains("helm tracebloc ingest RELEASE -f leaves/ingest.yaml");

    var checked = helm(place, nowhere, "validate", "leaves/ingest.yaml");
    assertThat(checked.exitCode()).as(checked.toString()).isZero();
    assertThat(helm(place, nowhere, "version", "--client").out()).contains("Version: ");
    assertThat(helm(place, nowhere, "help", "stage").out())
        .startsWith("Usage: helm tracebloc stage");
  }

  @Test
  void theDocumentThatWasDraftedIsIngested(Workplace place) throws IOException {
    place.install().leaves(4);
    helm(place, "init", "leaves", "--task", "image_classification", "--label-column", "disease");

    var outcome =
        helm(
            place,
            "ingest",
            place.namespace(),
            "-f",
            "leaves/ingest.yaml",
            "-n" + place.namespace());

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out()).contains("dataset/leaves ingested");
  }

  @Test
  void aMissingReleaseIsNamedAndTheCodePassedOn(Workplace place) throws IOException {
    place.install().leaves(4);

    var outcome =
        helm(
            place,
            "ingest",
            "nobody",
            "leaves",
            "--name=leaves",
            "--task=image_classification",
            "--label-column=disease",
            "-n",
            place.namespace());

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(4);
    assertThat(outcome.err())
        .contains("nobody")
        .doesNotContain("{flag", "{program", "{command", "--release", "kubectl tracebloc")
        .endsWith("Error: plugin \"tracebloc\" exited with error\n");
    place.assertNothingLeft();
  }

  @Test
  void aTokenOfHelmIsUsedAndNotShown(Workplace place) throws IOException {
    place.install().leaves(4);
    var anonymous = place.folder().resolve("anonymous");
    var kubeconfig = Files.readString(place.cluster().kubeconfig());
    Files.writeString(anonymous, kubeconfig.replaceAll("(?m)^ +client-.*-data:.*\n", ""));

    var outcome = helm(place, anonymous, ingest(place, "--kube-token", "s3cret.t0ken", "--debug"));

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(5);
    assertThat(outcome.out() + outcome.err()).doesNotContain("s3cret");
    place.assertNothingLeft();
  }

  @Test
  void aContextThatIsNotThereIsHelms(Workplace place) throws IOException {
    place.leaves(4);

    var outcome = helm(place, ingest(place, "--kube-context", "nowhere"));

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(3);
    assertThat(outcome.err()).contains("nowhere", "--kube-context").doesNotContain("--context ");
  }

  @Test
  void thePackagedFoldersArePluginsToo(Workplace place) throws IOException {
    var old = installed(place, DIST);
    var shell = Command.in(place.folder());
    assertThat(Helm.with(old).run(shell, List.of("version", "--client")).out())
        .contains("Version: ");

    var modern = DIST.resolveSibling("helm-v1").resolve("tracebloc");
    var manifest = HelmManifest.modern(modern);
    assertThat(manifest.text("version")).isEqualTo(HelmManifest.old(PROJECT).text("version"));
    assertThat(manifest.text("name")).isEqualTo(HelmManifest.old(PROJECT).text("name"));
    assertThat(manifest.map("config").get("shortHelp"))
        .isEqualTo(HelmManifest.old(PROJECT).text("usage"));
    var command = manifest.command("linux", "amd64").orElseThrow();
    var program = HelmRules.expand(command, Map.of("HELM_PLUGIN_DIR", modern.toString()));
    assertThat(Command.in(place.folder(), program, "version", "--client").run().out())
        .contains("Version: ");
  }

  @Test
  void completionsAreOffered(Workplace place) throws IOException {
    var plugin = installed(place, PROJECT);
    var complete = plugin.resolve("plugin.complete").toString();

    var commands = Command.in(place.folder(), complete, "in").run();
    var options = Command.in(place.folder(), complete, "ingest", "r", "--dry").run();

    assertThat(commands.out().lines()).anyMatch(line -> line.startsWith("ingest\t"));
    assertThat(commands.out()).endsWith(":4\n");
    assertThat(options.out()).startsWith("--dry-run\t").endsWith(":4\n");
    assertThat(commands.err() + options.err()).isEmpty();
  }
}
