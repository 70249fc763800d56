package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The examples of {@code contract/releases.md} 4.2, by whatever of them may be read. */
@Timeout(60)
class PolyaxonIsFoundTest extends PlatformLocation {
  private static final String DEFAULTS =
      """
      namespace: polyaxon
      securityContext: { enabled: false, user: 2222, group: 2222 }
      artifactsStore: {}
      defaultArtifactsStore:
        name: local
        kind: host_path
        schema: { mountPath: /artifactsStore, hostPath: /tmp/artifactsStore }
      connections: []
      """;
  private static final String EXAMPLE =
      """
      connections:
        - name: imaging
          kind: volume_claim
          schema: { mountPath: /plx/imaging, volumeClaim: imaging-pvc }
        - name: reference
          kind: volume_claim
          schema: { mountPath: /plx/ref, volumeClaim: ref-pvc, readOnly: true }
        - name: archive
          kind: s3
          schema: { bucket: "s3://lab-archive" }
          secret: { name: archive-key }
        - name: code
          kind: git
          schema: { url: "https://example.org/code" }
      """;
  private static final String OLD_DEFAULTS =
      """
      namespace: polyaxon
      securityContext: { enabled: false, user: 2222, group: 2222 }
      persistence:
        logs: { existingClaim: null, mountPath: /polyaxon-logs, hostPath: /tmp/logs }
        repos: { existingClaim: null, mountPath: /polyaxon-repos, hostPath: /tmp/repos }
        upload: { existingClaim: null, mountPath: /tmp/upload, hostPath: /tmp/upload }
        outputs: {}
        data: {}
      defaultPersistence:
        data: { data: { mountPath: /data, hostPath: /tmp/data } }
        outputs: { outputs: { mountPath: /outputs, hostPath: /tmp/outputs } }
      """;
  private static final String OLD_EXAMPLE =
      """
      persistence:
        data:
          scans: { mountPath: /scans, existingClaim: scans-pvc, subPath: project1 }
      """;

  @Override
  String namespace() {
    return "polyaxon";
  }

  @Test
  void oneByHelmsRecord() throws IOException {
    putRecord("1.10.1", DEFAULTS, EXAMPLE);
    putLive();

    var release = locate();

    assertExample(release);
    assertThat(release.status()).isEqualTo("deployed");
    assertThat(evidence(target(release, "imaging").evidence(), "claim"))
        .isEqualTo(
            "imaging-pvc from Secret/sh.helm.release.v1.plx.v1 value"
                + " connections[0].schema.volumeClaim");
    assertThat(release.warnings()).isEmpty();
  }

  @Test
  void oneByTheAgentsConfigMapAndLabels() throws IOException {
    putLive();
    putAgentConfig(connections());
    canned.put("deployments", deployment("plx-polyaxon-api", "1.10.1", "[]"));
    canned.forbid("secrets");

    var release = locate();

    assertExample(release);
    assertThat(release.chartVersion()).isEqualTo("1.10.1");
    assertThat(evidence(target(release, "imaging").evidence(), "claim"))
        .isEqualTo(
            "imaging-pvc from ConfigMap/plx-polyaxon-agent-config key POLYAXON_AGENT_CONNECTIONS"
                + " [0].schema.volumeClaim");
  }

  @Test
  void oneByTheConfigMapAlone() throws IOException {
    putLive();
    putAgentConfig(connections());
    canned.forbid("secrets", "deployments");

    assertExample(locate());
  }

  @Test
  void oneByFlagsAlone() throws IOException {
    canned.forbid("/");

    var staging = locate(flags("imaging-pvc", "/plx/imaging", Optional.empty())).staging();

    assertThat(staging.claim()).isEqualTo("imaging-pvc");
    assertThat(staging.mountPath()).isEqualTo("/plx/imaging");
    assertThat(staging.serviceAccount()).isEqualTo("plx-polyaxon-runs-sa");
    assertThat(staging.namespace()).isEqualTo("polyaxon");
  }

  @Test
  void zeroByHelmsRecord() throws IOException {
    putRecord("0.5.6", OLD_DEFAULTS, OLD_EXAMPLE);
    putLive();

    var release = locate();

    assertOldExample(release);
    assertThat(refusal(target(release, "outputs")).reason()).contains("Polyaxon itself");
    assertThat(refusal(target(release, "logs")).alternative()).contains("persistence.data");
  }

