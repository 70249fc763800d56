package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.Failure;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each right is taken away in turn ({@code contract/releases.md} 1.6: 403 is a normal outcome):
 * what can still be known is used, and the reason is kept for details.
 */
@Timeout(60)
class RightsAreMissingTest extends PlatformLocation {
  private static final String GLUE =
      """
      agentk8sglue:
        basePodTemplate:
          volumes: [{name: ds, persistentVolumeClaim: {claimName: datasets-rwx}}]
          volumeMounts: [{name: ds, mountPath: /mnt/datasets, subPath: teamA}]
      """;

  @Override
  String namespace() {
    return HospitalRelease.NAME;
  }

  private static Stream<Arguments> rights() {
    return Stream.of(
        Arguments.of("secrets", "values"),
        Arguments.of("configmaps", ""),
        Arguments.of("/deployments", "workload"),
        Arguments.of("persistentvolumes", ""),
        Arguments.of("persistentvolumeclaims", "bound"),
        Arguments.of("/api/v1/nodes", ""),
        Arguments.of("clusterroles", "can authenticate"),
        Arguments.of("serviceaccounts", ""),
        Arguments.of("/api/v1/secrets", ""),
        Arguments.of("/apis/apps/v1/deployments", ""));
  }

  @ParameterizedTest
  @MethodSource("rights")
  void aTraceblocReleaseIsStillResolved(String forbidden, String gap) throws IOException {
    HospitalRelease.putRecord(canned);
    HospitalRelease.putObjects(canned);
    canned.forbid(forbidden);

    for (var locator : new PlatformReleaseLocator[] {locator(), locator().believingRecords()}) {
      var release = locator.locate(ReleaseRequest.none());
      assertThat(release.staging().claim()).isEqualTo("client-pvc");
      assertThat(release.staging().mountPath()).isEqualTo("/data/shared");
      assertThat(release.ingest().orElseThrow().serviceAccount()).isEqualTo("ingestor");
      assertThat(release.targets().getFirst().offer()).isEqualTo(new Offer.Ingest());
    }
    if (!gap.isEmpty()) {
      assertThat(evidence(locate().evidence(), gap)).containsPattern("not readable|unknown");
    }
  }

  @ParameterizedTest
  @MethodSource("rights")
  void aReleaseOfAnotherPlatformIsStillResolved(String forbidden, String gap) throws IOException {
    putGlue();
    canned.forbid(forbidden);

    for (var locator : new PlatformReleaseLocator[] {locator(), locator().believingRecords()}) {
      var staging = locator.locate(ReleaseRequest.none()).staging();
      assertThat(staging.claim()).isEqualTo("datasets-rwx");
      assertThat(staging.subPath()).contains("teamA");
      assertThat(staging.mountPath()).isEqualTo("/mnt/datasets");
      assertThat(staging.serviceAccount()).isEqualTo("glue-clearml-agent-sa");
    }
    if (gap.equals("values") || gap.equals("workload")) {
      assertThat(evidence(locate().evidence(), gap)).contains("not readable");
    }
  }

  @Test
  void withoutAnyRightTheRemedyNamesTheFlags() {
    canned.forbid("/");

    assertThatThrownBy(this::locate)
        .hasMessageContaining("cannot be found out")
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .extracting(Failure::remedy)
        .asString()
        .contains("{flag:platform}", "{flag:release}", "{flag:claim}", "{flag:mount-path}");
  }

  @Test
  void withoutAnyRightFlagsAreEnoughForATraceblocRelease() throws IOException {
    canned.forbid("/");

    var release =
        locate(
            new ReleaseRequest(
                Optional.of("hospital-a"),
                Optional.of("client-pvc"),
                Optional.of("/data/shared"),
                Optional.of("ingestor"),
                Optional.empty()));

    assertThat(release.staging().claim()).isEqualTo("client-pvc");
    assertThat(release.ingest().orElseThrow().serviceAccount()).isEqualTo("ingestor");
  }

  @Test
  void aVisibleReleaseWithoutReadableValuesAsksForTheClaim() throws IOException {
    putGlue();
    canned.forbid("secrets", "configmaps");

    var target = locate().targets().getFirst();
    assertThat(refusal(target).reason()).contains("could not be read");
    assertThat(refusal(target).alternative()).contains("{flag:claim}", "{flag:mount-path}");

    var told =
        locate(
            new ReleaseRequest(
                Optional.empty(),
                Optional.of("datasets-rwx"),
                Optional.of("/mnt/datasets"),
                Optional.empty(),
                Optional.empty()));
    assertThat(told.staging().claim()).isEqualTo("datasets-rwx");
    assertThat(told.staging().serviceAccount()).isEqualTo("glue-clearml-agent-sa");
  }

  @Test
  void aClaimByFlagWithoutAMountPathAsksForIt() throws IOException {
    putGlue();
    canned.forbid("secrets", "configmaps");

    var release =
        locate(
            new ReleaseRequest(
                Optional.empty(),
                Optional.of("datasets-rwx"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

    assertThat(refusal(release.targets().getFirst()).alternative()).contains("{flag:mount-path}");
  }

  private void putGlue() {
    var record = PlatformRecords.record("glue", namespace(), "clearml-agent", "5.3.0", "{}", GLUE);
    canned
        .put("secrets", PlatformRecords.secret(record))
        .put("persistentvolumeclaims", PlatformRecords.claim("datasets-rwx", "ReadWriteOnce"))
        .put("serviceaccounts", PlatformRecords.account("glue-clearml-agent-sa"))
        .putGlobal("/api/v1/nodes", "{\"metadata\": {\"name\": \"n1\"}}")
        .put(
            "deployments",
            """
            {"metadata": {"name": "glue-clearml-agent", "namespace": "hospital-a", "labels": {
              "helm.sh/chart": "clearml-agent-5.3.0",
              "app.kubernetes.io/instance": "glue-clearml-agent"}}}
            """)
        .put(
            "configmaps",
            """
            {"metadata": {"name": "glue-clearml-agent-pt", "namespace": "hospital-a"},
             "data": {"template.yaml": "spec:\\n  serviceAccountName: glue-clearml-agent-sa\\n  volumes: [{name: ds, persistentVolumeClaim: {claimName: datasets-rwx}}]\\n  containers: [{volumeMounts: [{name: ds, mountPath: /mnt/datasets, subPath: teamA}]}]\\n"}}
            """);
  }
}
