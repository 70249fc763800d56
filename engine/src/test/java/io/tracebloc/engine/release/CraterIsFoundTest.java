package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.cluster.HostEnvironment;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The example of {@code contract/releases.md} 4.1, by whatever of it may be read. */
@Timeout(60)
class CraterIsFoundTest extends PlatformLocation {
  private static final String DEFAULTS =
      """
      namespaces: { create: true, job: crater-workspace, image: crater-images }
      storage: { create: true, request: 10Gi, storageClass: nfs, pvcName: crater-rw-storage }
      nodeSelector: { node-role.kubernetes.io/control-plane: "" }
      tolerations: [{ key: node-role.kubernetes.io/control-plane, operator: Exists }]
      backendConfig:
        postgres: { password: s3cret }
        storage:
          prefix: { user: users, account: accounts, public: public }
          pvc: { readWriteMany: crater-rw-storage, readOnlyMany: null }
      """;
  private static final String EXAMPLE =
      """
      namespaces: { job: lab-jobs }
      storage: { create: false, pvcName: lab-rwx }
      backendConfig:
        storage:
          prefix: { user: home, account: teams, public: shared }
          pvc: { readWriteMany: lab-rwx, readOnlyMany: lab-ro }
      """;

  @Override
  String namespace() {
    return "crater";
  }

  @Test
  void byHelmsRecord() throws IOException {
    putRecord(EXAMPLE);
    putClaims();

    var release = locate();

    assertExample(release);
    var target = release.targets().getFirst();
    assertThat(target.userDirectories()).containsExactly("home/<space>", "teams/<space>", "shared");
    assertThat(evidence(target.evidence(), "claim"))
        .isEqualTo(
            "lab-rwx from Secret/sh.helm.release.v1.crater.v1 value"
                + " backendConfig.storage.pvc.readWriteMany");
    assertThat(evidence(target.evidence(), "access mode"))
        .isEqualTo("RWX from PersistentVolumeClaim/lab-rwx");
    assertThat(release.chartVersion()).isEqualTo("1.1.1");
    assertThat(release.warnings()).isEmpty();
    assertThat(release.toString()).doesNotContain("s3cret");
  }

  @Test
  void byTheBackEndsConfigMapAndLabels() throws IOException {
    putBackEnd();
    putClaims();
    canned.forbid("secrets");

    var release = locate();

    assertExample(release);
    assertThat(release.status()).isEqualTo("unknown");
    assertThat(evidence(release.targets().getFirst().evidence(), "claim"))
        .isEqualTo("lab-rwx from ConfigMap/backend-config key config.yaml");
    assertThat(release.targets().getFirst().userDirectories()).contains("shared");
  }

  @Test
  void byTheConfigMapAloneIfDeploymentsAreHidden() throws IOException {
    putBackEnd();
    putClaims();
    canned.forbid("secrets", "deployments");

    assertExample(locate());
  }