  @Test
  void zeroByTheEnvironmentOfItsWorkload() throws IOException {
    putLive();
    canned.put(
        "deployments",
        deployment(
            "plx-polyaxon-api",
            "0.5.6",
            """
            [{"name": "POLYAXON_PERSISTENCE_DATA", "value":
              "{\\"scans\\":{\\"mountPath\\":\\"/scans\\",\\"existingClaim\\":\\"scans-pvc\\",\\"subPath\\":\\"project1\\"}}"}]
            """));
    canned.forbid("secrets");

    assertOldExample(locate());
  }

  @Test
  void zeroByNothingButTheMountsOfItsWorkload() throws IOException {
    putLive();
    canned.put(
        "deployments",
        """
        {"metadata": {"name": "plx-polyaxon-api", "namespace": "polyaxon", "labels": {
          "chart": "polyaxon-0.5.6", "release": "plx", "heritage": "Helm"}},
         "spec": {"template": {"spec": {"containers": [{"volumeMounts": [
            {"name": "scans", "mountPath": "/scans", "subPath": "project1"},
            {"name": "logs", "mountPath": "/polyaxon-logs"}]}],
          "volumes": [
            {"name": "scans", "persistentVolumeClaim": {"claimName": "scans-pvc"}},
            {"name": "logs", "persistentVolumeClaim": {"claimName": "logs-pvc"}}]}}}}
        """);
    canned.forbid("secrets");

    var release = locate();

    assertOldExample(release);
    assertThat(release.targets()).hasSize(1);
  }

  @Test
  void zeroByFlagsAlone() throws IOException {
    canned.forbid("/");

    var request =
        new ReleaseRequest(
                Optional.of("plx"),
                Optional.of("scans-pvc"),
                Optional.of("/scans"),
                Optional.of("plx-polyaxon-workers-serviceaccount"),
                Optional.empty())
            .withVolume(Optional.empty(), Optional.of("project1"))
            .withChoice(Optional.empty(), Optional.of("polyaxon"), Optional.empty());

    assertOldExample(locate(request));
  }

  @Test
  void emptyDataMeansTheChartsDefaultOnTheNode() throws IOException {
    putRecord("0.5.6", OLD_DEFAULTS, "{}");

    var data = target(locate(), "data");

    assertThat(data.storage()).isEqualTo(new Storage.HostPath("/tmp/data"));
    assertThat(data.mountPath()).contains("/data");
    assertThat(refusal(data).reason()).contains("whichever node");
  }

  @Test
  void aMissingHostPathIsTheMountPath() throws IOException {
    putRecord("0.6.1", OLD_DEFAULTS, "{persistence: {data: {local: {mountPath: /x}}}}");

    assertThat(target(locate(), "local").storage()).isEqualTo(new Storage.HostPath("/x"));
  }

  @Test
  void bucketsOfZeroNameTheirSecret() throws IOException {
    putRecord(
        "0.5.6",
        OLD_DEFAULTS,
        "{persistence: {data: {cloud: {store: gcs, bucket: 'gs://b', secret: key-of-b}}}}");

    var cloud = target(locate(), "cloud");

    assertThat(cloud.storage()).isEqualTo(new Storage.Bucket("gs://b", Optional.of("key-of-b")));
    assertThat(refusal(cloud).alternative()).contains("key-of-b");
  }

  @Test
  void theNamespaceOfZeroIsAValue() throws IOException {
    putRecord("0.5.6", OLD_DEFAULTS, "namespace: runs\n" + OLD_EXAMPLE);
    canned.putIn(
        "runs", "persistentvolumeclaims", PlatformRecords.claim("scans-pvc", "ReadWriteMany"));
    canned.putIn(
        "runs", "serviceaccounts", PlatformRecords.account("plx-polyaxon-workers-serviceaccount"));

    assertThat(locate().staging().namespace()).isEqualTo("runs");
  }

