package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of {@code contract/releases.md} 4.3, by whatever of them may be read. */
@Timeout(60)
class ClearmlAgentIsFoundTest extends PlatformLocation {
  private static final String EXAMPLE =
      """
      agentk8sglue:
        basePodTemplate:
          volumes:
            - name: ds
              persistentVolumeClaim: { claimName: datasets-rwx }
          volumeMounts:
            - { name: ds, mountPath: /mnt/datasets, subPath: teamA }
      """;
  private static final String SECOND = EXAMPLE.replace("basePodTemplate", "podTemplate");
  private static final String FIRST =
      """
      agentk8sglue:
        podTemplate:
          volumes:
            - { name: datasets-rwx, path: /mnt/datasets }
      """;
  private static final String EMPTY =
      """
      agentk8sglue:
        serviceAccountName: default
        podTemplate: { volumes: [], volumeMounts: [] }
        basePodTemplate: { volumes: [], volumeMounts: [] }
      """;

  @Override
  String namespace() {
    return "clearml";
  }

  @BeforeEach
  void putLive() {
    canned.put("persistentvolumeclaims", PlatformRecords.claim("datasets-rwx", "ReadWriteMany"));
    for (var account : new String[] {"glue-clearml-agent-sa", "glue-sa", "tasks"}) {
      canned.put("serviceaccounts", PlatformRecords.account(account));
    }
  }

  @Test
  void fiveByHelmsRecord() throws IOException {
    putRecord("5.3.0", EXAMPLE);

    var release = locate();

    assertExample(release, "glue-clearml-agent-sa");
    assertThat(evidence(release.targets().getFirst().evidence(), "sub path"))
        .isEqualTo(
            "teamA from Secret/sh.helm.release.v1.glue.v1 value"
                + " agentk8sglue.basePodTemplate.volumeMounts[0].subPath");
    assertThat(release.choose(Optional.empty()).nextStep()).contains("no ClearML data set");
  }

  @Test
  void fiveByThePodTemplateAndLabels() throws IOException {
    canned.forbid("secrets");
    putAgent("5.3.0", "glue-clearml-agent", "glue-clearml-agent");
    putTemplate("glue-clearml-agent-pt", "glue-clearml-agent-sa", "teamA");

    var release = locate();

    assertExample(release, "glue-clearml-agent-sa");
    assertThat(release.name()).isEqualTo("glue");
    assertThat(evidence(release.targets().getFirst().evidence(), "claim"))
        .startsWith("datasets-rwx from ConfigMap/glue-clearml-agent-pt key template.yaml");
  }

  @Test
  void fiveByThePodTemplateAlone() throws IOException {
    canned.forbid("secrets", "deployments");
    putTemplate("glue-clearml-agent-pt", "glue-clearml-agent-sa", "teamA");

    assertExample(locate(), "glue-clearml-agent-sa");
  }

