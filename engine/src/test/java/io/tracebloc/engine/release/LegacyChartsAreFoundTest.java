package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The four former charts in their three shapes ({@code contract/releases.md} 3). */
@Timeout(60)
class LegacyChartsAreFoundTest extends PlatformLocation {
  private static final String EXAMPLE =
      """
      clientData:    { name: client-pvc, storage: 50Gi, hostPath: /srv/tb/shared_data }
      clientLogsPvc: { name: client-logs-pvc, storage: 10Gi, hostPath: /srv/tb/logs }
      mysqlPvc:      { name: edge1-mysql-pvc, storage: 2Gi, hostPath: /srv/tb/mysql }
      """;

  @Override
  String namespace() {
    return "edge1";
  }

  @BeforeEach
  void putClaim() {
    canned.put("persistentvolumeclaims", PlatformRecords.claim("client-pvc", "ReadWriteOnce"));
    canned.putGlobal("/api/v1/nodes", "{\"metadata\": {\"name\": \"n1\"}}");
  }

  @Test
  void theExampleByHelmsRecord() throws IOException {
    putRecord("bm", "1.0.4", "{}", EXAMPLE, "");

    var release = locate();

    assertExample(release);
    var target = release.targets().getFirst();
    assertThat(evidence(target.evidence(), "host path")).startsWith("/srv/tb/shared_data from");
    assertThat(evidence(target.evidence(), "access mode")).startsWith("RWO from");
    assertThat(evidence(release.evidence(), "database claim")).startsWith("edge1-mysql-pvc");
    assertThat(evidence(release.evidence(), "protocol")).startsWith("stage-only");
    assertThat(release.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("migrate to the chart client"));
  }

  @Test
  void theExampleByHelmsRecordAlone() throws IOException {
    putRecord("bm", "1.0.4", "{}", EXAMPLE, "");
    canned.forbid("configmaps", "deployments", "persistentvolume", "nodes", "pods", "accounts");

    var release = locate();

    assertExample(release);
    assertThat(evidence(release.targets().getFirst().evidence(), "access mode")).startsWith("RWO");
    assertThat(evidence(release.targets().getFirst().evidence(), "host path"))
        .startsWith("/srv/tb/shared_data");
  }

  @Test
  void theExampleByNameSuffixPodLabelAndEnvironment() throws IOException {
    canned.put("deployments", deployment("client-pvc", ""));
    canned.forbid("secrets");

    var release = locate();

    assertExample(release);
    assertThat(evidence(release.targets().getFirst().evidence(), "claim"))
        .startsWith("client-pvc from Deployment/edge1-jobs-manager mounts");
    assertThat(release.chart()).isEqualTo("unknown");
  }

