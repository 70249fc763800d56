package io.tracebloc.sandbox.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** kubectl 1.27 speaks SPDY; kubectl 1.33 WebSockets for exec and tunnelled SPDY for forwards. */
class KubectlStreamsIntoPodsTest {
  @TempDir static Path directory;
  private static PracticeApi cluster;
  private static Path claim;

  @BeforeAll
  static void startCluster() throws IOException {
    assumeFalse(Kubectl.installed().isEmpty(), "kubectl is not installed");
    cluster = new PracticeApi(directory);
    claim = Files.createDirectories(cluster.claim("shared"));
    var pod = directory.resolve("pod.yaml");
    Files.writeString(
        pod,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: stage}
        spec:
          volumes: [{name: shared, persistentVolumeClaim: {claimName: shared}}]
          containers:
          - name: stage
            image: tools
            command: [sh, -c, 'echo up; nc -ll -p $PRACTICE_PORT_8080 -e cat & while true; do sleep 0.2; done']
            ports: [{containerPort: 8080}]
            volumeMounts: [{name: shared, mountPath: /data/shared}]
        """);
    var newest = kubectl(Kubectl.installed().getLast());
    newest.output("apply", "-f", pod.toString());
    newest.output("wait", "--for=condition=Ready", "pod/stage", "--timeout=20s");
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

  @ParameterizedTest
  @MethodSource("versions")
  void execSeparatesOutputsAndPassesTheExitCode(Path program) {
    var outcome =
        kubectl(program).run("exec", "stage", "--", "sh", "-c", "echo a; echo b >&2; exit 7");

    assertThat(outcome.exitCode()).isEqualTo(7);
    assertThat(outcome.output()).isEqualTo("a\n");
    assertThat(outcome.errors()).startsWith("b\n").contains("command terminated with exit code 7");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aMissingProgramIsNamed(Path program) {
    var outcome = kubectl(program).run("exec", "stage", "--", "no-such-program");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.errors())
        .contains("exec: \"no-such-program\": executable file not found in $PATH");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void fiftyMegabytesGoInAndComeBack(Path program) throws IOException {
    var data = data(50_000_000);

    var outcome =
        kubectl(program).runWithInput(Optional.of(data), "exec", "-i", "stage", "--", "cat");

    assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
    assertThat(outcome.file()).hasSameBinaryContentAs(data);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void copiesGoBothWays(Path program) throws IOException {
    var data = data(3_000_000);
    var name = "copied-" + program.getFileName();

    kubectl(program).output("cp", data.toString(), "stage:/data/shared/" + name);
    kubectl(program).output("cp", "stage:/data/shared/" + name, "back-" + name);

    assertThat(claim.resolve(name)).hasSameBinaryContentAs(data);
    assertThat(directory.resolve("back-" + name)).hasSameBinaryContentAs(data);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void wholeDirectoriesGoBothWays(Path program) throws IOException {
    var name = "tree-" + program.getFileName();
    var tree = Files.createDirectories(directory.resolve(name).resolve("deep dir")).getParent();
    Files.writeString(tree.resolve("deep dir/with 'quotes'"), "1");
    Files.writeString(tree.resolve("ü"), "2");

    kubectl(program).output("cp", name, "stage:/data/shared/");
    assertThat(claim.resolve(name).resolve("deep dir/with 'quotes'")).hasContent("1");
    kubectl(program).output("cp", "stage:/data/shared", "all-" + name);

    assertThat(directory.resolve("all-" + name).resolve(name).resolve("ü")).hasContent("2");
    assertThat(kubectl(program).output("exec", "stage", "--", "ls", "/data/shared")).contains(name);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aProcessThatClosesItsOutputGetsATruncatedFile(Path program) throws IOException {
    var data = data(50_000_000);
    var name = "truncated-" + program.getFileName();

    var outcome =
        kubectl(program)
            .runWithInput(
                Optional.of(data), "exec", "-i", "stage", "--", "sh", "-c", "cat > " + name);

    assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
    assertThat(Files.size(claim.resolve(name))).isLessThan(Files.size(data));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aProcessThatKeepsItsOutputGetsEverything(Path program) throws IOException {
    var data = data(50_000_000);
    var name = "whole-" + program.getFileName();

    var outcome =
        kubectl(program)
            .runWithInput(
                Optional.of(data),
                "exec",
                "-i",
                "stage",
                "--",
                "sh",
                "-c",
                "cat > %s; stat -c %%s %s".formatted(name, name));

    assertThat(outcome.output()).isEqualTo("50000000\n");
    assertThat(claim.resolve(name)).hasSameBinaryContentAs(data);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aPortIsForwarded(Path program) throws IOException {
    var forward = kubectl(program).start("port-forward", "pod/stage", ":8080");
    try (var output = forward.inputReader()) {
      var line = output.readLine();
      assertThat(line).contains("Forwarding from 127.0.0.1:");
      var port = Integer.parseInt(line.replaceAll(".*127\\.0\\.0\\.1:(\\d+) .*", "$1"));
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.getOutputStream().write("hello\n".getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        assertThat(new String(socket.getInputStream().readNBytes(6), StandardCharsets.UTF_8))
            .isEqualTo("hello\n");
      }
    } finally {
      forward.destroy();
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void attachShowsWhatComes(Path program) throws Exception {
    var pod = "talks-" + program.getFileName().toString().replace("kubectl.", "").replace('.', '-');
    var attach =
        kubectl(program)
            .start(
                "run",
                pod,
                "--image=tools",
                "--restart=Never",
                "--rm",
                "-i",
                "--command",
                "--",
                "sh",
                "-c",
                "read x; echo got $x");
    attach.getOutputStream().write("me\n".getBytes(StandardCharsets.UTF_8));
    attach.getOutputStream().close();

    assertThat(new String(attach.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("got me");
    assertThat(attach.waitFor()).isZero();
  }

  @Test
  void aContainerThatDoesNotRunIsNamed() {
    var kubectl = kubectl(Kubectl.installed().getLast());
    kubectl.output("run", "waits", "--image=unknown:1", "--restart=Never");

    var outcome = kubectl.run("exec", "waits", "--", "true");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.errors()).contains("container not found (\"waits\")");
    kubectl.output("delete", "pod", "waits", "--wait=true");
  }

  private static Path data(int size) throws IOException {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    var file = directory.resolve("data-" + size);
    return Files.write(file, bytes);
  }
}
