package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1LocalObjectReference;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.fakes.FakeApi;
import io.tracebloc.engine.fakes.WatchedCollection;
import io.tracebloc.engine.release.StageIdentity;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.release.Storage;
import io.tracebloc.engine.release.Toleration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creation, readiness, loss and deletion of stage Pods. */
@Timeout(60)
class StagePodLifeTest {
  private static final String PODS = "/api/v1/namespaces/demo/pods";
  private static final String NAME = "tracebloc-stage-pets-0000002a";
  private static final String POD = PODS + "/" + NAME;
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final String RUNNING =
      "{\"metadata\":{%s},\"status\":{\"phase\":\"Running\",\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}";

  private final FakeApi api = new FakeApi();
  private final WatchedCollection pods = new WatchedCollection("PodList");
  private final RecordedEvents events = new RecordedEvents();
  private final Cluster cluster = api.cluster();

  @AfterEach
  void stop() {
    api.close();
  }

  private StagePods stagePods(Duration readyTimeout) {
    var target =
        new StagingTarget(
            "demo",
            "client-pvc",
            "/data/shared",
            Optional.empty(),
            "ingestor",
            65532,
            OptionalLong.empty(),
            OptionalLong.of(65532),
            Map.of(),
            List.of());
    return new StagePods(
        cluster,
        target,
        Destination.ofDataset("pets"),
        StagingOptions.standard().withReadyTimeout(readyTimeout),
        events,
        Clock.fixed(NOW, ZoneOffset.UTC),
        () -> "0000002a");
  }

  private StagePods stagePods() {
    return stagePods(Duration.ofSeconds(20));
  }

  /** A server that creates Pods with this state and deletes them. */
  private void serve(String state) {
    api.on("GET", PODS, pods::serve);
    api.on(
        "POST",
        PODS,
        (request, answer) -> {
          pods.put(NAME, state);
          answer.send(201, request.body());
        });
    api.on(
        "DELETE",
        POD,
        (request, answer) -> {
          pods.remove(NAME);
          answer.send(200, "{\"kind\":\"Status\",\"status\":\"Success\"}");
        });
  }

  /** The official client writes lists that nobody set as empty ones. */
  private static JsonObject withoutEmptyLists(JsonObject object) {
    for (var name : List.copyOf(object.keySet())) {
      switch (object.get(name)) {
        case JsonArray list when list.isEmpty() -> object.remove(name);
        case JsonArray list ->
            list.forEach(
                item -> {
                  if (item instanceof JsonObject inner) {
                    withoutEmptyLists(inner);
                  }
                });
        case JsonObject inner when name.equals("nodeSelector") && inner.isEmpty() ->
            object.remove(name);
        case JsonObject inner -> withoutEmptyLists(inner);
        default -> {}
      }
    }
    return object;
  }

  private long deletions() {
    return api.requests().stream().filter(request -> request.method().equals("DELETE")).count();
  }