  @Test
  void fiveByFlagsAlone() throws IOException {
    canned.forbid("/");
    var request =
        new ReleaseRequest(
                Optional.of("glue"),
                Optional.of("datasets-rwx"),
                Optional.of("/mnt/datasets"),
                Optional.empty(),
                Optional.empty())
            .withVolume(Optional.empty(), Optional.of("teamA"))
            .withChoice(Optional.empty(), Optional.of("clearml-agent"), Optional.empty());

    assertExample(locate(request), "glue-clearml-agent-sa");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.0.0", "3.3.4", "4.0.0", "4.1.2"})
  void threeAndFourNameTheAccountAfterTheRelease(String version) throws IOException {
    putRecord(version, EXAMPLE);

    assertExample(locate(), "glue-sa");
  }

  @Test
  void threeByItsLabelOfTheReleasesName() throws IOException {
    canned.forbid("secrets");
    putAgent("3.3.4", "glue", "glue");
    putTemplate("glue-pt", "glue-sa", "teamA");

    assertExample(locate(), "glue-sa");
  }

  @ParameterizedTest
  @CsvSource({"3.3.4, tasks", "4.1.2, tasks", "5.3.0, tasks"})
  void anExistingAccountOfTheSiteIsUsed(String version, String account) throws IOException {
    putRecord(version, EXAMPLE + "  serviceExistingAccountName: tasks\n");

    assertExample(locate(), account);
  }

  @Test
  void fullNamesFollowTheReleasesName() throws IOException {
    var record =
        PlatformRecords.record(
            "my-clearml-agent", "clearml", "clearml-agent", "5.0.0", EMPTY, EXAMPLE);
    canned.put("secrets", PlatformRecords.secret(record));
    canned.put("serviceaccounts", PlatformRecords.account("my-clearml-agent-sa"));

    putAgent("5.0.0", "my-clearml-agent", "my-clearml-agent");

    assertThat(locate().name()).isEqualTo("my-clearml-agent");
    assertThat(locate().staging().serviceAccount()).isEqualTo("my-clearml-agent-sa");
  }

  @Test
  void twoByHelmsRecordAndByThePodTemplate() throws IOException {
    putRecord("2.1.0", SECOND);
    assertExample(locate(), "default");

    canned.forbid("secrets");
    putAgent("2.1.0", "clearml-agent", "glue");
    putTemplate("glue-clearml-agent-agentk8sglue-k8sagent-pod-template", "default", "teamA");
    assertExample(locate(), "default");
  }

  @Test
  void oneByHelmsRecord() throws IOException {
    putRecord("1.3.0", FIRST);

    assertFirst(locate());
  }

  @Test
  void oneByThePodTemplateAndLabels() throws IOException {
    canned.forbid("secrets");
    putAgent("1.3.0", "clearml-agent", "glue");
    putTemplate("glue-clearml-agent-agentk8sglue-k8sagent-pod-template", "default", "");

    assertFirst(locate());
  }

  @Test
  void oneByFlagsAlone() throws IOException {
    canned.forbid("/");
    var request =
        new ReleaseRequest(
                Optional.of("glue"),
                Optional.of("datasets-rwx"),
                Optional.of("/mnt/datasets"),
                Optional.of("default"),
                Optional.empty())
            .withChoice(Optional.empty(), Optional.of("clearml-agent"), Optional.empty());

    assertFirst(locate(request));
  }

  @Test
  void theOldListUnderTwoIsDetected() throws IOException {
    putRecord("2.0.0", FIRST);

    var target = locate().targets().getFirst();

    assertThat(target.name()).isEqualTo("datasets-rwx");
    assertThat(refusal(target).reason()).contains("form of chart 1.x");
    assertThat(refusal(target).alternative()).contains("persistentVolumeClaim", "volumeMounts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.3.0", "2.1.0", "3.3.4", "4.1.2", "5.3.0"})
  void emptyListsMeanThatTasksHaveNoSharedVolume(String version) throws IOException {
    putRecord(version, EMPTY);

    var target = locate().targets().getFirst();

    assertThat(target.storage()).isEqualTo(new Storage.Nothing());
    assertThat(target.storage().kind()).isEqualTo("none");
    assertThat(refusal(target).reason()).contains("no shared volume");
    assertThat(refusal(target).alternative()).contains("odTemplate.volumes");
  }

  @Test
  void volumesOfTheAgentItselfAreNeverUsed() throws IOException {
    putRecord(
        "5.3.0",
        """
        agentk8sglue:
          volumes: [{name: own, persistentVolumeClaim: {claimName: own-pvc}}]
          volumeMounts: [{name: own, mountPath: /own}]
        """);

    var release = locate();

    assertThat(release.targets())
        .extracting(Target::storage)
        .containsExactly(new Storage.Nothing());
    assertThat(release.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("agent's own Pod"));
  }

  @Test
  void mountsAndVolumesWithoutPartnersAreTold() throws IOException {
    putRecord(
        "5.3.0",
        """
        agentk8sglue:
          basePodTemplate:
            volumes:
              - {name: ds, persistentVolumeClaim: {claimName: datasets-rwx}}
              - {name: lost, persistentVolumeClaim: {claimName: lost-pvc}}
              - {name: tmp, emptyDir: {}}
            volumeMounts:
              - {name: ds, mountPath: /mnt/datasets}
              - {name: tmp, mountPath: /scratch}
              - {name: ghost, mountPath: /ghost}
        """);

    var release = locate();

    assertThat(release.targets()).extracting(Target::name).containsExactly("ds");
    assertThat(release.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("lost-pvc", "mounted nowhere"))
        .anySatisfy(warning -> assertThat(warning).contains("ghost", "no volume of that name"));
  }

  @Test
  void expandedSubPathsReadOnlyMountsAndOtherVolumesAreRefused() throws IOException {
    putRecord(
        "5.3.0",
        """
        agentk8sglue:
          basePodTemplate:
            volumes:
              - {name: a, persistentVolumeClaim: {claimName: datasets-rwx}}
              - {name: b, persistentVolumeClaim: {claimName: b-pvc, readOnly: true}}
              - {name: c, persistentVolumeClaim: {claimName: c-pvc}}
              - {name: d, nfs: {server: files.lab, path: /export}}
              - {name: e, hostPath: {path: /srv}}
              - {name: f, csi: {driver: x}}
              - {name: good, persistentVolumeClaim: {claimName: datasets-rwx}}
            volumeMounts:
              - {name: a, mountPath: /a, subPathExpr: $(POD_NAME)}
              - {name: b, mountPath: /b}
              - {name: c, mountPath: /c, readOnly: true}
              - {name: d, mountPath: /d}
              - {name: e, mountPath: /e}
              - {name: f, mountPath: /f}
              - {name: good, mountPath: /good}
        """);

    var release = locate();

    assertThat(release.targets().getFirst().name()).isEqualTo("good");
    assertThat(release.staging().mountPath()).isEqualTo("/good");
    assertThat(refusal(target(release, "a")).reason()).contains("$(POD_NAME)");
    assertThat(refusal(target(release, "b")).reason()).contains("for reading only");
    assertThat(refusal(target(release, "c")).reason()).contains("for reading only");
    assertThat(target(release, "d").storage()).isEqualTo(new Storage.Nfs("files.lab", "/export"));
    assertThat(refusal(target(release, "d")).reason()).contains("files.lab:/export");
    assertThat(refusal(target(release, "e")).reason()).contains("/srv");
    assertThat(refusal(target(release, "f")).reason()).contains("kind");
  }

  @Test
  void hostPathsAndNfsExportsAreMountedWithLeave() throws IOException {
    putRecord(
        "5.3.0",
        """
        agentk8sglue:
          basePodTemplate:
            volumes:
              - {name: d, nfs: {server: files.lab, path: /export}}
              - {name: e, hostPath: {path: /srv}}
              - {name: r, hostPath: {path: /ref}}
              - {name: o, hostPath: {path: ../etc}}
            volumeMounts:
              - {name: d, mountPath: /d, subPath: part}
              - {name: e, mountPath: /e}
              - {name: r, mountPath: /r, readOnly: true}
              - {name: o, mountPath: /o}
        """);

    var paths = locate(ReleaseRequest.none().withMounts(new DirectMounts(true, false)));
    assertThat(paths.choose(Optional.of("e")).staging().storage())
        .isEqualTo(new Storage.HostPath("/srv"));
    assertThat(refusal(target(paths, "d")).alternative()).contains("{flag:allow-nfs}");
    assertThat(refusal(target(paths, "r")).reason()).contains("for reading only");
    assertThat(refusal(target(paths, "o")).reason()).contains("../etc");

    var exports = locate(ReleaseRequest.none().withMounts(new DirectMounts(false, true)));
    var staging = exports.choose(Optional.of("d")).staging();
    assertThat(staging.storage()).isEqualTo(new Storage.Nfs("files.lab", "/export"));
    assertThat(staging.subPath()).contains("part");
    assertThat(refusal(target(exports, "e")).alternative())
        .contains("{flag:allow-host-path}", "{flag:node}");
  }

  @ParameterizedTest
  @CsvSource({"enterpriseFeatures, 4.1.2", "agentk8sglue, 3.0.0"})
  void queuesOfEnterpriseOverrideTheBase(String place, String version) throws IOException {
    canned.put("persistentvolumeclaims", PlatformRecords.claim("gpu-pvc", "ReadWriteMany"));
    var queues =
        """
        queues:
          gpu:
            templateOverrides:
              volumes: [{name: ds, persistentVolumeClaim: {claimName: gpu-pvc}}]
          cpu: {templateOverrides: {}}
        """
            .indent(2);
    putRecord(
        version,
        place.equals("agentk8sglue")
            ? EXAMPLE + queues + "enterpriseFeatures: {enabled: true}\n"
            : EXAMPLE + "enterpriseFeatures:\n  enabled: true\n" + queues);

    var release = locate();

    assertThat(release.targets()).extracting(Target::name).containsExactly("ds", "gpu/ds");
    var gpu = release.choose(Optional.of("gpu/ds")).staging();
    assertThat(gpu.claim()).isEqualTo("gpu-pvc");
    assertThat(gpu.mountPath()).isEqualTo("/mnt/datasets");
    assertThat(gpu.subPath()).contains("teamA");
  }

  @Test
  void queuesDoNotCountWithoutEnterprise() throws IOException {
    var queues =
        """
        enterpriseFeatures:
          enabled: false
          queues: {gpu: {templateOverrides: {volumeMounts: [{name: ds, mountPath: /x}]}}}
        """;
    putRecord("4.1.2", EXAMPLE + queues);

    assertThat(locate().targets()).extracting(Target::name).containsExactly("ds");
  }

  @Test
  void securityContextsGiveTheWriterItsIdsFromFourOn() throws IOException {
    var secured =
        """
        basePodTemplate:
          podSecurityContext: {runAsUser: 1001, fsGroup: 1001}
          tolerations: [{key: gpu, operator: Exists, effect: NoSchedule}]
        """;
    var values = EXAMPLE.replace("  basePodTemplate:\n", secured.indent(2));
    putRecord("5.3.0", values);
    var staging = locate().staging();
    assertThat(staging.runAsUser()).isEqualTo(1001);
    assertThat(staging.fsGroup()).hasValue(1001);
    assertThat(staging.tolerations())
        .extracting(Toleration::key)
        .containsExactly(Optional.of("gpu"));

    putRecord("3.3.4", values);
    assertThat(locate().staging().runAsUser()).isEqualTo(65532);
  }

  @Test
  void whileHelmHasNotFinishedTheClusterIsAsked() throws IOException {
    var record = PlatformRecords.record("glue", "clearml", "clearml-agent", "5.3.0", EMPTY, "{}");
    canned.put("secrets", HelmRecords.secret("glue", 1, "pending-install", record));
    putAgent("5.3.0", "glue-clearml-agent", "glue-clearml-agent");
    putTemplate("glue-clearml-agent-pt", "glue-clearml-agent-sa", "teamA");

    var release = locator().believingRecords().locate(ReleaseRequest.none());

    assertExample(release, "glue-clearml-agent-sa");
    assertThat(release.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("pending-install"));
  }

  @Test
  void rootIsNoIdentityForAWriter() throws IOException {
    putRecord(
        "5.3.0",
        EXAMPLE.replace(
            "  basePodTemplate:\n",
            "  basePodTemplate:\n    containerSecurityContext: {runAsUser: 0}\n"));

    assertThat(locate().staging().runAsUser()).isEqualTo(65532);
  }

  @Test
  void anAliasInAnUmbrellaChartIsReadFromTheManifest() throws IOException {
    var record =
        PlatformRecords.record(
            "lab", "clearml", "lab-platform", "2.0.0", "{agent: {}}", "{agent: {}}");
    record
        .getAsJsonObject("chart")
        .getAsJsonObject("metadata")
        .add(
            "dependencies",
            PlatformRecords.yaml("[{name: clearml-agent, alias: agent, version: 5.3.0}]"));
    canned.put(
        "secrets",
        PlatformRecords.secret(
            PlatformRecords.withManifest(
                record,
                """
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: lab-agent
                  labels: {helm.sh/chart: agent-5.3.0, app.kubernetes.io/instance: lab-agent}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: lab-agent-pt}
                data:
                  template.yaml: |
                    spec:
                      serviceAccountName: lab-agent-sa
                      volumes: [{name: ds, persistentVolumeClaim: {claimName: datasets-rwx}}]
                      containers: [{volumeMounts: [{name: ds, mountPath: /mnt/datasets}]}]
                """)));
    canned.put("serviceaccounts", PlatformRecords.account("lab-agent-sa"));

    var release = locate();

    assertThat(release.platform()).isEqualTo("clearml-agent");
    assertThat(release.name()).isEqualTo("lab");
    assertThat(release.staging().claim()).isEqualTo("datasets-rwx");
    assertThat(release.staging().serviceAccount()).isEqualTo("lab-agent-sa");
    assertThat(evidence(release.targets().getFirst().evidence(), "claim"))
        .contains("manifest ConfigMap/lab-agent-pt");
  }

  private void putRecord(String version, String values) {
    var record = PlatformRecords.record("glue", "clearml", "clearml-agent", version, EMPTY, values);
    canned.put("secrets", PlatformRecords.secret(record));
  }

  private void putAgent(String version, String name, String instance) {
    canned.put(
        "deployments",
        """
        {"metadata": {"name": "glue-agent", "namespace": "clearml", "labels": {
          "helm.sh/chart": "clearml-agent-%s", "app.kubernetes.io/name": "%s",
          "app.kubernetes.io/instance": "%s"}}}
        """
            .formatted(version, name, instance));
  }

  private void putTemplate(String name, String account, String subPath) {
    var part = subPath.isEmpty() ? "" : ", subPath: " + subPath;
    var volume = subPath.isEmpty() ? "datasets-rwx" : "ds";
    var data = new JsonObject();
    data.addProperty(
        "template.yaml",
        """
        spec:
          serviceAccountName: %s
          volumes: [{name: %s, persistentVolumeClaim: {claimName: datasets-rwx}}]
          containers: [{volumeMounts: [{name: %s, mountPath: /mnt/datasets%s}]}]
        """
            .formatted(account, volume, volume, part));
    var object =
        PlatformRecords.yaml("{metadata: {name: %s, namespace: clearml}}".formatted(name))
            .getAsJsonObject();
    object.add("data", data);
    canned.put("configmaps", object.toString());
  }

  private static void assertExample(InstalledRelease release, String account) {
    assertThat(release.platform()).isEqualTo("clearml-agent");
    var chosen = release.choose(Optional.empty());
    assertThat(chosen.staging().namespace()).isEqualTo("clearml");
    assertThat(chosen.staging().claim()).isEqualTo("datasets-rwx");
    assertThat(chosen.staging().subPath()).contains("teamA");
    assertThat(chosen.staging().mountPath()).isEqualTo("/mnt/datasets");
    assertThat(chosen.staging().serviceAccount()).isEqualTo(account);
    assertThat(chosen.target().offer().word()).isEqualTo("stage-only");
  }

  private static void assertFirst(InstalledRelease release) {
    var staging = release.choose(Optional.empty()).staging();
    assertThat(staging.claim()).isEqualTo("datasets-rwx");
    assertThat(staging.mountPath()).isEqualTo("/mnt/datasets");
    assertThat(staging.subPath()).isEmpty();
    assertThat(staging.serviceAccount()).isEqualTo("default");
  }
}
