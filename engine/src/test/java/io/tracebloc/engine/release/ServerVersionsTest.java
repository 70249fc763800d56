package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.release.ServerVersions.Client;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Versions of server and chart, as the labels of {@code contract/releases.md} 2.1 tell them. */
@Timeout(60)
class ServerVersionsTest extends PlatformLocation {
  private static final String DEPLOYMENT =
      """
      {"metadata": {"name": "%1$s-jobs-manager", "labels": {
        "app.kubernetes.io/name": "client", "app.kubernetes.io/managed-by": "Helm",
        "app.kubernetes.io/instance": "%1$s", "app.kubernetes.io/version": "%2$s",
        "helm.sh/chart": "client-%2$s"}}}
      """;

  @Override
  String namespace() {
    return HospitalRelease.NAME;
  }

  private ServerVersions versions() throws IOException {
    var environment = new HostEnvironment(Map.of(), directory, directory, false);
    return ServerVersions.of(canned.open(), environment);
  }

  private void serve(String version) {
    canned.putGlobal(
        "", "{\"metadata\": {\"name\": \"version\"}, \"gitVersion\": \"" + version + "\"}");
  }

  @Test
  void twoRequestsTellThem() throws IOException {
    serve("v1.32.1");
    canned.put("deployments", DEPLOYMENT.formatted("edge", "1.9.9"));
    var versions = versions();
    assertThat(versions.kubernetes()).isEqualTo("v1.32.1");
    assertThat(versions.clients())
        .containsExactly(
            new Client("edge", HospitalRelease.NAME, Optional.of("1.9.9"), Optional.of("1.9.9")));
    assertThat(canned.requests()).hasSize(2);
  }

  @Test
  void everyReleaseOfTheNamespaceIsTold() throws IOException {
    serve("v1.32.1");
    canned.put("deployments", DEPLOYMENT.formatted("b", "1.9.9"));
    canned.put("deployments", DEPLOYMENT.formatted("a", "1.3.3"));
    assertThat(versions().clients()).extracting(Client::release).containsExactly("a", "b");
  }

  @Test
  void whereNoDeploymentIsSeenTheRecordTells() throws IOException {
    serve("v1.32.1");
    HospitalRelease.putRecord(canned);
    canned.forbid("deployments");
    var versions = versions();
    assertThat(versions.clients())
        .extracting(Client::release)
        .containsExactly(HospitalRelease.NAME);
    assertThat(versions.clients().getFirst().chartVersion()).contains("1.9.62");
    assertThat(versions.unseen()).isPresent();
  }

  @Test
  void thatThereIsNoneIsNoFailureAndNeitherIsThatNothingMayBeSeen() throws IOException {
    serve("v1.32.1");
    assertThat(versions().clients()).isEmpty();
    assertThat(versions().unseen()).isEmpty();
    canned.forbid("deployments", "secrets", "configmaps");
    assertThat(versions().clients()).isEmpty();
    assertThat(versions().unseen().orElseThrow()).contains("no right");
  }

  @Test
  void aServerThatDoesNotTellItsVersionIsAFailure() {
    canned.forbid("version");
    assertThatThrownBy(this::versions).isInstanceOf(Failure.class);
  }
}
