package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.ReleaseFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No guess, no half-usable target: what stands in the way is named, with what to do about it. */
@Timeout(60)
class ReleaseIsRefusedTest {
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
  void severalReleasesAreListedAndOneCanBeNamed() throws IOException {
    HospitalRelease.putRecord(canned);
    HospitalRelease.putObjects(canned);
    canned.put("deployments", HospitalRelease.deployment("second").toString());

    assertThatThrownBy(() -> locate(ReleaseRequest.none()))
        .isInstanceOf(ReleaseFailure.class)
        .hasMessageContainingAll("hospital-a (client-1.9.62, deployed)", "second (client-1.9.62")
        .satisfies(failure -> assertThat(((Failure) failure).remedy()).contains("{flag:release}"));
    assertThat(locate(named("second")).name()).isEqualTo("second");
  }

  @Test
  void somebodyMayChooseAmongSeveral() throws IOException {
    HospitalRelease.putRecord(canned);
    HospitalRelease.putObjects(canned);
    canned.put("deployments", HospitalRelease.deployment("second").toString());

    var release =
        TraceblocReleaseLocator.of(canned.open())
            .choosing(releases -> Optional.of(releases.getLast()))
            .locate(ReleaseRequest.none());

    assertThat(release.name()).isEqualTo("second");
  }

  @Test
  void severalHelmRecordsAreListedAsWell() throws IOException {
    HospitalRelease.putRecord(canned);
    var second = HelmRecords.client("second", HospitalRelease.NAME, "1.5.0");
    canned.put("secrets", HelmRecords.secret("second", 2, "failed", second));
    canned.forbid("deployments");

    assertThatThrownBy(() -> locate(ReleaseRequest.none()))
        .isInstanceOf(ReleaseFailure.class)
        .hasMessageContainingAll("hospital-a", "second (client-1.5.0, failed)");
  }

  @Test
  void noReleaseHereNamesTheNamespacesThatHaveOne() {
    var elsewhere = HospitalRelease.deployment("third");
    elsewhere.getAsJsonObject("metadata").addProperty("namespace", "other-space");
    canned.putIn("other-space", "deployments", elsewhere.toString());

    assertThatThrownBy(() -> locate(ReleaseRequest.none()))
        .isInstanceOf(ReleaseFailure.class)
        .hasMessageContainingAll("no tracebloc release in namespace hospital-a", "other-space")
        .satisfies(
            failure -> assertThat(((Failure) failure).remedy()).contains("{flag:namespace}"));
  }

  @Test
  void noReleaseAnywhereSaysSo() {
    assertThatThrownBy(() -> locate(ReleaseRequest.none()))
        .isInstanceOf(ReleaseFailure.class)
        .hasMessage("There is no tracebloc release in namespace hospital-a");
  }

  @Test
  void anotherNameIsToldWithTheReleasesThatAreThere() {
    HospitalRelease.putObjects(canned);

    assertThatThrownBy(() -> locate(named("typo")))
        .isInstanceOf(ReleaseFailure.class)
        .hasMessageContainingAll("no tracebloc release typo", "hospital-a");
  }

  @Test
  void aClientWithoutItsDeploymentIsStillAClientBesideAnother() throws IOException {
    HospitalRelease.putObjects(canned);
    var second = HelmRecords.client("second", HospitalRelease.NAME, "1.9.62");
    canned.put("secrets", HelmRecords.secret("second", 1, "pending-install", second));
    canned.remove("persistentvolumeclaims/client-pvc");

    assertThatThrownBy(() -> locate(named("second")))
        .isInstanceOf(ReleaseFailure.class)
        .hasMessageContaining("client-pvc")
        .hasMessageNotContaining("takes no ingestion runs");
  }

  @Test
  void aReleaseOfAnotherChartIsToldWithItsChartBesideAClient() {
    HospitalRelease.putObjects(canned);
    var other = HelmRecords.client("second", HospitalRelease.NAME, "1.0.0");
    other.getAsJsonObject("chart").getAsJsonObject("metadata").addProperty("name", "bm");
    canned.put("secrets", HelmRecords.secret("second", 1, "deployed", other));

    assertThatThrownBy(() -> locate(named("second")))
        .isInstanceOf(ReleaseFailure.class)
        .hasMessageContaining("is of the former tracebloc chart bm 1.0.0");
  }

