package io.tracebloc.sandbox.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person sees of pods, Jobs and Deployments. */
class KubectlWatchesPodsTest {
  @TempDir static Path directory;
  private static PracticeApi cluster;

  @BeforeAll
  static void startCluster() {
    assumeFalse(Kubectl.installed().isEmpty(), "kubectl is not installed");
    cluster = new PracticeApi(directory);
  }

  @AfterAll
  static void stopCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  static List<Path> versions() {
    return Kubectl.oldestAndNewest();
  }

  private static Kubectl kubectl(Path program) {
    return new Kubectl(program, cluster.kubeconfig, directory);
  }

  private static Kubectl newest() {
    return kubectl(Kubectl.installed().getLast());
  }

  private static String name(String prefix, Path program) {
    return prefix + program.getFileName().toString().replaceAll("[^0-9]", "");
  }

  private static void apply(String file, String manifest) throws IOException {
    newest().output("apply", "-f", Files.writeString(directory.resolve(file), manifest).toString());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void logsAreFollowedToTheEndOfAJob(Path program) throws IOException {
    var name = name("job", program);
    apply(
        name,
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: %s}
        spec:
          backoffLimit: 0
          template:
            spec:
              restartPolicy: Never
              containers: [{name: main, image: tools, command: [sh, -c, 'echo a; sleep 1; echo b']}]
        """
            .formatted(name));
    var kubectl = kubectl(program);

    assertThat(kubectl.output("logs", "-f", "job/" + name, "--pod-running-timeout=20s"))
        .isEqualTo("a\nb\n");

    kubectl.output("wait", "--for=condition=Complete", "job/" + name, "--timeout=20s");
    assertThat(kubectl.output("logs", "job/" + name, "--tail=1")).isEqualTo("b\n");
    assertThat(kubectl.output("get", "pods", "-l", "job-name=" + name)).contains("Completed");
    kubectl.output("delete", "job", name);
    assertThat(kubectl.output("wait", "--for=delete", "pod", "-l", "job-name=" + name))
        .doesNotContain("timed out");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aPodIsDescribed(Path program) throws IOException {
    var name = name("described", program);
    cluster.claim(name);
    apply(
        name,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s}
        spec:
          volumes: [{name: data, persistentVolumeClaim: {claimName: %s}}]
          containers:
          - {name: main, image: tools, command: [sleep, '1000'], volumeMounts: [{name: data, mountPath: /d}]}
        """
            .formatted(name, name));
    var kubectl = kubectl(program);
    kubectl.output("wait", "--for=condition=Ready", "pod/" + name, "--timeout=20s");

    var description = kubectl.output("describe", "pod", name);

    assertThat(description)
        .containsPattern("Node: +practice-node/127\\.0\\.0\\.1")
        .containsPattern("Status: +Running")
        .containsPattern("State: +Running")
        .containsPattern("Ready +True")
        .containsPattern("ClaimName: +" + name)
        .containsPattern("Normal +Scheduled .*Successfully assigned default/" + name)
        .containsPattern("Normal +Pulled .*tools")
        .containsPattern("Normal +Created .*main")
        .containsPattern("Normal +Started .*main");
    kubectl.output("delete", "pod", name, "--grace-period=0", "--force");
  }

  @Test
  void aWaitingPodTellsItsReason() throws IOException {
    apply(
        "stuck.yaml",
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: stuck}
        spec: {containers: [{name: main, image: 'nowhere/nothing:1'}]}
        """);
    cluster.await(ResourceTypes.PODS, "stuck", pod -> pod.toString().contains("ImagePullBackOff"));

    assertThat(newest().output("get", "pod", "stuck")).contains("ImagePullBackOff");
    assertThat(newest().run("logs", "stuck").errors()).contains("is waiting to start");
    assertThat(newest().output("describe", "pod", "stuck"))
        .contains("Back-off pulling image \"nowhere/nothing:1\"");
    newest().output("delete", "pod", "stuck");
  }

  @Test
  void aDeploymentRollsOutAndRestarts() throws IOException {
    apply(
        "web.yaml",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              terminationGracePeriodSeconds: 1
              containers:
              - name: main
                image: tools
                command: [sh, -c, 'nc -ll -p $PRACTICE_PORT_8080 -e cat']
                ports: [{containerPort: 8080}]
                readinessProbe: {tcpSocket: {port: 8080}, periodSeconds: 1}
        """);
    var kubectl = newest();
    kubectl.output("rollout", "status", "deployment/web", "--timeout=30s");
    var before = kubectl.output("get", "pods", "-l", "app=web", "-o", "name");

    kubectl.output("rollout", "restart", "deployment/web");
    kubectl.output("rollout", "status", "deployment/web", "--timeout=30s");

    var after = kubectl.output("get", "pods", "-l", "app=web", "-o", "name");
    assertThat(after).isNotEqualTo(before).hasLineCount(1);
    kubectl.output("delete", "deployment", "web");
    assertThat(kubectl.output("wait", "--for=delete", "pod", "-l", "app=web", "--timeout=20s"))
        .doesNotContain("timed out");
  }
}
