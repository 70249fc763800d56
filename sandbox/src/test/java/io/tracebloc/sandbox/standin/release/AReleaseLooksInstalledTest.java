package io.tracebloc.sandbox.standin.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.standin.release.ReleaseSpec.HelmDriver;
import io.tracebloc.sandbox.standin.release.ReleaseSpec.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Releases.md 1.1 to 1.3 and 2.1 to 2.6. */
class AReleaseLooksInstalledTest {
  private static final JsonMapper JSON = new JsonMapper();
  private final ReleaseSpec spec = ReleaseSpec.of("north", "lab");

  @Test
  void helmsSecretCarriesItsLabelsAndType() {
    var secret = only(spec, "Secret", "sh.helm.release.v1.north.v1");
    assertThat(secret.path("type").asString()).isEqualTo("helm.sh/release.v1");
    assertThat(secret.path("metadata").path("namespace").asString()).isEqualTo("lab");
    var labels = secret.path("metadata").path("labels");
    assertThat(labels.path("owner").asString()).isEqualTo("helm");
    assertThat(labels.path("name").asString()).isEqualTo("north");
    assertThat(labels.path("status").asString()).isEqualTo("deployed");
    assertThat(labels.path("version").asString()).isEqualTo("1");
    assertThat(labels.path("modifiedAt").asString()).matches("[0-9]+");
  }

  @Test
  void helmsRecordDecodesBackToTheRelease() throws IOException {
    var record = record(spec.withEnvironment("STANDIN_SUBMIT_FAULT", "close"));
    assertThat(record.path("name").asString()).isEqualTo("north");
    assertThat(record.path("info").path("status").asString()).isEqualTo("deployed");
    var metadata = record.path("chart").path("metadata");
    assertThat(metadata.path("name").asString()).isEqualTo("client");
    assertThat(metadata.path("version").asString()).isEqualTo("1.9.62");
    assertThat(metadata.path("home").asString()).isEqualTo("https://github.com/tracebloc/client");
    assertThat(record.path("chart").path("values").path("pvc").path("data").asString())
        .isEqualTo("50Gi");
    assertThat(record.path("config").path("hostPath").path("enabled").asBoolean()).isTrue();
    assertThat(record.path("config").path("env").path("STANDIN_SUBMIT_FAULT").asString())
        .isEqualTo("close");
    assertThat(record.path("hooks").path(0).path("events").path(0).asString()).isEqualTo("test");
  }

  @Test
  void theManifestIsTheObjectsThatWereCreated() throws IOException {
    var objects = new ClientRelease(spec).liveObjects();
    var manifest = new ArrayList<JsonNode>();
    for (var document : new Yaml().loadAll(record(objects.getLast()).path("manifest").asString())) {
      manifest.add(JSON.valueToTree(document));
    }
    var live =
        objects.stream()
            .filter(object -> !name(object).startsWith("sh.helm"))
            .map(AReleaseLooksInstalledTest::withoutHelmsAnnotations)
            .toList();
    assertThat(manifest).containsExactlyInAnyOrderElementsOf(live);
    assertThat(manifest.getFirst().path("kind").asString()).isEqualTo("Namespace");
  }

  @Test
  void chartLabelsAreOnTheDeploymentButNotOnItsPods() {
    var deployment = only(spec, "Deployment", "north-jobs-manager");
    assertThat(deployment.path("metadata").path("labels").toString())
        .contains("client-1.9.62", "\"app.kubernetes.io/instance\":\"north\"");
    var template = deployment.path("spec").path("template");
    assertThat(template.path("metadata").path("labels").toString())
        .isEqualTo("{\"app\":\"manager\"}");
    var containers = template.path("spec").path("containers");
    assertThat(containers.findValuesAsString("name"))
        .startsWith("api")
        .contains("pods-monitor-container");
    assertThat(template.path("spec").path("initContainers").path(0).path("name").asString())
        .isEqualTo("init-writable-data");
  }

  @Test
  void theStorageDecidesOnVolumes() {
    assertThat(kinds(spec)).contains("PersistentVolume");
    var provisioned = spec.withStorage(Storage.PROVISIONED, "ReadWriteMany");
    assertThat(kinds(provisioned)).doesNotContain("PersistentVolume");
    assertThat(
            only(provisioned, "PersistentVolumeClaim", "client-pvc")
                .path("spec")
                .path("accessModes")
                .path(0)
                .asString())
        .isEqualTo("ReadWriteMany");
  }