  @Test
  void notBeingAllowedToLookIsNotCalledAbsence() {
    HospitalRelease.putObjects(canned);
    canned.forbid("deployments", "secrets", "configmaps");

    assertThatThrownBy(() -> locate(ReleaseRequest.none()))
        .isInstanceOf(ReleaseFailure.class)
        .hasMessageContaining("cannot be found out")
        .satisfies(failure -> assertThat(((Failure) failure).remedy()).contains("{flag:release}"));
  }

  @Test
  void aServerInTroubleIsNotTakenForMissingRights() throws IOException {
    HospitalRelease.putObjects(canned);
    canned.getIntoTrouble();

    assertThatThrownBy(() -> locate(ReleaseRequest.none()))
        .isInstanceOf(ClusterFailure.class)
        .hasMessageContaining("no leader");
    var platforms =
        PlatformReleaseLocator.of(
            canned.open(), new HostEnvironment(Map.of(), directory, directory, false));
    assertThatThrownBy(() -> platforms.locate(ReleaseRequest.none()))
        .isInstanceOf(ClusterFailure.class)
        .hasMessageContaining("no leader");
  }

  @Test
  void chartsThatOnlyShareTheNameAreNotTaken() {
    var stranger = HelmRecords.client("stranger", HospitalRelease.NAME, "1.0.0");
    stranger
        .getAsJsonObject("chart")
        .getAsJsonObject("metadata")
        .addProperty("home", "https://example.org/client");
    canned.put("secrets", HelmRecords.secret("stranger", 1, "deployed", stranger));

    assertThatThrownBy(() -> locate(ReleaseRequest.none())).isInstanceOf(ReleaseFailure.class);
  }

  @Test
  void uninstalledReleasesAreGone() {
    canned.put(
        "secrets",
        HelmRecords.secret(HospitalRelease.NAME, 3, "uninstalled", HospitalRelease.record()));
    canned.put("persistentvolumeclaims", HospitalRelease.claim("Bound", "ReadWriteOnce"));

    assertThatThrownBy(() -> locate(ReleaseRequest.none())).isInstanceOf(ReleaseFailure.class);
  }

  @Test
  void aClaimThatIsNotBoundIsNamedWithItsPhase() {
    HospitalRelease.putObjects(canned);
    canned.put("persistentvolumeclaims", HospitalRelease.claim("Pending", "ReadWriteOnce"));

    assertThatThrownBy(() -> locate(ReleaseRequest.none()))
        .isInstanceOf(ReleaseFailure.class)
        .hasMessageContainingAll("client-pvc", "Pending")
        .satisfies(
            failure ->
                assertThat(((Failure) failure).remedy()).contains("describe pvc client-pvc"));
  }

  @Test
  void aClaimThatDoesNotExistIsNamed() {
    HospitalRelease.putObjects(canned);

    assertThatThrownBy(
            () ->
                locate(
                    new ReleaseRequest(
                        Optional.empty(),
                        Optional.of("missing-pvc"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
        .isInstanceOf(ReleaseFailure.class)
        .hasMessageContainingAll("missing-pvc", "does not exist");
  }

  @Test
  void hostileNamesInObjectsAreRefused() {
    for (var claim : new String[] {"../x", "a/b", "x\\u001b[31m", "UPPER", "a..b"}) {
      HospitalRelease.putObjects(canned);
      canned.put(
          "deployments",
          HospitalRelease.deployment(HospitalRelease.NAME)
              .toString()
              .replace("\"client-pvc\"", "\"" + claim + "\""));

      assertThatThrownBy(() -> locate(ReleaseRequest.none()))
          .isInstanceOf(ReleaseFailure.class)
          .message()
          .doesNotContain("\u001b");
    }
  }

  @Test
  void hostileFlagsAreInputErrors() {
    HospitalRelease.putObjects(canned);
    for (var path : new String[] {"relative", "/a/../b", "/", "/new\nline"}) {
      assertThatThrownBy(
              () ->
                  locate(
                      new ReleaseRequest(
                          Optional.empty(),
                          Optional.empty(),
                          Optional.of(path),
                          Optional.empty(),
                          Optional.empty())))
          .isInstanceOf(InputFailure.class);
    }
  }

  private static ReleaseRequest named(String release) {
    return new ReleaseRequest(
        Optional.of(release),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private InstalledRelease locate(ReleaseRequest request) throws IOException {
    return TraceblocReleaseLocator.of(canned.open()).locate(request);
  }
}