  @Test
  void theExampleByFlagsAlone() throws IOException {
    canned.forbid("/");
    var request =
        new ReleaseRequest(
                Optional.of("edge1"),
                Optional.of("client-pvc"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())
            .withChoice(Optional.empty(), Optional.of("tracebloc-legacy"), Optional.empty());

    assertExample(locate(request));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aks", "eks", "bm", "oc"})
  void theFirstShapeIsReadFromItsOwnKey(String chart) throws IOException {
    canned.put("persistentvolumeclaims", PlatformRecords.claim("shared-pvc", "ReadWriteMany"));
    putRecord(chart, "1.0.0", "{sharedData: {name: shared-pvc}, logsPvc: {name: l}}", "{}", "");

    var release = locate();

    assertThat(release.platform()).isEqualTo("tracebloc-legacy");
    assertThat(release.staging().claim()).isEqualTo("shared-pvc");
    assertThat(evidence(release.targets().getFirst().evidence(), "claim"))
        .contains("sharedData.name");
    assertThat(evidence(release.evidence(), "logs claim")).startsWith("l from");
  }

  @Test
  void whatWasRenderedBeatsKeysOfAnotherShape() throws IOException {
    canned.put("persistentvolumeclaims", PlatformRecords.claim("real-pvc", "ReadWriteMany"));
    putRecord(
        "eks",
        "1.0.4",
        "{clientData: {name: client-pvc}}",
        "{sharedData: {name: old}}",
        """
        kind: Deployment
        metadata: {name: edge1-jobs-manager}
        spec:
          template:
            metadata: {labels: {app: manager}}
            spec:
              serviceAccountName: edge1-jobs-manager
              containers:
              - name: api
                env: [{name: CLIENT_PVC, value: real-pvc}]
                volumeMounts: [{name: d, mountPath: /data/shared}]
              volumes: [{name: d, persistentVolumeClaim: {claimName: real-pvc}}]
        """);
    canned.put("serviceaccounts", PlatformRecords.account("edge1-jobs-manager"));

    var release = locate();

    assertThat(release.staging().claim()).isEqualTo("real-pvc");
    assertThat(release.staging().serviceAccount()).isEqualTo("edge1-jobs-manager");
  }

  @Test
  void aWorkloadWithNothingButTheVariableIsEnough() throws IOException {
    canned.put("persistentvolumeclaims", PlatformRecords.claim("azure-pvc", "ReadWriteMany"));
    canned.put(
        "deployments",
        """
        {"metadata": {"name": "edge1-jobs-manager", "namespace": "edge1"},
         "spec": {"template": {"metadata": {"labels": {"app": "manager"}}, "spec": {
           "containers": [{"name": "api", "env": [{"name": "CLIENT_PVC", "value": "azure-pvc"}]}]}}}}
        """);

    assertThat(locate().staging().claim()).isEqualTo("azure-pvc");
  }

  @Test
  void aLiveClaimThatDiffersFromTheRecordIsDrift() throws IOException {
    canned.put("persistentvolumeclaims", PlatformRecords.claim("moved-pvc", "ReadWriteMany"));
    canned.put("deployments", deployment("moved-pvc", ""));
    putRecord("bm", "1.0.4", "{}", EXAMPLE, "");

    var release = locate();

    assertThat(release.staging().claim()).isEqualTo("moved-pvc");
    assertThat(release.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("Drift: claim is moved-pvc"));
  }

  @Test
  void theValueNamespaceIsOnlyDocumentation() throws IOException {
    putRecord("bm", "1.0.4", "{}", EXAMPLE + "namespace: elsewhere\n", "");

    var release = locate();

    assertThat(release.staging().namespace()).isEqualTo("edge1");
    assertThat(release.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("elsewhere", "no template"));
  }

  @Test
  void labelsOfTheLastShapeTellTheChart() throws IOException {
    canned.put(
        "deployments",
        deployment(
            "client-pvc",
            """
            "helm.sh/chart": "oc-1.0.4", "app.kubernetes.io/name": "oc",
            "app.kubernetes.io/instance": "edge1", "app.kubernetes.io/managed-by": "Helm"
            """));
    canned.forbid("secrets");

    var release = locate();

    assertThat(release.chart()).isEqualTo("oc");
    assertThat(release.chartVersion()).isEqualTo("1.0.4");
  }

  @Test
  void aChartCalledBmOfSomebodyElseIsNotTakenForIt() throws IOException {
    putRecord("bm", "3.0.0", "{size: 3}", "{}", "");

    assertThat(locator().survey(ReleaseRequest.none()).releases()).isEmpty();
  }

  private void putRecord(
      String chart, String version, String defaults, String values, String manifest) {
    var record = PlatformRecords.record("edge1", "edge1", chart, version, defaults, values);
    canned.put("secrets", PlatformRecords.secret(PlatformRecords.withManifest(record, manifest)));
  }

  private static String deployment(String claim, String labels) {
    return """
        {"metadata": {"name": "edge1-jobs-manager", "namespace": "edge1", "labels": {%s}},
         "spec": {"template": {"metadata": {"labels": {"app": "manager"}}, "spec": {
           "containers": [
             {"name": "api", "env": [{"name": "CLIENT_PVC", "value": "%s"}],
              "volumeMounts": [{"name": "d", "mountPath": "/data/shared"}]},
             {"name": "pods-monitor-container"}],
           "volumes": [{"name": "d", "persistentVolumeClaim": {"claimName": "%s"}}]}}}}
        """
        .formatted(labels, claim, claim);
  }

  private static void assertExample(InstalledRelease release) {
    assertThat(release.platform()).isEqualTo("tracebloc-legacy");
    assertThat(release.name()).isEqualTo("edge1");
    assertThat(release.ingest()).isEmpty();
    var chosen = release.choose(Optional.empty());
    assertThat(chosen.staging().claim()).isEqualTo("client-pvc");
    assertThat(chosen.staging().mountPath()).isEqualTo("/data/shared");
    assertThat(chosen.staging().serviceAccount()).isEqualTo("default");
    assertThat(chosen.target().offer().word()).isEqualTo("stage-only");
  }
}