  @Test
  void createsAPodThatFitsRestrictedAndDeletesItAtOnce() {
    serve(RUNNING);
    try (var pod = stagePods().open(3L << 30)) {
      assertThat(pod.name()).isEqualTo(NAME);
    }
    var created =
        JsonParser.parseString(
                api.requests().stream()
                    .filter(request -> request.method().equals("POST"))
                    .findFirst()
                    .orElseThrow()
                    .body())
            .getAsJsonObject();
    assertThat(withoutEmptyLists(created))
        .isEqualTo(
            JsonParser.parseString(
                """
                    {"apiVersion":"v1","kind":"Pod","metadata":{
                    "annotations":{"tracebloc.io/created-at":"2026-01-02T03:04:05Z",
                      "tracebloc.io/created-by":"tracebloc-kubectl"},
                    "labels":{"app.kubernetes.io/managed-by":"tracebloc-kubectl",
                      "tracebloc.io/component":"stage-pod","tracebloc.io/table":"pets"},
                    "name":"tracebloc-stage-pets-0000002a","namespace":"demo"},
                    "spec":{"activeDeadlineSeconds":4872,"automountServiceAccountToken":false,
                    "containers":[{"command":["sleep","4872"],
                    "image":"alpine:3.20@sha256:d9e853e87e55526f6b2917df91a2115c36dd7c696a35be12163d44e6e2a4b6bc",
                    "name":"stage","resources":{"limits":{"memory":"384Mi"},
                    "requests":{"cpu":"50m","memory":"64Mi"}},
                    "securityContext":{"allowPrivilegeEscalation":false,
                    "capabilities":{"drop":["ALL"]},"privileged":false,
                    "readOnlyRootFilesystem":true,"runAsNonRoot":true,"runAsUser":65532,
                    "seccompProfile":{"type":"RuntimeDefault"}},
                    "volumeMounts":[{"mountPath":"/data/shared","name":"shared"},
                    {"mountPath":"/tmp","name":"tmp"}],"workingDir":"/data/shared"}],
                    "enableServiceLinks":false,"restartPolicy":"Never",
                    "securityContext":{"fsGroup":65532,"runAsNonRoot":true,"runAsUser":65532,
                    "seccompProfile":{"type":"RuntimeDefault"}},"serviceAccountName":"ingestor",
                    "terminationGracePeriodSeconds":1,
                    "volumes":[{"name":"shared",
                    "persistentVolumeClaim":{"claimName":"client-pvc"}},
                    {"emptyDir":{},"name":"tmp"}]}}
                    """));
    var deletion =
        api.requests().stream()
            .filter(request -> request.method().equals("DELETE"))
            .findFirst()
            .orElseThrow();
    assertThat(deletion.query())
        .containsEntry("gracePeriodSeconds", "0")
        .containsEntry("propagationPolicy", "Background");
    assertThat(events.warnings).isEmpty();
    assertThat(events.pods).containsExactly("Pending", "Running");
  }

