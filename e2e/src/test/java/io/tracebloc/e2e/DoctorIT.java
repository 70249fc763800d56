package io.tracebloc.e2e;

import static io.tracebloc.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Action;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Direction;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Fault;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The doctor as a person calls it, on both faces. */
@ExtendWith(PracticeClusterExtension.class)
class DoctorIT {
  private static HttpServer backEnd;

  @BeforeAll
  static void start() throws IOException {
    backEnd = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    backEnd.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    backEnd.start();
  }

  @AfterAll
  static void stop() {
    backEnd.stop(0);
  }

  private static Command asking(Command command) {
    return command.with("TRACEBLOC_API_HOST", "http://127.0.0.1:" + backEnd.getAddress().getPort());
  }

  /** The companions of jobs-manager, and what the release has on the node. */
  private static void awaitPods(Workplace place) {
    eventually(
        Duration.ofSeconds(60),
        () -> "all Pods of " + place.namespace() + " are Ready",
        () ->
            place.cluster().objects().list(ResourceTypes.PODS, Optional.empty()).stream()
                .filter(pod -> belongs(pod, place.namespace()))
                .allMatch(
                    pod ->
                        pod.path("status")
                            .path("conditions")
                            .valueStream()
                            .filter(one -> one.path("type").asString("").equals("Ready"))
                            .anyMatch(one -> one.path("status").asString("").equals("True"))));
  }

  private static boolean belongs(ObjectNode pod, String release) {
    var metadata = pod.path("metadata");
    return metadata.path("namespace").asString("").equals(release)
        || metadata.path("name").asString("").startsWith(release + "-resource-monitor");
  }

  @Test
  void aHealthyReleaseIsWellAndABrokenOneIsNamed(Workplace place) {
    place.install();
    awaitPods(place);
    var well = asking(place.plugin("doctor", "-o", "json")).run();
    assertThat(well.exitCode()).as(well.toString()).isZero();
    var report = new JsonMapper().readTree(well.out());
    assertThat(report.path("status").asString()).isEqualTo("ok");
    assertThat(report.path("release").asString()).isEqualTo(place.namespace());
    assertThat(report.path("checks").size()).isEqualTo(22);

    place
        .cluster()
        .objects()
        .update(
            ResourceTypes.PERSISTENT_VOLUME_CLAIMS,
            place.namespace(),
            "client-pvc",
            claim -> {
              // As by kubectl delete pvc while a Pod uses it.
              var metadata = (ObjectNode) claim.path("metadata");
              metadata.put("deletionTimestamp", "2026-05-04T12:00:00Z");
              metadata.putArray("finalizers").add("kubernetes.io/pvc-protection");
              return claim;
            });
    var broken = asking(place.helm("doctor", place.namespace())).run();
    assertThat(broken.exitCode()).as(broken.toString()).isEqualTo(2);
    assertThat(broken.out())
        .contains("✗ C4  Data volume: claim client-pvc is being deleted, not Bound")
        .contains("do: kubectl describe pvc client-pvc -n " + place.namespace())
        .contains(" 1 failed");

    place.leaves(2);
    var failed = place.push().run();
    assertThat(failed.exitCode()).as(failed.toString()).isEqualTo(4);
    assertThat(failed.err().stripTrailing())
        .endsWith(
            "Look closer: kubectl tracebloc doctor -n %s --checks C4".formatted(place.namespace()));
  }

  @Test
  void ctrlCDuringAProbeLeavesNothingBehind(Workplace place) {
    place.install();
    var before = Workplace.namesIn(place.shared());
    var probing = new AtomicBoolean();
    place
        .faults()
        .breakStreams(
            opening -> {
              var probe = opening.pod().startsWith("tracebloc-stage-");
              return probe && probing.compareAndSet(false, true)
                  ? Optional.of(new Fault(Direction.TO_CLIENT, 0, Action.STALL))
                  : Optional.empty();
            });
    try (var doctor =
        asking(place.plugin("doctor", "--checks", "X5", "--probe")).hearingSignals().start()) {
      eventually(Duration.ofSeconds(60), doctor::errorsSoFar, probing::get);
      doctor.signal("INT");
      var outcome = doctor.await(Duration.ofSeconds(60));
      assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(130);
      assertThat(outcome.err()).contains("Interrupted: cleaning up.");
    }
    assertThat(place.stagePods()).isEmpty();
    assertThat(Workplace.namesIn(place.shared())).isEqualTo(before);
  }

  @Test
  void withoutAClientTheCodeIsThree(Workplace place) {
    var outcome = asking(place.plugin("doctor", "--checks", "C1,C4")).run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(3);
    assertThat(outcome.out()).contains("✗ C1").contains("? C4");
  }

  @Test
  void rightsThatWerePrintedAreEnough(Workplace place) {
    var outcome = place.plugin("doctor", "--rbac", "--user", "data-scientist").run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out()).contains("kind: RoleBinding").contains("name: \"data-scientist\"");
  }
}
