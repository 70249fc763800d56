package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.ReleaseFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several releases, none, and those elsewhere ({@code contract/releases.md} 1.7). */
@Timeout(60)
class SeveralReleasesTest extends PlatformLocation {
  @Override
  String namespace() {
    return HospitalRelease.NAME;
  }

  @Test
  void allCandidatesOfAllPlatformsAreListedAndNoneIsGuessed() throws IOException {
    putTwo();

    assertThatThrownBy(this::locate)
        .isInstanceOf(ReleaseFailure.class)
        .hasMessageContaining("namespace hospital-a")
        .hasMessageContaining("glue (clearml-agent, clearml-agent-5.3.0, deployed)")
        .hasMessageContaining("hospital-a (tracebloc-client, client-1.9.62, deployed)")
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .extracting(Failure::remedy)
        .isEqualTo("Choose one with {flag:release}");
  }

  @Test
  void theReleasesNameOrThePlatformChooses() throws IOException {
    putTwo();

    assertThat(locate(ReleaseRequest.none().withRelease("glue")).platform())
        .isEqualTo("clearml-agent");
    assertThat(locate(ReleaseRequest.none().withRelease("hospital-a")).platform())
        .isEqualTo("tracebloc-client");
    assertThat(locate(platform("clearml-agent")).name()).isEqualTo("glue");
  }

  @Test
  void somebodyMayBeAskedToChoose() throws IOException {
    putTwo();
    var asked = new ArrayList<ReleaseSummary>();

    var release =
        locator()
            .choosing(
                releases -> {
                  asked.addAll(releases);
                  return Optional.of(releases.getFirst());
                })
            .locate(ReleaseRequest.none());

    assertThat(release.name()).isEqualTo("glue");
    assertThat(asked).extracting(ReleaseSummary::name).containsExactly("glue", "hospital-a");
  }

  @Test
  void aSurveyTellsAllOfThemOnceWithTheirTargets() throws IOException {
    putTwo();
    canned.putIn("jobs", "deployments", clientIn("jobs"));
    canned.putIn("jobs", "persistentvolumeclaims", HospitalRelease.claim("Bound", "ReadWriteMany"));

    var survey = locator().surveyEverywhere(ReleaseRequest.none());

    assertThat(survey.releases())
        .extracting(release -> release.namespace() + "/" + release.name())
        .containsExactly("hospital-a/glue", "hospital-a/hospital-a", "jobs/hospital-b");
    assertThat(survey.warnings()).isEmpty();
  }

  @Test
  void aSurveyWithoutRightsElsewhereStillShowsTheOwnNamespace() throws IOException {
    putTwo();
    canned.forbid("/apis/apps/v1/deployments", "/api/v1/secrets");

    var survey = locator().surveyEverywhere(ReleaseRequest.none());

    assertThat(survey.releases()).hasSize(2);
    assertThat(survey.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("Not all namespaces"));
  }

  @Test
  void oneBrokenReleaseHidesNoOtherInASurvey() throws IOException {
    putTwo();
    canned.remove("persistentvolumeclaims/client-pvc");

    var survey = locator().survey(ReleaseRequest.none());

    assertThat(survey.releases()).extracting(InstalledRelease::name).containsExactly("glue");
    assertThat(survey.warnings()).anySatisfy(warning -> assertThat(warning).contains("client-pvc"));
  }

  @Test
  void whereThereIsNoneAnotherNamespaceIsSuggested() {
    canned.putIn("jobs", "deployments", clientIn("jobs"));

    assertThatThrownBy(this::locate)
        .isInstanceOf(ReleaseFailure.class)
        .hasMessageContaining("no release of a known platform in namespace hospital-a")
        .hasMessageContaining("there is one in namespace jobs");
  }

