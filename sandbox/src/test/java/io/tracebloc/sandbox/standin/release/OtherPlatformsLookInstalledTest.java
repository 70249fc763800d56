package io.tracebloc.sandbox.standin.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Releases.md 3 and 4, with the values of the examples there. */
class OtherPlatformsLookInstalledTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static PlatformRelease of(String platform) {
    return new PlatformRelease(PlatformSpec.parse(platform));
  }

  @ParameterizedTest
  @CsvSource({
    "crater, crater, crater, 1.1.1",
    "crater-defaults, crater, crater, 1.1.1",
    "polyaxon-0, plx, polyaxon, 0.5.6",
    "polyaxon-1, plx, polyaxon, 1.10.1",
    "clearml-1, glue, clearml-agent, 1.3.0",
    "clearml-5, glue, clearml-agent, 5.3.0",
    "tracebloc-legacy, edge1, bm, 1.0.4"
  })
  void helmsRecordNamesTheChart(String platform, String release, String chart, String version)
      throws IOException {
    var record = record(of(platform));

    assertThat(record.path("name").asString()).isEqualTo(release);
    assertThat(record.path("info").path("status").asString()).isEqualTo("deployed");
    var metadata = record.path("chart").path("metadata");
    assertThat(metadata.path("name").asString()).isEqualTo(chart);
    assertThat(metadata.path("version").asString()).isEqualTo(version);
  }

  @ParameterizedTest
  @FieldSource("io.tracebloc.sandbox.standin.release.PlatformSpec#PLATFORMS")
  void theManifestIsWhatHelmCreated(String platform) throws IOException {
    var release = of(platform);
    var manifest =
        documents(record(release).path("manifest").asString()).stream()
            .collect(Collectors.toMap(OtherPlatformsLookInstalledTest::identity, object -> object));
    var marked =
        release.objects().stream()
            .filter(object -> object.path("metadata").path("annotations").has(MARK))
            .collect(Collectors.toMap(OtherPlatformsLookInstalledTest::identity, object -> object));

    assertThat(manifest.keySet()).isNotEmpty().isEqualTo(marked.keySet());
    marked.forEach(
        (name, object) -> {
          assertThat(object.path("metadata").path("labels").path("app.kubernetes.io/managed-by"))
              .hasToString("\"Helm\"");
          assertThat(object.path("spec")).isEqualTo(manifest.get(name).path("spec"));
        });
  }

  private static final String MARK = "meta.helm.sh/release-name";

  @Test
  void craterKeepsItsClaimInTheNamespaceOfTheJobs() throws IOException {
    var crater = of("crater");

    assertThat(only(crater, "PersistentVolumeClaim", "lab-rwx").path("metadata").path("namespace"))
        .hasToString("\"lab-jobs\"");
    assertThat(record(crater).path("config").path("namespaces").path("job").asString())
        .isEqualTo("lab-jobs");
    var webdav = only(crater, "Deployment", "webdav-deployment");
    assertThat(webdav.path("metadata").path("labels").path("app")).hasToString("\"webdav-crater\"");
    assertThat(webdav.toString())
        .contains("\"mountPath\":\"/crater\"", "\"claimName\":\"lab-rwx\"");
    Map<?, ?> configuration = backendConfiguration(crater);
    assertThat(configuration.toString())
        .contains("prefix={user=home, account=teams, public=shared}")
        .contains("pvc={readWriteMany=lab-rwx, readOnlyMany=lab-ro}");
    assertThat(crater.namespaces()).containsExactlyInAnyOrder("crater", "lab-jobs");
  }

  @Test
  void craterAsItComesHasTheChartsOwnNames() throws IOException {
    var crater = of("crater-defaults");

    assertThat(record(crater).has("config")).isFalse();
    var claim = only(crater, "PersistentVolumeClaim", "crater-rw-storage");
    assertThat(claim.path("metadata").path("namespace")).hasToString("\"crater-workspace\"");
    assertThat(claim.path("metadata").path("annotations").path("helm.sh/resource-policy"))
        .hasToString("\"keep\"");
    assertThat(backendConfiguration(crater).toString()).contains("readOnlyMany=null");
  }

  private static Map<?, ?> backendConfiguration(PlatformRelease crater) {
    var map = only(crater, "ConfigMap", "backend-config").path("data").path("config.yaml");
    return (Map<?, ?>) ((Map<?, ?>) new Yaml().load(map.asString())).get("storage");
  }

  @Test
  void polyaxonsConnectionsAreInItsAgentsConfigurationToo() throws IOException {
    var polyaxon = of("polyaxon-1");
    var data = only(polyaxon, "ConfigMap", "plx-polyaxon-agent-config").path("data");

    assertThat(JSON.readTree(data.path("POLYAXON_AGENT_CONNECTIONS").asString()))
        .isEqualTo(record(polyaxon).path("config").path("connections"));
    assertThat(data.path("POLYAXON_AGENT_RUNS_SA").asString()).isEqualTo("plx-polyaxon-runs-sa");
    only(polyaxon, "ServiceAccount", "plx-polyaxon-runs-sa");
    only(of("polyaxon-0"), "ServiceAccount", "plx-polyaxon-workers-serviceaccount");
  }

  @ParameterizedTest
  @CsvSource({
    "clearml-5, glue-clearml-agent-pt, glue-clearml-agent-sa, true",
    "clearml-1, glue-clearml-agent-agentk8sglue-k8sagent-pod-template, default, false"
  })
  void clearmlsTemplateForPodsMountsTheClaim(
      String platform, String map, String account, boolean subPath) {
    var template = only(of(platform), "ConfigMap", map).path("data").path("template.yaml");
    JsonNode pod = JSON.valueToTree(new Yaml().load(template.asString()));

    assertThat(pod.path("spec").path("serviceAccountName").asString()).isEqualTo(account);
    assertThat(pod.path("spec").path("volumes").toString())
        .contains("\"claimName\":\"datasets-rwx\"");
    var mount = pod.path("spec").path("containers").path(0).path("volumeMounts").path(0);
    assertThat(mount.path("mountPath").asString()).isEqualTo("/mnt/datasets");
    assertThat(mount.has("subPath")).isEqualTo(subPath);
  }

  @Test
  void theLegacyLogsClaimIsMadeByAHook() throws IOException {
    var legacy = of("tracebloc-legacy");
    var record = record(legacy);

    assertThat(record.path("manifest").asString())
        .contains("name: edge1-mysql-pvc")
        .doesNotContain("kind: PersistentVolumeClaim\nmetadata:\n  name: client-logs-pvc");
    assertThat(record.path("hooks").path(0).path("name").asString()).isEqualTo("client-logs-pvc");
    only(legacy, "PersistentVolumeClaim", "client-logs-pvc");
    var deployment = only(legacy, "Deployment", "edge1-jobs-manager");
    assertThat(deployment.path("metadata").path("labels").toString())
        .isEqualTo("{\"app.kubernetes.io/managed-by\":\"Helm\"}");
    assertThat(deployment.path("spec").path("template").path("spec").has("serviceAccountName"))
        .isFalse();
  }

  @ParameterizedTest
  @FieldSource("io.tracebloc.sandbox.standin.release.PlatformSpec#PLATFORMS")
  void elsewhereNothingIsInTheWayOfTheExample(String platform) {
    var home = of(platform);
    var other = new PlatformRelease(PlatformSpec.parse(platform).in("other"));

    assertThat(other.namespaces()).contains("other").doesNotContainAnyElementsOf(home.namespaces());
    assertThat(volumes(other)).hasSameSizeAs(volumes(home)).noneMatch(volumes(home)::contains);
  }

  private static List<String> volumes(PlatformRelease platform) {
    return platform.objects().stream()
        .filter(object -> object.path("kind").asString().equals("PersistentVolume"))
        .map(object -> object.path("metadata").path("name").asString())
        .toList();
  }

  @Test
  void anUnknownPlatformIsRefusedWithWhatThereIs() {
    assertThatThrownBy(() -> PlatformSpec.parse("kubeflow"))
        .hasMessageContainingAll("kubeflow", "crater", "tracebloc-legacy");
    assertThatThrownBy(() -> PlatformSpec.parse("crater=Not A Namespace"))
        .hasMessageContaining("Not A Namespace");
    assertThat(PlatformSpec.parse("crater=a").elsewhere()).isEqualTo(Optional.of("a"));
  }

  private static String identity(JsonNode object) {
    return object.path("kind").asString() + "/" + object.path("metadata").path("name").asString();
  }

  private static List<JsonNode> documents(String yaml) {
    var documents = new ArrayList<JsonNode>();
    for (var document : new Yaml().loadAll(yaml)) {
      documents.add(JSON.valueToTree(document));
    }
    return documents;
  }

  private static JsonNode record(PlatformRelease platform) throws IOException {
    var name = "sh.helm.release.v1." + platform.release() + ".v1";
    var data = only(platform, "Secret", name).path("data").path("release").asString();
    var byHelm = new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII);
    var zipped = Base64.getDecoder().decode(byHelm);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return JSON.readTree(in);
    }
  }

  private static ObjectNode only(PlatformRelease platform, String kind, String name) {
    var found =
        platform.objects().stream()
            .filter(object -> identity(object).equals(kind + "/" + name))
            .toList();
    assertThat(found).as(kind + " " + name).hasSize(1);
    return found.getFirst();
  }
}