  @Test
  void byFlagsAlone() throws IOException {
    canned.forbid("/");
    var request =
        new ReleaseRequest(
                Optional.of("crater"),
                Optional.of("lab-rwx"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())
            .withVolume(Optional.of("lab-jobs"), Optional.empty())
            .withChoice(Optional.empty(), Optional.of("crater"), Optional.empty());

    assertExample(locate(request));
  }

  @Test
  void byTheFileServerInTheNamespaceOfTheJobs() throws IOException {
    try (var jobs = new CannedCluster(directory, "lab-jobs")) {
      jobs.forbid("secrets")
          .put("deployments", webdav())
          .put("persistentvolumeclaims", PlatformRecords.claim("lab-rwx", "ReadWriteMany"));

      var release =
          PlatformReleaseLocator.of(
                  jobs.open(), new HostEnvironment(Map.of(), directory, directory, false))
              .locate(ReleaseRequest.none());

      assertThat(release.platform()).isEqualTo("crater");
      assertThat(release.staging().namespace()).isEqualTo("lab-jobs");
      assertThat(release.staging().claim()).isEqualTo("lab-rwx");
    }
  }

  @Test
  void aMismatchOfTheTwoValuesIsToldAndWhatJobsSeeIsUsed() throws IOException {
    putRecord("{storage: {pvcName: mine}}");
    canned.putIn(
        "crater-workspace",
        "persistentvolumeclaims",
        PlatformRecords.claim("crater-rw-storage", "ReadWriteMany"));

    var release = locate();

    assertThat(release.staging().claim()).isEqualTo("crater-rw-storage");
    assertThat(release.staging().namespace()).isEqualTo("crater-workspace");
    assertThat(release.warnings())
        .anySatisfy(
            warning -> assertThat(warning).contains("mine", "crater-rw-storage", "which is used"));
  }

  @Test
  void theReadOnlyClaimIsNoTarget() throws IOException {
    putRecord(EXAMPLE);
    putClaims();

    var release = locate();

    assertThat(release.targets()).hasSize(1);
    assertThat(release.evidence().toString()).contains("lab-ro");
  }

  @Test
  void theChartsOwnPlacesOnNodesAreNotCopied() throws IOException {
    putRecord(EXAMPLE);
    putClaims();

    assertThat(locate().staging().nodeSelector()).isEmpty();
    assertThat(locate().staging().tolerations()).isEmpty();
  }

  @Test
  void anotherChartCalledCraterIsNotTakenForIt() throws IOException {
    canned.put(
        "secrets",
        PlatformRecords.secret(
            PlatformRecords.record("crater", "crater", "crater", "0.3.0", "{size: 3}", "{}")));

    assertThat(locator().survey(ReleaseRequest.none()).releases()).isEmpty();
  }

  @Test
  void theNamespaceOfTheJobsIsWhereTheFileServerRuns() throws IOException {
    putClaims();
    canned
        .put("configmaps", config("storage: {pvc: {readWriteMany: lab-rwx}}"))
        .putIn("lab-jobs", "deployments", webdav())
        .forbid("secrets", "namespaces/crater/deployments");

    assertExample(locate());
  }

  @Test
  void olderBackEndsNameTheNamespaceOfTheJobsElsewhere() throws IOException {
    putClaims();
    canned
        .put(
            "configmaps",
            config("storage: {pvc: {readWriteMany: lab-rwx}}\\nworkspace: {namespace: lab-jobs}"))
        .forbid("secrets", "deployments");

    assertExample(locate());
  }

  private static String config(String text) {
    return """
        {"metadata": {"name": "backend-config", "namespace": "crater"},
         "data": {"config.yaml": "%s"}}
        """
        .formatted(text);
  }

  @Test
  void aReleaseOfAnotherNameIsNotFoundTwice() throws IOException {
    canned.put(
        "secrets",
        PlatformRecords.secret(
            PlatformRecords.record("lab", "crater", "crater", "1.1.1", DEFAULTS, EXAMPLE)));
    putBackEnd();
    putClaims();

    assertThat(locate().name()).isEqualTo("lab");
    assertThat(locator().survey(ReleaseRequest.none()).releases()).hasSize(1);
  }

  private void putRecord(String values) {
    var record = PlatformRecords.record("crater", "crater", "crater", "1.1.1", DEFAULTS, values);
    canned.put("secrets", PlatformRecords.secret(record));
  }

  private void putClaims() {
    canned.putIn(
        "lab-jobs", "persistentvolumeclaims", PlatformRecords.claim("lab-rwx", "ReadWriteMany"));
  }

  private void putBackEnd() {
    canned
        .put(
            "deployments",
            """
            {"metadata": {"name": "crater-backend", "namespace": "crater",
              "labels": {"app": "crater-backend"}}}
            """)
        .put(
            "configmaps",
            """
            {"metadata": {"name": "backend-config", "namespace": "crater"}, "data": {"config.yaml":
             "namespaces: {job: lab-jobs}\\nstorage:\\n  prefix: {user: home, account: teams, public: shared}\\n  pvc: {readWriteMany: lab-rwx, readOnlyMany: lab-ro}\\n"}}
            """);
  }

  private static String webdav() {
    return """
        {"metadata": {"name": "webdav-deployment", "namespace": "lab-jobs",
           "labels": {"app": "webdav-crater"}},
         "spec": {"template": {"spec": {
           "containers": [{"name": "webdav",
             "volumeMounts": [{"name": "mypvc", "mountPath": "/crater"}]}],
           "volumes": [{"name": "mypvc", "persistentVolumeClaim": {"claimName": "lab-rwx"}}]}}}}
        """;
  }

  private static void assertExample(InstalledRelease release) {
    assertThat(release.platform()).isEqualTo("crater");
    assertThat(release.name()).isEqualTo("crater");
    assertThat(release.ingest()).isEmpty();
    var chosen = release.choose(Optional.empty());
    assertThat(chosen.target().storage()).isEqualTo(new Storage.Claim("lab-rwx"));
    assertThat(chosen.target().offer().word()).isEqualTo("stage-only");
    assertThat(chosen.staging().namespace()).isEqualTo("lab-jobs");
    assertThat(chosen.staging().mountPath()).isEqualTo("/crater");
    assertThat(chosen.staging().subPath()).isEmpty();
    assertThat(chosen.staging().serviceAccount()).isEqualTo("default");
    assertThat(chosen.staging().runAsUser()).isEqualTo(65532);
  }
}
