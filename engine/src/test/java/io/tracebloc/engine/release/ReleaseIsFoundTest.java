package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code contract/releases.md} 2.8, by whatever of it may be read. */
@Timeout(60)
class ReleaseIsFoundTest {
  private static final String[] EVERYTHING = {
    "secrets",
    "configmaps",
    "deployments",
    "persistentvolume",
    "services",
    "serviceaccounts",
    "clusterroles",
    "pods",
    "nodes"
  };

  @TempDir Path directory;
  private CannedCluster canned;

  @BeforeEach
  void startServer() throws IOException {
    canned = new CannedCluster(directory, HospitalRelease.NAME);
  }

  @AfterEach
  void stopServer() {
    canned.close();
  }

  @Test
  void byHelmsRecordAndLiveObjects() throws IOException {
    HospitalRelease.putRecord(canned);
    HospitalRelease.putObjects(canned);

    var release = locate(ReleaseRequest.none());

    assertExample(release);
    assertThat(release.status()).isEqualTo("deployed");
    assertThat(release.warnings()).isEmpty();
    assertThat(evidence(release, "chart version"))
        .isEqualTo("1.9.62 from Secret/sh.helm.release.v1.hospital-a.v1");
    assertThat(evidence(release, "claim"))
        .isEqualTo("client-pvc from Deployment/hospital-a-jobs-manager volume shared-volume");
    assertThat(evidence(release, "bound")).isEqualTo("Bound from PersistentVolumeClaim/client-pvc");
    assertThat(evidence(release, "account"))
        .isEqualTo("ingestor from ConfigMap/hospital-a-ingestion-authz key ingestion-authz.yaml");
    assertThat(evidence(release, "endpoint"))
        .isEqualTo("http://jobs-manager.hospital-a.svc:8080 from Service/jobs-manager");
    assertThat(evidence(release, "proxy")).startsWith("http://proxy:3128 from");
    assertThat(release.ingest().orElseThrow().imageDigest()).contains("sha256:" + "a".repeat(64));
    assertThat(release.ingest().orElseThrow().tablePrefixes()).containsExactly("*");
    assertThat(release.evidence().toString()).doesNotContain("s3cret");
  }

  @Test
  void byHelmsRecordAlone() throws IOException {
    HospitalRelease.putRecord(canned);
    canned.forbid(EVERYTHING);
    canned.allow("secrets");

    var release = locate(ReleaseRequest.none());

    assertExample(release);
    assertThat(release.status()).isEqualTo("deployed");
    assertThat(evidence(release, "host path"))
        .isEqualTo(
            "/mnt/ehr/hospital-a/data from Secret/sh.helm.release.v1.hospital-a.v1 value hostPath.datasetPath");
    assertThat(evidence(release, "bound")).startsWith("unknown from").contains("no right to");
  }

  @Test
  void byLabelsAndLiveObjectsWhenSecretsAreForbidden() throws IOException {
    HospitalRelease.putRecord(canned);
    HospitalRelease.putObjects(canned);
    canned.forbid("secrets");

    var release = locate(ReleaseRequest.none());

    assertExample(release);
    assertThat(release.status()).isEqualTo("unknown");
    assertThat(release.warnings()).isEmpty();
    assertThat(evidence(release, "chart version"))
        .isEqualTo("1.9.62 from Deployment/hospital-a-jobs-manager label helm.sh/chart");
    assertThat(evidence(release, "values")).contains("not readable", "no right to");
  }

  @Test
  void byFlagsWhenNothingMayBeRead() throws IOException {
    canned.forbid(EVERYTHING);
    var request =
        new ReleaseRequest(
            Optional.of(HospitalRelease.NAME),
            Optional.of("client-pvc"),
            Optional.of("/data/shared"),
            Optional.of("ingestor"),
            Optional.empty());

    var release = locate(request);

    assertThat(release.name()).isEqualTo(HospitalRelease.NAME);
    assertTarget(release);
    assertThat(release.chartVersion()).isEqualTo("unknown");
    for (var fact : List.of("release", "claim", "mount path", "account")) {
      assertThat(evidence(release, fact)).endsWith("from flag");
    }
    assertThat(evidence(release, "endpoint"))
        .isEqualTo("http://jobs-manager.hospital-a.svc:8080 from default");
  }