  @Test
  void thePodMountsWhatItIsToldAndIsWhoItIsTold() {
    var identity =
        new StageIdentity(
            OptionalLong.of(1000),
            OptionalLong.of(100),
            OptionalLong.of(2222),
            Map.of("disk", "ssd"),
            List.of(
                new Toleration(
                    Optional.of("gpu"),
                    Optional.of("Exists"),
                    Optional.empty(),
                    Optional.of("NoSchedule"),
                    OptionalLong.empty())),
            List.of("mirror"));
    for (var storage :
        List.of(new Storage.HostPath("/srv/data"), new Storage.Nfs("files.lab", "/export"))) {
      var target =
          new StagingTarget(
                  "demo",
                  storage,
                  "/data",
                  Optional.empty(),
                  "default",
                  65532,
                  OptionalLong.empty(),
                  OptionalLong.empty(),
                  Map.of("old", "label"),
                  List.of(),
                  List.of("site"))
              .with(identity);
      var spec =
          StagePodSpec.pod(
                  "x",
                  target,
                  Destination.ofDirectory(List.of("a"), false),
                  StagingOptions.standard(),
                  0,
                  NOW)
              .getSpec();
      var volume = spec.getVolumes().getFirst();
      assertThat(volume.getPersistentVolumeClaim()).isNull();
      if (storage instanceof Storage.HostPath) {
        assertThat(volume.getHostPath().getPath()).isEqualTo("/srv/data");
        assertThat(volume.getHostPath().getType()).isEqualTo("Directory");
      } else {
        assertThat(volume.getNfs().getServer()).isEqualTo("files.lab");
        assertThat(volume.getNfs().getPath()).isEqualTo("/export");
      }
      assertThat(spec.getSecurityContext().getRunAsUser()).isEqualTo(1000);
      assertThat(spec.getSecurityContext().getRunAsGroup()).isEqualTo(100);
      assertThat(spec.getSecurityContext().getFsGroup()).isEqualTo(2222);
      assertThat(spec.getNodeSelector()).isEqualTo(Map.of("disk", "ssd"));
      assertThat(spec.getTolerations())
          .singleElement()
          .satisfies(
              taint -> {
                assertThat(taint.getKey()).isEqualTo("gpu");
                assertThat(taint.getEffect()).isEqualTo("NoSchedule");
              });
      assertThat(spec.getImagePullSecrets())
          .extracting(V1LocalObjectReference::getName)
          .containsExactly("site", "mirror");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "_a__B_, tracebloc-stage-a--b-x",
        "___, tracebloc-stage-tbl-x",
        "aaaaaaaaaabbbbbbbbbbccccccccc_dd, tracebloc-stage-aaaaaaaaaabbbbbbbbbbccccccccc-x"
      })
  void namesFollowTheTable(String table, String name) {
    assertThat(StagePodSpec.name(Destination.ofDataset(table), "x")).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "403|pods forbidden: violates PodSecurity restricted:latest|Pod Security",
        "403|exceeded quota: small, requested: limits.memory=256Mi|quota",
        "403|error looking up service account demo/ingestor|account ingestor is missing",
        "403|User jane cannot create resource pods|right \"create\" on pods",
        "422|spec.volumes: Invalid value|admission",
      })
  void aRefusalKeepsTheServersWordsAndDeletesNothing(int code, String words, String remedy) {
    serve(RUNNING);
    api.on("POST", PODS, (request, answer) -> answer.refuse(code, words));
    assertThatThrownBy(() -> stagePods().open(1))
        .isInstanceOfSatisfying(
            StagingFailure.class, failure -> assertThat(failure.remedy()).contains(remedy))
        .hasMessageContaining(words);
    assertThat(deletions()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pods \"x\" is forbidden: failed quota: compute: must specify limits.cpu for: stage",
        "maximum cpu usage per Container is 2, but no limit is specified"
      })
  void whereAQuotaAsksForACpuLimitThePodGetsOne(String words) {
    serve(RUNNING);
    api.on(
        "POST",
        PODS,
        (request, answer) -> {
          if (request.body().contains("500m")) {
            pods.put(NAME, RUNNING);
            answer.send(201, request.body());
          } else {
            answer.refuse(403, words);
          }
        });
    try (var pod = stagePods().open(1)) {
      assertThat(pod.name()).isEqualTo(NAME);
    }
    assertThat(deletions()).isOne();
  }

  @Test
  void whereTheQuotaHasNoRoomForThatEitherItIsToldOnce() {
    serve(RUNNING);
    api.on(
        "POST",
        PODS,
        (request, answer) -> answer.refuse(403, "failed quota: c: must specify limits.cpu"));
    assertThatThrownBy(() -> stagePods().open(1))
        .isInstanceOf(StagingFailure.class)
        .hasMessageContaining("must specify limits.cpu");
    assertThat(api.requests()).filteredOn(request -> request.method().equals("POST")).hasSize(2);
  }

  @Test
  void withoutTheRightToWatchThePodIsLookedAtNowAndThen() {
    serve(RUNNING.replace("Running", "Pending"));
    api.on(
        "GET",
        PODS,
        (request, answer) -> {
          if (request.query().containsKey("watch")) {
            pods.put(NAME, RUNNING);
            answer.refuse(403, "cannot watch resource pods");
          } else {
            pods.serve(request, answer);
          }
        });
    try (var pod = stagePods().open(1)) {
      assertThat(pod.loss()).isEmpty();
    }
  }

  @Test
  void withoutTheRightToLookAtPodsNothingIsTriedAgain() {
    serve(RUNNING);
    api.on("GET", PODS, (request, answer) -> answer.refuse(403, "cannot list resource pods"));
    assertThatThrownBy(() -> stagePods().open(1))
        .isInstanceOfSatisfying(
            StagingFailure.class, failure -> assertThat(failure.remedy()).contains("\"watch\""))
        .hasMessageContaining("cannot list resource pods");
    assertThat(deletions()).isOne();
  }

  @Test
  void rejectedCredentialsStayACredentialFailure() {
    serve(RUNNING);
    api.on("POST", PODS, (request, answer) -> answer.refuse(401, "Unauthorized"));
    assertThatThrownBy(() -> stagePods().open(1)).isInstanceOf(CredentialFailure.class);
  }

  @Test
  void anImageThatCannotBePulledIsExplainedAfterTheTimeLimit() {
    serve(
        "{\"metadata\":{%s},\"status\":{\"phase\":\"Pending\",\"containerStatuses\":[{\"name\":\"stage\","
            + "\"image\":\"x\",\"imageID\":\"\",\"ready\":false,\"restartCount\":0,"
            + "\"state\":{\"waiting\":{\"reason\":\"ImagePullBackOff\",\"message\":\"no \\u001b[31m access\"}}}]}}");
    assertThatThrownBy(() -> stagePods(Duration.ofMillis(300)).open(1))
        .isInstanceOfSatisfying(
            StagingFailure.class,
            failure -> assertThat(failure.remedy()).contains("{flag:stage-image}"))
        .hasMessageContaining("ImagePullBackOff: no \\x1b[31m access");
    assertThat(deletions()).isOne();
    assertThat(events.pods).contains("ImagePullBackOff: no \\x1b[31m access");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 256",
    "2147483648, 256",
    "4294967296, 512",
    "8589934592, 1024",
    "9000000000000000000, 1024"
  })
  void largeDataGetsMoreMemory(long bytes, long mebibytes) {
    assertThat(StagePodSpec.memoryLimit(bytes)).isEqualTo(mebibytes);
  }

  @Test
  void aPodThatCannotBePlacedIsExplained() {
    serve(
        "{\"metadata\":{%s},\"status\":{\"phase\":\"Pending\",\"conditions\":[{\"type\":\"PodScheduled\","
            + "\"status\":\"False\",\"reason\":\"Unschedulable\",\"message\":\"volume node affinity\"}]}}");
    assertThatThrownBy(() -> stagePods(Duration.ofMillis(300)).open(1))
        .isInstanceOf(StagingFailure.class)
        .hasMessageContaining("Unschedulable: volume node affinity");
  }

  @Test
  void aPodThatFailsStopsTheWaitAtOnce() {
    serve(
        "{\"metadata\":{%s},\"status\":{\"phase\":\"Failed\",\"reason\":\"Evicted\",\"message\":\"low on disk\"}}");
    assertThatThrownBy(() -> stagePods().open(1))
        .isInstanceOf(StagingFailure.class)
        .hasMessageContaining("cannot start: Evicted: low on disk");
    assertThat(deletions()).isOne();
  }

  @Test
  void aPodDeletedBySomebodyIsNoticedAndNamed() throws Exception {
    serve(RUNNING);
    try (var pod = stagePods().open(1)) {
      var told = new CountDownLatch(1);
      pod.onLoss(told::countDown);
      assertThat(pod.loss()).isEmpty();
      pods.remove(NAME);
      assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(pod.loss())
          .contains("the stage Pod tracebloc-stage-pets-0000002a was deleted by somebody");
      api.on("DELETE", POD, (request, answer) -> answer.refuse(404, "gone"));
    }
    assertThat(events.warnings).isEmpty();
  }

  @Test
  void aPodThatReachesItsDeadlineIsNamed() throws Exception {
    serve(RUNNING);
    try (var pod = stagePods().open(1)) {
      var told = new CountDownLatch(1);
      pod.onLoss(told::countDown);
      pods.put(
          NAME,
          "{\"metadata\":{%s},\"status\":{\"phase\":\"Failed\",\"reason\":\"DeadlineExceeded\"}}");
      assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(pod.loss().orElseThrow()).contains("ended by itself (Failed, DeadlineExceeded)");
    }
  }

  @Test
  void theDeletionIsTriedAgainAndSurvivesAnInterrupt() {
    serve(RUNNING);
    var attempts = new AtomicInteger();
    var pod = stagePods().open(1);
    api.on(
        "DELETE",
        POD,
        (request, answer) -> {
          if (attempts.incrementAndGet() < 3) {
            answer.refuse(503, "not now");
          } else {
            answer.send(200, "{}");
          }
        });
    Thread.currentThread().interrupt();
    pod.close();
    assertThat(Thread.interrupted()).as("the interrupt stays noted").isTrue();
    assertThat(attempts).hasValue(3);
    assertThat(events.warnings).isEmpty();
    pod.close();
    assertThat(attempts).hasValue(3);
  }

  @Test
  void aCreationWhoseAnswerWasLostIsFoundAndDeleted() {
    serve(RUNNING);
    api.on(
        "POST",
        PODS,
        (request, answer) -> {
          var annotations =
              "\"annotations\":{\"tracebloc.io/created-at\":\"2026-01-02T03:04:05Z\"}";
          pods.put("renamed", "{\"metadata\":{%s," + annotations + "}}");
          answer.refuse(500, "lost");
        });
    api.on(
        "DELETE",
        PODS + "/renamed",
        (request, answer) -> {
          pods.remove("renamed");
          answer.send(200, "{}");
        });
    assertThatThrownBy(() -> stagePods().open(1)).isInstanceOf(ClusterFailure.class);
    assertThat(api.requests()).anyMatch(request -> request.path().equals(PODS + "/renamed"));
    assertThat(events.warnings).isEmpty();
  }

  @Test
  void anInterruptWhileWaitingDeletesThePod() throws Exception {
    serve("{\"metadata\":{%s},\"status\":{\"phase\":\"Pending\"}}");
    var opening = new FutureTask<>(() -> catchThrowable(() -> stagePods().open(1)));
    var thread = Thread.ofPlatform().daemon().start(opening);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (api.requests().stream().noneMatch(request -> request.query().containsKey("watch"))) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
    thread.interrupt();
    assertThat(opening.get(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedFailure.class);
    assertThat(deletions()).isOne();
  }

  @Test
  void orphansOfBothToolsAreToldAndNotTouched() throws Exception {
    serve(RUNNING);
    var orphan =
        "{\"metadata\":{%%s,\"creationTimestamp\":\"2026-01-02T%s:00Z\",\"labels\":{"
            + "\"app.kubernetes.io/managed-by\":\"%s\",\"tracebloc.io/component\":\"stage-pod\","
            + "\"tracebloc.io/table\":\"cats\"}},\"status\":{\"phase\":\"%s\"}}";
    pods.put("ours", orphan.formatted("02:00", "tracebloc-kubectl", "Failed"));
    pods.put("theirs", orphan.formatted("02:30", "tracebloc-cli", "Pending"));
    pods.put("working", orphan.formatted("02:00", "tracebloc-cli", "Running"));
    pods.put("young", orphan.formatted("03:01", "tracebloc-cli", "Pending"));
    pods.put("foreign", orphan.formatted("02:00", "somebody", "Failed"));
    stagePods().reportOrphans();
    assertThat(events.warnings).hasSize(2);
    assertThat(events.warnings.getFirst())
        .isEqualTo(
            "the stage Pod ours (dataset cats, Failed, 64 minutes old) was left behind; delete it"
                + " with: kubectl delete pod ours -n demo --grace-period=0 --force");
    assertThat(events.warnings.getLast()).contains("theirs");
    assertThat(deletions()).isZero();
  }

  @Test
  void withoutTheRightToListThereIsNothingToTell() throws Exception {
    api.on("GET", PODS, (request, answer) -> answer.refuse(403, "no"));
    stagePods().reportOrphans();
    assertThat(events.warnings).isEmpty();
  }
}