  @Test
  void aSecurityContextThatIsOnGivesTheWriterItsIds() throws IOException {
    putRecord("1.10.1", DEFAULTS, "securityContext: {enabled: true}\n" + EXAMPLE);
    putLive();

    var staging = locate().staging();

    assertThat(staging.runAsUser()).isEqualTo(2222);
    assertThat(staging.runAsGroup()).hasValue(2222);
    assertThat(staging.fsGroup()).hasValue(2222);
  }

  @Test
  void chartsBeforeDefaultStoresHaveNone() throws IOException {
    putRecord("1.0.7", "{namespace: polyaxon}", "{}");
    assertThat(refusal(locate().targets().getFirst()).reason()).contains("no connection");

    putRecord("1.1.0", "{namespace: polyaxon}", "{}");
    assertThat(target(locate(), "artifacts-store").storage())
        .isEqualTo(new Storage.HostPath("/tmp/artifactsStore"));
  }

  @Test
  void anArtifactsStoreOnAClaimIsStillNotForUsersData() throws IOException {
    putRecord(
        "1.10.1",
        DEFAULTS,
        "artifactsStore: {name: s, kind: volume_claim, schema: {volumeClaim: art, mountPath: /a}}");

    assertThat(refusal(target(locate(), "artifacts-store")).reason()).contains("runs' ids");
  }

  @Test
  void theSameClaimElsewhereIsOfferedForAReadOnlyEntry() throws IOException {
    putRecord(
        "1.10.1",
        DEFAULTS,
        """
        connections:
          - {name: view, kind: volume_claim, schema: {mountPath: /v, volumeClaim: one, readOnly: true}}
          - {name: fill, kind: volume_claim, schema: {mountPath: /f, volumeClaim: one}}
        """);
    canned.put("persistentvolumeclaims", PlatformRecords.claim("one", "ReadWriteMany"));

    assertThat(refusal(target(locate(), "view")).alternative()).contains("target fill");
  }

  @Test
  void theAgentChartNeedsItsHomeOrItsValue() throws IOException {
    var plain = PlatformRecords.record("a", "polyaxon", "agent", "1.10.1", DEFAULTS, EXAMPLE);
    canned.put("secrets", PlatformRecords.secret(plain));
    assertThat(locator().survey(ReleaseRequest.none()).releases()).isEmpty();

    canned.put(
        "secrets", PlatformRecords.secret(PlatformRecords.withHome(plain, "https://polyaxon.com")));
    assertThat(locate().platform()).isEqualTo("polyaxon");

    var byValue =
        PlatformRecords.record(
            "a", "polyaxon", "agent", "1.10.1", DEFAULTS, "deploymentChart: agent\n" + EXAMPLE);
    canned.put("secrets", PlatformRecords.secret(byValue));
    assertThat(locate().platform()).isEqualTo("polyaxon");
  }

  @Test
  void unknownKeysOfNewerChartsDoNotMatter() throws IOException {
    putRecord(
        "2.1.0",
        DEFAULTS,
        EXAMPLE + "  - {name: odd, kind: quantum, schema: [1]}\n  - 7\n  - null\n");
    putLive();

    assertExample(locate());
  }

  @Test
  void whatTheClusterSaysBeatsTheRecordAndIsTold() throws IOException {
    putRecord("1.10.1", DEFAULTS, EXAMPLE);
    putLive();
    canned.put("persistentvolumeclaims", PlatformRecords.claim("newer-pvc", "ReadWriteMany"));
    putAgentConfig(
        "[{\"name\":\"imaging\",\"kind\":\"volume_claim\","
            + "\"schema\":{\"mountPath\":\"/plx/imaging\",\"volumeClaim\":\"newer-pvc\"}}]");

    var release = locate();

    assertThat(release.staging().claim()).isEqualTo("newer-pvc");
    assertThat(release.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("Drift", "connections"));
    assertThat(locator().believingRecords().locate(ReleaseRequest.none()).staging().claim())
        .isEqualTo("imaging-pvc");
  }

  private void putRecord(String version, String defaults, String values) {
    var record = PlatformRecords.record("plx", "polyaxon", "polyaxon", version, defaults, values);
    canned.put("secrets", PlatformRecords.secret(record));
  }

