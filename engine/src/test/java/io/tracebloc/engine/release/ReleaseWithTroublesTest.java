package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Releases that can be used, though not for everything or not without a word of warning. */
@Timeout(60)
class ReleaseWithTroublesTest {
  @TempDir Path directory;
  private CannedCluster canned;

  @BeforeEach
  void startServer() throws IOException {
    canned = new CannedCluster(directory, HospitalRelease.NAME);
    HospitalRelease.putRecord(canned);
    HospitalRelease.putObjects(canned);
  }

  @AfterEach
  void stopServer() {
    canned.close();
  }

  @Test
  void withoutTokenReviewsItOnlyStages() throws IOException {
    canned.remove("hospital-a-jobs-manager-rbac");

    assertStageOnly(locate(), "clusterScope");
  }

  @Test
  void withoutTokenReviewsByItsValuesItOnlyStages() throws IOException {
    var record = HospitalRelease.record();
    record.getAsJsonObject("config").addProperty("clusterScope", false);
    canned.put("secrets", HelmRecords.secret(HospitalRelease.NAME, 1, "deployed", record));
    canned.forbid("clusterroles");

    assertStageOnly(locate(), "clusterScope");
  }

  @Test
  void oldChartsOnlyStage() throws IOException {
    canned.forbid("secrets");
    var deployment = HospitalRelease.deployment(HospitalRelease.NAME).toString();
    canned.put("deployments", deployment.replace("1.9.62", "1.3.2"));

    assertStageOnly(locate(), "1.3.3");
  }

  @Test
  void withoutTheServiceItOnlyStages() throws IOException {
    canned.remove("services/jobs-manager");

    assertStageOnly(locate(), "Service jobs-manager");
  }

  @Test
  void withoutItsAccountItStagesUnderTheDefaultOne() throws IOException {
    canned.remove("serviceaccounts/ingestor");

    var release = locate();

    assertStageOnly(release, "account ingestor");
    assertThat(release.staging().serviceAccount()).isEqualTo("default");
  }

  @Test
  void driftBetweenHelmAndTheClusterIsTold() throws IOException {
    var record = HospitalRelease.record();
    record.getAsJsonObject("config").addProperty("pvcAccessMode", "ReadWriteMany");
    canned.put("secrets", HelmRecords.secret(HospitalRelease.NAME, 1, "deployed", record));
    var deployment = HospitalRelease.deployment(HospitalRelease.NAME).toString();
    canned.put("deployments", deployment.replace("client-1.9.62", "client-1.9.63"));

    assertThat(locate().warnings())
        .anySatisfy(warning -> assertThat(warning).contains("Drift", "access mode is RWO", "RWX"))
        .anySatisfy(warning -> assertThat(warning).contains("Drift", "1.9.62", "1.9.63"));
  }

  @Test
  void anUnfinishedOperationIsTold() throws IOException {
    canned.put(
        "secrets",
        HelmRecords.secret(HospitalRelease.NAME, 2, "pending-upgrade", HospitalRelease.record()));

    var release = locate();

    assertThat(release.status()).isEqualTo("pending-upgrade");
    assertThat(release.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("pending-upgrade"));
    assertThat(release.ingest()).isPresent();
  }

  @Test
  void aReleaseThatWasNeverDeployedIsReadFromWhatRuns() throws IOException {
    canned.remove("sh.helm.release.v1.hospital-a.v1");
    canned.put(
        "secrets",
        HelmRecords.secret(
            HospitalRelease.NAME,
            1,
            "failed",
            HelmRecords.client(HospitalRelease.NAME, HospitalRelease.NAME, "1.9.61")));

    var release = locate();

    assertThat(release.status()).isEqualTo("failed");
    assertThat(release.chartVersion()).isEqualTo("1.9.62");
    assertThat(release.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("no revision was ever deployed"))
        .anySatisfy(warning -> assertThat(warning).contains("Drift", "1.9.61"));
  }

  @Test
  void anUnreadableRecordIsNoObstacle() throws IOException {
    canned.put(
        "secrets",
        """
        {"metadata": {"name": "sh.helm.release.v1.hospital-a.v1", "labels":
          {"owner": "helm", "name": "hospital-a", "status": "deployed", "version": "1"}},
         "data": {"release": "AAAA"}}
        """);

    var release = locate();

    assertThat(release.chartVersion()).isEqualTo("1.9.62");
    assertThat(release.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("sh.helm.release.v1.hospital-a.v1"));
  }

  @Test
  void listsWhereMapsAreExpectedAreNoObstacle() throws IOException {
    var record = HospitalRelease.record();
    for (var key : new String[] {"hostPath", "storageClass", "ingestionAuthz", "images", "env"}) {
      record.getAsJsonObject("config").add(key, JsonParser.parseString("[1, {\"a\": []}]"));
    }
    canned.put("secrets", HelmRecords.secret(HospitalRelease.NAME, 1, "deployed", record));

    assertThat(locate().ingest()).isPresent();
  }