  @Test
  void whatIsLeftOutIsNotThere() {
    assertThat(kinds(spec.withoutClusterScope())).doesNotContain("ClusterRole");
    assertThat(names(spec.withDriver(HelmDriver.NONE)))
        .noneMatch(name -> name.startsWith("sh.helm"));
    assertThat(
            only(spec.withDriver(HelmDriver.CONFIG_MAP), "ConfigMap", "sh.helm.release.v1.north.v1")
                .has("type"))
        .isFalse();
    assertThat(policy(spec))
        .isEqualTo(
            Map.of(
                "allowed",
                List.of(
                    Map.of(
                        "service_account",
                        "ingestor",
                        "namespace",
                        "lab",
                        "table_prefixes",
                        List.of("*")))));
    assertThat(policy(spec.withTablePrefixes(List.of()))).isEqualTo(Map.of("allowed", List.of()));
  }

  @Test
  void theDatabaseHasItsFixedNamesAndAPasswordOfItsOwn() {
    var container =
        only(spec, "Deployment", "mysql-client")
            .path("spec")
            .path("template")
            .path("spec")
            .path("containers")
            .path(0);
    assertThat(container.path("name").asString()).isEqualTo("mysql-client");
    assertThat(container.path("env").path(0).path("name").asString())
        .isEqualTo("MYSQL_ROOT_PASSWORD");
    assertThat(password()).hasSize(32).isNotEqualTo(password());
  }

  private String password() {
    return only(spec, "Secret", "mysql-client-secrets")
        .path("stringData")
        .path("MYSQL_ROOT_PASSWORD")
        .asString();
  }

  @Test
  void olderClustersHaveAnOlderJournal() {
    assertThat(journal(spec)).isEqualTo("journal");
    assertThat(journal(spec.withEnvironment("STANDIN_INGEST_LINE", "old")))
        .isEqualTo("older-journal");
    assertThat(journal(spec.withEnvironment("STANDIN_JOURNAL", "old"))).isEqualTo("older-journal");
  }

  private static String journal(ReleaseSpec spec) {
    return only(spec, "Deployment", "mysql-client").findValues("env").stream()
        .flatMap(JsonNode::valueStream)
        .filter(variable -> variable.path("name").asString("").equals("STANDIN_JOURNAL"))
        .map(variable -> variable.path("value").asString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thePersonsRoleHasNoSecrets() {
    var rules = DataScientist.in("lab").getFirst().path("rules");
    assertThat(rules.toString())
        .contains("pods/exec", "serviceaccounts/token")
        .doesNotContain("secrets");
  }

  private static Object policy(ReleaseSpec spec) {
    var map = only(spec, "ConfigMap", "north-ingestion-authz");
    return new Yaml().load(map.path("data").path("ingestion-authz.yaml").asString());
  }

  private static JsonNode record(ReleaseSpec spec) throws IOException {
    return record(only(spec, "Secret", "sh.helm.release.v1.north.v1"));
  }

  private static JsonNode record(ObjectNode secret) throws IOException {
    var data = secret.path("data").path("release");
    var byHelm = Base64.getDecoder().decode(data.asString());
    var zipped = Base64.getDecoder().decode(new String(byHelm, StandardCharsets.US_ASCII));
    try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return JSON.readTree(in);
    }
  }

  private static ObjectNode withoutHelmsAnnotations(ObjectNode object) {
    var copy = object.deepCopy();
    var metadata = (ObjectNode) copy.path("metadata");
    var annotations = (ObjectNode) metadata.path("annotations");
    annotations.remove(List.of("meta.helm.sh/release-name", "meta.helm.sh/release-namespace"));
    if (annotations.isEmpty()) {
      metadata.remove("annotations");
    }
    return copy;
  }

  private static ObjectNode only(ReleaseSpec spec, String kind, String name) {
    return new ClientRelease(spec)
        .liveObjects().stream()
            .filter(object -> object.path("kind").asString().equals(kind))
            .filter(object -> name(object).equals(name))
            .findFirst()
            .orElseThrow();
  }

  private static List<String> kinds(ReleaseSpec spec) {
    return new ClientRelease(spec)
        .liveObjects().stream().map(object -> object.path("kind").asString()).toList();
  }

  private static List<String> names(ReleaseSpec spec) {
    return new ClientRelease(spec)
        .liveObjects().stream().map(AReleaseLooksInstalledTest::name).toList();
  }

  private static String name(JsonNode object) {
    return object.path("metadata").path("name").asString();
  }
}
