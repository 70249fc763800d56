package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the cluster says of a target's claim and account ({@code contract/releases.md} 1.7, 4). */
@Timeout(60)
class TargetsAreCheckedTest extends PlatformLocation {
  private static final String VALUES =
      """
      imagePullSecrets: [regcred, {name: other}]
      connections:
        - {name: imaging, kind: volume_claim, schema: {mountPath: /plx/imaging, volumeClaim: imaging-pvc}}
      """;

  @Override
  String namespace() {
    return "polyaxon";
  }

  @Test
  void aClaimThatDoesNotExistIsTold() throws IOException {
    putRecord(VALUES);

    var target = target(locate(), "imaging");

    assertThat(refusal(target).reason()).contains("imaging-pvc does not exist");
    assertThatThrownBy(() -> locate().choose(Optional.of("imaging")))
        .hasMessageContaining("imaging-pvc does not exist in namespace polyaxon");
  }

  @Test
  void aLostClaimIsRefusedAndAPendingOneIsNot() throws IOException {
    putRecord(VALUES);
    canned.put("persistentvolumeclaims", claim("ReadWriteMany", "Lost"));
    assertThat(refusal(target(locate(), "imaging")).reason()).contains("Lost, not Bound");

    canned.put("persistentvolumeclaims", claim("ReadWriteMany", "Pending"));
    var release = locate();
    assertThat(release.staging().claim()).isEqualTo("imaging-pvc");
    assertThat(release.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("still Pending"));
  }

  @Test
  void aClaimForReadersOnlyIsRefused() throws IOException {
    putRecord(VALUES);
    canned.put("persistentvolumeclaims", claim("ReadOnlyMany", "Bound"));

    assertThat(refusal(target(locate(), "imaging")).reason())
        .contains("only be mounted for reading");
  }

  @Test
  void aClaimForOneNodeIsFollowedToWhereItIsUsed() throws IOException {
    putRecord(VALUES);
    canned
        .put("persistentvolumeclaims", claim("ReadWriteOnce", "Bound"))
        .putGlobal("/api/v1/nodes", node("n1"))
        .putGlobal("/api/v1/nodes", node("n2"))
        .put("pods", pod("stranger", "n1", "other-pvc"))
        .put("pods", pod("user", "n2", "imaging-pvc"));

    assertThat(locate().staging().nodeSelector())
        .isEqualTo(Map.of("kubernetes.io/hostname", "host-n2"));
  }

  @Test
  void aMissingAccountIsDriftAndDefaultIsUsed() throws IOException {
    putRecord(VALUES);
    canned.put("persistentvolumeclaims", claim("ReadWriteMany", "Bound"));

    var release = locate();

    assertThat(release.staging().serviceAccount()).isEqualTo("default");
    assertThat(release.warnings())
        .anySatisfy(
            warning -> assertThat(warning).contains("Drift: the account plx-polyaxon-runs-sa"));
    assertThat(release.staging().imagePullSecrets()).containsExactly("regcred", "other");
  }

  @Test
  void aNamedAccountIsUsedAsItIs() throws IOException {
    putRecord(VALUES);
    canned.put("persistentvolumeclaims", claim("ReadWriteMany", "Bound"));

    var release =
        locate(
            new ReleaseRequest(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("mine"),
                Optional.empty()));

    assertThat(release.staging().serviceAccount()).isEqualTo("mine");
  }