  private void putLive() {
    for (var claim : new String[] {"imaging-pvc", "ref-pvc", "scans-pvc"}) {
      canned.put("persistentvolumeclaims", PlatformRecords.claim(claim, "ReadWriteMany"));
    }
    canned
        .put("serviceaccounts", PlatformRecords.account("plx-polyaxon-runs-sa"))
        .put("serviceaccounts", PlatformRecords.account("plx-polyaxon-workers-serviceaccount"));
  }

  private static String connections() {
    return new Tree(PlatformRecords.yaml(EXAMPLE)).at("connections").element().toString();
  }

  private void putAgentConfig(String connections) {
    var data = new JsonObject();
    data.addProperty(
        "POLYAXON_AGENT_ARTIFACTS_STORE",
        new Tree(PlatformRecords.yaml(DEFAULTS)).at("defaultArtifactsStore").element().toString());
    data.addProperty("POLYAXON_AGENT_CONNECTIONS", connections);
    data.addProperty("POLYAXON_AGENT_RUNS_SA", "plx-polyaxon-runs-sa");
    var object =
        PlatformRecords.yaml(
                "{metadata: {name: plx-polyaxon-agent-config, namespace: polyaxon, labels:"
                    + " {release: plx, app.kubernetes.io/instance: polyaxon-1.10.1,"
                    + " app.kubernetes.io/managed-by: helm}}}")
            .getAsJsonObject();
    object.add("data", data);
    canned.put("configmaps", object.toString());
  }

  private static String deployment(String name, String version, String environment) {
    return """
        {"metadata": {"name": "%s", "namespace": "polyaxon", "labels": {"release": "plx",
           "app.kubernetes.io/instance": "polyaxon-%s", "app.kubernetes.io/managed-by": "helm"}},
         "spec": {"template": {"spec": {"containers": [{"name": "c", "env": %s}]}}}}
        """
        .formatted(name, version, environment);
  }

  private static ReleaseRequest flags(String claim, String path, Optional<String> part) {
    return new ReleaseRequest(
            Optional.of("plx"),
            Optional.of(claim),
            Optional.of(path),
            Optional.empty(),
            Optional.empty())
        .withVolume(Optional.empty(), part)
        .withChoice(Optional.empty(), Optional.of("polyaxon"), Optional.empty());
  }

  private static void assertExample(InstalledRelease release) {
    assertThat(release.platform()).isEqualTo("polyaxon");
    assertThat(release.name()).isEqualTo("plx");
    assertThat(release.targets())
        .extracting(Target::name)
        .containsExactly("imaging", "reference", "archive", "artifacts-store");
    var staging = release.choose(Optional.empty()).staging();
    assertThat(staging.namespace()).isEqualTo("polyaxon");
    assertThat(staging.claim()).isEqualTo("imaging-pvc");
    assertThat(staging.mountPath()).isEqualTo("/plx/imaging");
    assertThat(staging.subPath()).isEmpty();
    assertThat(staging.serviceAccount()).isEqualTo("plx-polyaxon-runs-sa");
    var reference = target(release, "reference");
    assertThat(reference.readOnly()).isTrue();
    assertThat(refusal(reference).reason()).contains("for reading only");
    var archive = target(release, "archive");
    assertThat(archive.storage())
        .isEqualTo(new Storage.Bucket("s3://lab-archive", Optional.of("archive-key")));
    assertThat(refusal(archive).alternative()).contains("archive-key");
    var store = target(release, "artifacts-store");
    assertThat(store.storage()).isEqualTo(new Storage.HostPath("/tmp/artifactsStore"));
    assertThat(refusal(store).reason()).contains("one node", "not meant for users' data");
  }

  private static void assertOldExample(InstalledRelease release) {
    var chosen = release.choose(Optional.empty());
    assertThat(release.platform()).isEqualTo("polyaxon");
    assertThat(chosen.staging().claim()).isEqualTo("scans-pvc");
    assertThat(chosen.staging().subPath()).contains("project1");
    assertThat(chosen.staging().mountPath()).isEqualTo("/scans");
    assertThat(chosen.staging().serviceAccount()).isEqualTo("plx-polyaxon-workers-serviceaccount");
    assertThat(chosen.target().offer().word()).isEqualTo("stage-only");
  }
}