  @Test
  void onlyNamespacesOfThePlatformThatIsMeantAreSuggested() {
    canned.putIn("jobs", "deployments", clientIn("jobs"));

    assertThatThrownBy(() -> locate(platform("tracebloc-client")))
        .hasMessageContaining("there is one in namespace jobs");
    assertThatThrownBy(() -> locate(platform("polyaxon")))
        .hasMessageContaining("no release of polyaxon in namespace hospital-a")
        .hasMessageNotContaining("there is one");
  }

  @Test
  void otherReleasesThereAreNamed() {
    canned.put(
        "secrets",
        PlatformRecords.secret(
            PlatformRecords.record("db", HospitalRelease.NAME, "postgresql", "1.0.0", "{}", "{}")));

    assertThatThrownBy(this::locate).hasMessageContaining("other releases there: db");
    assertThatThrownBy(() -> locate(ReleaseRequest.none().withRelease("x")))
        .hasMessageContaining("no release x of a known platform");
  }

  @Test
  void anUnknownPlatformIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> locate(platform("mlflow")))
        .isInstanceOf(InputFailure.class)
        .hasMessageContaining("mlflow")
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .extracting(Failure::remedy)
        .asString()
        .contains("tracebloc-client, tracebloc-legacy, crater, polyaxon, clearml-agent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sql", "memory"})
  void driversThatNobodyCanSeeAreNamed(String driver) {
    assertThatThrownBy(() -> locator(Map.of("HELM_DRIVER", driver)).locate(ReleaseRequest.none()))
        .hasMessageContaining("HELM_DRIVER=" + driver);
  }

  @Test
  void underSuchADriverLiveObjectsStillAnswer() throws IOException {
    HospitalRelease.putObjects(canned);

    var release = locator(Map.of("HELM_DRIVER", "sql")).locate(ReleaseRequest.none());

    assertThat(release.staging().claim()).isEqualTo("client-pvc");
    assertThat(evidence(release.evidence(), "values")).contains("HELM_DRIVER=sql");
  }

  @Test
  void releasesOfHelmTwoAreNamedAsNotSupported() {
    canned.putIn(
        "kube-system",
        "configmaps",
        "{\"metadata\": {\"name\": \"old.v1\", \"labels\": {\"OWNER\": \"TILLER\"}}}");

    assertThatThrownBy(this::locate).hasMessageContaining("Helm 2 (Tiller)");
  }

  @Test
  void configMapsHoldRecordsIfTheDriverSaysSo() throws IOException {
    var secret = HelmRecords.secret("glue", 1, "deployed", glue());
    canned.put("configmaps", secret.replace(storedTwice(), HelmRecords.stored(glue().toString())));
    canned.put("persistentvolumeclaims", PlatformRecords.claim("ds-pvc", "ReadWriteMany"));

    for (var driver : List.of("configmap", "configmaps", "secret", "secrets", "")) {
      var release = locator(Map.of("HELM_DRIVER", driver)).locate(ReleaseRequest.none());
      assertThat(release.name()).isEqualTo("glue");
      assertThat(evidence(release.evidence(), "release")).contains("ConfigMap/sh.helm.release");
    }
  }

  private static String storedTwice() {
    return HelmRecords.storedInSecret(glue().toString());
  }

  private static JsonObject glue() {
    return PlatformRecords.record(
        "glue",
        HospitalRelease.NAME,
        "clearml-agent",
        "5.3.0",
        "{}",
        """
        agentk8sglue:
          basePodTemplate:
            volumes: [{name: ds, persistentVolumeClaim: {claimName: ds-pvc}}]
            volumeMounts: [{name: ds, mountPath: /ds}]
        """);
  }

  private void putTwo() {
    HospitalRelease.putRecord(canned);
    HospitalRelease.putObjects(canned);
    canned.put("secrets", PlatformRecords.secret(glue()));
    canned.put("persistentvolumeclaims", PlatformRecords.claim("ds-pvc", "ReadWriteMany"));
  }

  private static String clientIn(String place) {
    var deployment = HospitalRelease.deployment("hospital-b");
    deployment.getAsJsonObject("metadata").addProperty("namespace", place);
    return deployment.toString();
  }
}
