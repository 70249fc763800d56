package io.tracebloc.sandbox.pods;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PodsRunAsProcessesTest {
  @TempDir Path directory;
  private PracticePods pods;

  @BeforeEach
  void startNode() {
    pods = new PracticePods(directory);
  }

  @AfterEach
  void stopNode() {
    pods.close();
  }

  private static JsonNode container(ObjectNode pod) {
    return pod.path("status").path("containerStatuses").path(0);
  }

  @Test
  void aSucceedingPodCompletes() {
    pods.script("good", "echo done");

    var pod = pods.awaitPhase("good", "Succeeded");

    var ended = container(pod).path("state").path("terminated");
    assertThat(ended.path("exitCode").asInt(-1)).isZero();
    assertThat(ended.path("reason").asString()).isEqualTo("Completed");
    assertThat(Instant.parse(ended.path("finishedAt").asString()))
        .isAfterOrEqualTo(Instant.parse(ended.path("startedAt").asString()));
    assertThat(pod.path("spec").path("nodeName").asString()).isEqualTo("practice-node");
    assertThat(pod.path("status").path("podIP").asString()).isEqualTo("127.0.0.1");
    assertThat(pods.log("good", Map.of())).isEqualTo("done\n");
    assertThat(pods.events("good"))
        .contains(
            "Scheduled: Successfully assigned demo/good to practice-node",
            "Started: Started container main");
  }

  @Test
  void exitCodesAndSignalsAreSeen() {
    pods.script("seven", "exit 7");
    pods.script("killed", "kill -KILL $$$$");

    var seven = container(pods.awaitPhase("seven", "Failed")).path("state").path("terminated");
    var killed = container(pods.awaitPhase("killed", "Failed")).path("state").path("terminated");

    assertThat(seven.path("exitCode").asInt()).isEqualTo(7);
    assertThat(seven.path("reason").asString()).isEqualTo("Error");
    assertThat(killed.path("exitCode").asInt()).isEqualTo(137);
  }

  @Test
  void aRunningPodIsReady() {
    pods.script("runs", "sleep 1000");

    var pod = pods.awaitReady("runs");

    assertThat(pod.path("status").path("phase").asString()).isEqualTo("Running");
    assertThat(container(pod).path("ready").asBoolean()).isTrue();
    assertThat(container(pod).path("started").asBoolean()).isTrue();
    assertThat(container(pod).path("imageID").asString()).startsWith("tools@sha256:");
  }

  @Test
  void anUnknownImageIsBackedOff() {
    pods.pod("unknown", "containers: [{name: main, image: 'nowhere/nothing:1'}]");

    var pod =
        pods.await(
            "unknown",
            found ->
                container(found)
                    .path("state")
                    .path("waiting")
                    .path("reason")
                    .asString("")
                    .equals("ImagePullBackOff"));

    assertThat(pod.path("status").path("phase").asString()).isEqualTo("Pending");
    assertThat(pods.events("unknown"))
        .contains("Failed: Error: ErrImagePull", "Failed: Error: ImagePullBackOff")
        .anyMatch(event -> event.startsWith("BackOff: Back-off pulling image"));
  }

  @Test
  void aMissingProgramFailsToStart() {
    pods.pod(
        "missing",
        "{restartPolicy: Never, containers: [{name: main, image: tools, command: [no-such-program]}]}");

    var ended = container(pods.awaitPhase("missing", "Failed")).path("state").path("terminated");

    assertThat(ended.path("reason").asString()).isEqualTo("StartError");
    assertThat(ended.path("exitCode").asInt()).isEqualTo(128);
    assertThat(ended.path("message").asString())
        .contains("exec: \"no-such-program\": executable file not found in $PATH");
  }

  @Test
  void aFailingContainerIsRestartedWithBackOff() {
    pods.pod(
        "restarts",
        "containers: [{name: main, image: tools, command: [sh, -c, 'echo run; exit 3']}]");

    var pod =
        pods.await(
            "restarts",
            found ->
                container(found).path("restartCount").asInt(0) >= 2
                    && container(found).path("state").has("waiting"));

    assertThat(container(pod).path("state").path("waiting").path("reason").asString())
        .isEqualTo("CrashLoopBackOff");
    assertThat(container(pod).path("lastState").path("terminated").path("exitCode").asInt())
        .isEqualTo(3);
    assertThat(pod.path("status").path("phase").asString()).isEqualTo("Running");
    assertThat(pods.log("restarts", Map.of("previous", "true"))).isEqualTo("run\n");
  }

  @Test
  void onFailureRestartsUntilSuccess() {
    pods.claim("data");
    pods.pod(
        "retries",
        """
        restartPolicy: OnFailure
        volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
        containers:
        - name: main
          image: tools
          command: [sh, -c, 'echo x >> tries; test $(wc -l < tries) -ge 3']
          volumeMounts: [{name: data, mountPath: /data}]
        """);

    var pod = pods.awaitPhase("retries", "Succeeded");

    assertThat(container(pod).path("restartCount").asInt()).isEqualTo(2);
  }

  @Test
  void theDeadlineEndsAPod() {
    pods.pod(
        "late",
        """
        restartPolicy: Never
        activeDeadlineSeconds: 1
        terminationGracePeriodSeconds: 1
        containers: [{name: main, image: tools, command: [sh, -c, 'trap "" TERM; while true; do sleep 1; done']}]
        """);

    var pod = pods.awaitPhase("late", "Failed");

    assertThat(pod.path("status").path("reason").asString()).isEqualTo("DeadlineExceeded");
    pods.await(
        "late",
        found ->
            container(found).path("state").path("terminated").path("exitCode").asInt(0) == 137);
  }

  @Test
  void initContainersRunFirstAndInOrder() {
    pods.claim("order");
    pods.pod(
        "ordered",
        """
        restartPolicy: Never
        volumes: [{name: data, persistentVolumeClaim: {claimName: order}}]
        initContainers:
        - {name: one, image: tools, command: [sh, -c, 'echo one >> log'], volumeMounts: [{name: data, mountPath: /d}]}
        - {name: two, image: tools, command: [sh, -c, 'echo two >> log'], volumeMounts: [{name: data, mountPath: /d}]}
        containers:
        - {name: main, image: tools, command: [cat, /d/log], volumeMounts: [{name: data, mountPath: /d}]}
        """);

    var pod = pods.awaitPhase("ordered", "Succeeded");

    assertThat(pods.log("ordered", Map.of("container", "main"))).isEqualTo("one\ntwo\n");
    assertThat(pod.path("status").path("initContainerStatuses").size()).isEqualTo(2);
  }

  @Test
  void aFailingInitContainerFailsThePod() {
    pods.pod(
        "initfails",
        """
        restartPolicy: Never
        initContainers: [{name: one, image: tools, command: ['false']}]
        containers: [{name: main, image: tools, command: ['true']}]
        """);

    var pod = pods.awaitPhase("initfails", "Failed");

    assertThat(container(pod).path("state").path("waiting").path("reason").asString())
        .isEqualTo("PodInitializing");
  }

  @Test
  void deletingWithoutGraceKillsTheWholeTreeAtOnce() throws Exception {
    pods.script(
        "tree",
        "trap '' TERM; sleep 1000 & echo $!; (setsid sleep 1001 & echo $!); env -i sleep 1002 & echo $!; wait");
    pods.awaitReady("tree");
    PracticePods.until("three processes", () -> pods.log("tree", Map.of()).lines().count() == 3);
    List<Long> children = pods.log("tree", Map.of()).lines().map(Long::valueOf).toList();
    var before = Instant.now();

    pods.delete("tree", 0);
    PracticePods.until("pod gone", () -> !pods.exists("tree"));

    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(children).noneMatch(PodsRunAsProcessesTest::isRunning);
  }

  /** A killed orphan may stay as a zombie where nobody reaps it. */
  private static boolean isRunning(long pid) {
    try {
      var status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
      return !status.contains("State:\tZ");
    } catch (IOException gone) {
      return false;
    }
  }

  @Test
  void deletingWithGraceLetsThePodEndItself() {
    pods.claim("bye");
    pods.pod(
        "polite",
        """
        volumes: [{name: data, persistentVolumeClaim: {claimName: bye}}]
        containers:
        - name: main
          image: tools
          command: [sh, -c, 'trap "echo bye > /d/bye; exit 0" TERM; echo up; while true; do sleep 0.05; done']
          volumeMounts: [{name: data, mountPath: /d}]
        """);
    pods.awaitReady("polite");
    PracticePods.until("up", () -> pods.log("polite", Map.of()).equals("up\n"));

    pods.delete("polite", 20);
    PracticePods.until("pod gone", () -> !pods.exists("polite"));

    assertThat(pods.runtime.claimDirectory("demo", "bye").orElseThrow().resolve("bye"))
        .hasContent("bye\n");
    assertThat(pods.events("polite")).contains("Killing: Stopping container main");
  }

  @Test
  void anUnsatisfiedSelectorLeavesThePodPending() {
    pods.pod(
        "picky",
        "{nodeSelector: {disk: ssd}, containers: [{name: main, image: tools, command: ['true']}]}");

    var pod = pods.await("picky", found -> !found.path("status").path("conditions").isEmpty());

    var condition = pod.path("status").path("conditions").path(0);
    assertThat(condition.path("reason").asString()).isEqualTo("Unschedulable");
    assertThat(condition.path("message").asString())
        .startsWith(
            "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.");
    assertThat(pods.events("picky")).anyMatch(event -> event.startsWith("FailedScheduling"));
  }

  @Test
  void aPodWaitsForItsClaim() {
    pods.pod(
        "waits",
        """
        restartPolicy: Never
        volumes: [{name: data, persistentVolumeClaim: {claimName: later}}]
        containers: [{name: main, image: tools, command: ['true']}]
        """);
    pods.await(
        "waits",
        found ->
            found
                .path("status")
                .path("conditions")
                .path(0)
                .path("message")
                .asString("")
                .contains("persistentvolumeclaim \"later\" not found"));

    pods.claim("later");

    pods.awaitPhase("waits", "Succeeded");
  }

  @Test
  void closingTheNodeLeavesNoProcess() {
    pods.script("left", "echo $$$$; sleep 1000");
    pods.awaitReady("left");
    PracticePods.until("pid", () -> !pods.log("left", Map.of()).isEmpty());
    var pid = Long.parseLong(pods.log("left", Map.of()).strip());

    pods.close();

    assertThat(isRunning(pid)).isFalse();
  }
}