  @Test
  void byItsNameAloneWithTheChartsFixedNames() throws IOException {
    canned.forbid(EVERYTHING);

    var release =
        locate(
            new ReleaseRequest(
                Optional.of(HospitalRelease.NAME),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

    assertTarget(release);
    assertThat(evidence(release, "claim")).isEqualTo("client-pvc from default");
    assertThat(evidence(release, "account")).isEqualTo("ingestor from default");
  }

  @Test
  void eachForbiddenResourceAloneLeavesTheExampleWhole() throws IOException {
    HospitalRelease.putRecord(canned);
    HospitalRelease.putObjects(canned);
    for (var resource : EVERYTHING) {
      canned.allowAll();
      canned.forbid(resource);

      assertExample(locate(ReleaseRequest.none()));
    }
  }

  @Test
  void flagsWinOverEverythingRead() throws IOException {
    HospitalRelease.putRecord(canned);
    HospitalRelease.putObjects(canned);
    canned.put(
        "persistentvolumeclaims",
        "{\"metadata\": {\"name\": \"other\"}, \"status\": {\"phase\": \"Bound\"}}");
    canned.put("serviceaccounts", "{\"metadata\": {\"name\": \"someone\"}}");
    var endpoint = URI.create("https://submit.example/base");

    var release =
        locate(
            new ReleaseRequest(
                Optional.empty(),
                Optional.of("other"),
                Optional.of("/elsewhere"),
                Optional.of("someone"),
                Optional.of(endpoint)));

    assertThat(release.staging().claim()).isEqualTo("other");
    assertThat(release.staging().mountPath()).isEqualTo("/elsewhere");
    assertThat(release.staging().serviceAccount()).isEqualTo("someone");
    assertThat(release.ingest().orElseThrow().endpoint()).contains(endpoint);
    assertThat(evidence(release, "endpoint")).isEqualTo(endpoint + " from flag");
  }

  @Test
  void fromConfigMapsWhenHelmKeepsItsRecordsThere() throws IOException {
    HospitalRelease.putObjects(canned);
    var record = HospitalRelease.record().toString();
    canned.put(
        "configmaps",
        """
        {"metadata": {"name": "sh.helm.release.v1.hospital-a.v4", "labels":
          {"owner": "helm", "name": "hospital-a", "status": "deployed", "version": "4"}},
         "data": {"release": "%s"}}
        """
            .formatted(HelmRecords.stored(record)));

    assertThat(evidence(locate(ReleaseRequest.none()), "status"))
        .isEqualTo("deployed from ConfigMap/sh.helm.release.v1.hospital-a.v4");
  }

  @Test
  void theManifestAnswersWhenDeploymentsAreForbidden() throws IOException {
    var record = HospitalRelease.record();
    var deployment = HospitalRelease.deployment(HospitalRelease.NAME);
    deployment.addProperty("kind", "Deployment");
    var rendered = deployment.toString().replace("\"client-pvc\"", "\"rendered-pvc\"");
    record.addProperty("manifest", "---\nkind: Service\n---\n" + rendered + "\n");
    canned.put("secrets", HelmRecords.secret(HospitalRelease.NAME, 1, "deployed", record));
    canned.forbid(EVERYTHING);
    canned.allow("secrets");

    var release = locate(ReleaseRequest.none());

    assertThat(evidence(release, "claim"))
        .isEqualTo("rendered-pvc from Secret/sh.helm.release.v1.hospital-a.v1 manifest");
  }

  @Test
  void fiveHundredReleasesOfOthersDoNotHideIt() throws IOException {
    HospitalRelease.putRecord(canned);
    HospitalRelease.putObjects(canned);
    var other = JsonParser.parseString("{\"chart\": {\"metadata\": {\"name\": \"other\"}}}");
    for (int i = 0; i < 500; i++) {
      canned.put(
          "secrets", HelmRecords.secret("other-" + i, 1, "deployed", other.getAsJsonObject()));
    }

    assertExample(locate(ReleaseRequest.none()));
    assertThat(canned.requests()).hasSizeLessThan(15);
  }

  private InstalledRelease locate(ReleaseRequest request) throws IOException {
    return TraceblocReleaseLocator.of(canned.open()).locate(request);
  }

  /** What the contract says of the example. */
  private static void assertExample(InstalledRelease release) {
    assertThat(release.name()).isEqualTo("hospital-a");
    assertThat(release.namespace()).isEqualTo("hospital-a");
    assertThat(release.chart()).isEqualTo("client");
    assertThat(release.chartVersion()).isEqualTo("1.9.62");
    assertThat(evidence(release, "access mode")).startsWith("RWO from");
    assertThat(evidence(release, "storage class")).startsWith("hospital-a-storage-class from");
    assertThat(evidence(release, "environment")).startsWith("prod from");
    assertTarget(release);
  }

  private static void assertTarget(InstalledRelease release) {
    assertThat(release.staging())
        .usingRecursiveComparison()
        .isEqualTo(
            new StagingTarget(
                "hospital-a",
                "client-pvc",
                "/data/shared",
                Optional.empty(),
                "ingestor",
                65532,
                OptionalLong.empty(),
                OptionalLong.of(65532),
                Map.of(),
                List.of()));
    var ingest = release.ingest().orElseThrow();
    assertThat(ingest.service()).isEqualTo("jobs-manager");
    assertThat(ingest.port()).isEqualTo(8080);
    assertThat(ingest.serviceAccount()).isEqualTo("ingestor");
    assertThat(evidence(release, "protocol")).startsWith("ingest from");
  }

  private static String evidence(InstalledRelease release, String fact) {
    return release.evidence().stream()
        .filter(evidence -> evidence.fact().equals(fact))
        .map(evidence -> evidence.value() + " from " + evidence.source())
        .findFirst()
        .orElse("no evidence for " + fact);
  }
}