  @Test
  void aBrokenPolicyFallsBackToTheUsualAccount() throws IOException {
    canned.put(
        "configmaps",
        """
        {"metadata": {"name": "hospital-a-ingestion-authz"},
         "data": {"ingestion-authz.yaml": "allowed: &a [*a, *a]"}}
        """);

    assertThat(locate().ingest().orElseThrow().serviceAccount()).isEqualTo("ingestor");
  }

  @Test
  void severalAccountsAndNobodyAllowedAreTold() throws IOException {
    canned.put("configmaps", HospitalRelease.policy(HospitalRelease.NAME, "one", "two"));
    assertThat(locate().warnings())
        .anySatisfy(warning -> assertThat(warning).contains("one, two", "ingestor"));

    canned.put(
        "configmaps",
        """
        {"metadata": {"name": "hospital-a-ingestion-authz"},
         "data": {"ingestion-authz.yaml": "allowed: []"}}
        """);
    assertThat(locate().warnings())
        .anySatisfy(warning -> assertThat(warning).contains("allows no account"));
  }

  @Test
  void thePolicysOnlyAccountIsUsed() throws IOException {
    canned.put("configmaps", HospitalRelease.policy(HospitalRelease.NAME, "loader"));
    canned.put("serviceaccounts", "{\"metadata\": {\"name\": \"loader\"}}");

    assertThat(locate().ingest().orElseThrow().serviceAccount()).isEqualTo("loader");
  }

  @Test
  void onSeveralNodesThePodFollowsTheWorkloadOfAOneNodeClaim() throws IOException {
    canned.putGlobal("/api/v1/nodes", node("n2", "host-2"));
    canned.put("pods", pod("manager", "n2"));

    var release = locate();

    assertThat(release.staging().nodeSelector())
        .isEqualTo(Map.of("kubernetes.io/hostname", "host-2"));
  }

  @Test
  void aPlainHostDirectoryIsFollowedWhateverTheClaimSays() throws IOException {
    canned.put("persistentvolumeclaims", HospitalRelease.claim("Bound", "ReadWriteMany"));
    canned.putGlobal("/api/v1/nodes", node("n2", "host-2"));
    canned.put("pods", pod("manager", "n2"));

    assertThat(locate().staging().nodeSelector()).containsValue("host-2");
  }

  @Test
  void theVolumesOwnAffinityComesFirst() throws IOException {
    canned.putGlobal(
        "/api/v1/persistentvolumes",
        """
        {"metadata": {"name": "hospital-a-data-pv"}, "spec": {"local": {"path": "/x"},
         "nodeAffinity": {"required": {"nodeSelectorTerms": [{"matchExpressions": [
           {"key": "kubernetes.io/hostname", "operator": "In", "values": ["fixed"]}]}]}}}}
        """);

    assertThat(locate().staging().nodeSelector()).containsValue("fixed");
  }

  @Test
  void sharedClaimsAreLeftToTheScheduler() throws IOException {
    canned.put("persistentvolumeclaims", HospitalRelease.claim("Bound", "ReadWriteMany"));
    canned.putGlobal(
        "/api/v1/persistentvolumes",
        "{\"metadata\": {\"name\": \"hospital-a-data-pv\"}, \"spec\": {\"csi\": {}}}");
    canned.putGlobal("/api/v1/nodes", node("n2", "host-2"));

    assertThat(locate().staging().nodeSelector()).isEmpty();
  }

  @Test
  void subPathsAndPullSecretsOfTheWorkloadAreKept() throws IOException {
    var deployment = HospitalRelease.deployment(HospitalRelease.NAME);
    JsonObject pod =
        deployment.getAsJsonObject("spec").getAsJsonObject("template").getAsJsonObject("spec");
    pod.add("imagePullSecrets", JsonParser.parseString("[{\"name\": \"regcred\"}]"));
    pod.getAsJsonArray("containers")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("volumeMounts")
        .get(0)
        .getAsJsonObject()
        .addProperty("subPath", "tenant/one");
    canned.put("deployments", deployment.toString());

    var staging = locate().staging();

    assertThat(staging.subPath()).contains("tenant/one");
    assertThat(staging.imagePullSecrets()).containsExactly("regcred");
  }

  private static String node(String name, String hostname) {
    return """
        {"metadata": {"name": "%s", "labels": {"kubernetes.io/hostname": "%s"}}}
        """
        .formatted(name, hostname);
  }

  private static String pod(String name, String node) {
    return """
        {"metadata": {"name": "%s"}, "spec": {"nodeName": "%s"}, "status": {"phase": "Running"}}
        """
        .formatted(name, node);
  }

  private static void assertStageOnly(InstalledRelease release, String reason) {
    assertThat(release.ingest()).isEmpty();
    assertThat(release.staging().claim()).isEqualTo("client-pvc");
    assertThat(release.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("cannot take ingestion runs", reason));
  }

  private InstalledRelease locate() throws IOException {
    return TraceblocReleaseLocator.of(canned.open()).locate(ReleaseRequest.none());
  }
}