  @Test
  void aNamedClaimIsSeenAsThePlatformSeesIt() throws IOException {
    putRecord(
        VALUES + "  - {name: x, kind: volume_claim, schema: {mountPath: /x, volumeClaim: x}}\n");
    canned.put("persistentvolumeclaims", claim("ReadWriteMany", "Bound"));

    var release =
        locate(
            new ReleaseRequest(
                Optional.empty(),
                Optional.of("imaging-pvc"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

    assertThat(release.targets()).extracting(Target::name).containsExactly("imaging");
    assertThat(release.staging().mountPath()).isEqualTo("/plx/imaging");
  }

  @Test
  void statesOfHelmAreToldAndTheNewestDeployedRevisionIsBelieved() throws IOException {
    canned
        .put("secrets", HelmRecords.secret("plx", 1, "deployed", record(VALUES)))
        .put("secrets", HelmRecords.secret("plx", 2, "failed", record("{}")))
        .put("persistentvolumeclaims", claim("ReadWriteMany", "Bound"));

    var release = locate();

    assertThat(release.status()).isEqualTo("failed");
    assertThat(release.staging().claim()).isEqualTo("imaging-pvc");
    assertThat(release.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("Revision 2", "failed"));
  }

  @Test
  void uninstalledReleasesAreGone() {
    canned.put("secrets", HelmRecords.secret("plx", 1, "uninstalled", record(VALUES)));

    assertThatThrownBy(this::locate).hasMessageContaining("no release of a known platform");
  }

  @Test
  void secretsInValuesAreNotShown() throws IOException {
    var own =
        """
        id: own
        match: { charts: [polyaxon] }
        targets: [{ name: x, bucket: "s3://me:hunter2@host/b" }]
        notes: { login: "${values.dbPassword}", address: "${values.url}" }
        warnings: [{ text: "Uses ${values.apiToken}" }]
        """;
    Files.writeString(directory.resolve("own.yaml"), own);
    putRecord("{dbPassword: hunter2, url: 'http://me:hunter2@host', apiToken: hunter2}");

    var release =
        locate(
            ReleaseRequest.none()
                .withChoice(Optional.empty(), Optional.empty(), Optional.of(Path.of("own.yaml"))));

    assertThat(release.platform()).isEqualTo("own");
    assertThat(release.toString()).doesNotContain("hunter2").contains("http://host", "(hidden)");
  }

  @Test
  void theTraceblocClientInAnUmbrellaChartIsReadFromTheManifest() throws IOException {
    var umbrella =
        PlatformRecords.record(
            "lab",
            "polyaxon",
            "lab-platform",
            "0.1.0",
            "{}",
            "{client: {hostPath: {enabled: true, datasetPath: /mnt/x}}}");
    umbrella
        .getAsJsonObject("chart")
        .getAsJsonObject("metadata")
        .add("dependencies", PlatformRecords.yaml("[{name: client, version: 1.9.62}]"));
    canned.put(
        "secrets",
        PlatformRecords.secret(
            PlatformRecords.withManifest(
                umbrella,
                """
                kind: Deployment
                metadata: {name: lab-jobs-manager}
                spec:
                  template:
                    spec:
                      containers: [{name: api, volumeMounts: [{name: d, mountPath: /data/shared}]}]
                      volumes: [{name: d, persistentVolumeClaim: {claimName: client-pvc}}]
                """)));
    canned
        .put("persistentvolumeclaims", HospitalRelease.claim("Bound", "ReadWriteMany"))
        .put("serviceaccounts", PlatformRecords.account("ingestor"))
        .put(
            "services",
            "{\"metadata\": {\"name\": \"jobs-manager\"}, \"spec\": {\"ports\": [{\"port\": 8080}]}}")
        .putGlobal(
            "/apis/rbac.authorization.k8s.io/v1/clusterroles",
            "{\"metadata\": {\"name\": \"lab-jobs-manager-rbac\"}}");

    var release = locate();

    assertThat(release.platform()).isEqualTo("tracebloc-client");
    assertThat(release.chart()).isEqualTo("client");
    assertThat(release.chartVersion()).isEqualTo("1.9.62");
    assertThat(release.ingest()).isPresent();
    assertThat(evidence(release.evidence(), "host path")).startsWith("/mnt/x/lab/data");
  }

  private void putRecord(String values) {
    canned.put("secrets", PlatformRecords.secret(record(values)));
  }

  private static JsonObject record(String values) {
    return PlatformRecords.record(
        "plx", "polyaxon", "polyaxon", "1.10.1", "{namespace: polyaxon}", values);
  }

  private static String claim(String mode, String phase) {
    return """
        {"metadata": {"name": "imaging-pvc"}, "spec": {"accessModes": ["%s"]},
         "status": {"phase": "%s"}}
        """
        .formatted(mode, phase);
  }

  private static String node(String name) {
    return """
        {"metadata": {"name": "%1$s", "labels": {"kubernetes.io/hostname": "host-%1$s"}}}
        """
        .formatted(name);
  }

  private static String pod(String name, String node, String claim) {
    return """
        {"metadata": {"name": "%s"}, "status": {"phase": "Running"}, "spec": {"nodeName": "%s",
         "volumes": [{"persistentVolumeClaim": {"claimName": "%s"}}]}}
        """
        .formatted(name, node, claim);
  }
}
