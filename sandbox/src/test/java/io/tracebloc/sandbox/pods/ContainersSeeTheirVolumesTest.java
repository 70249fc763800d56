package io.tracebloc.sandbox.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainersSeeTheirVolumesTest {
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

  private String run(String name, String spec) {
    pods.pod(name, "restartPolicy: Never\n" + spec);
    pods.await(
        name, pod -> pod.path("status").path("phase").asString("").matches("Succeeded|Failed"));
    return pods.log(name, Map.of());
  }

  @Test
  void aClaimIsTheWorkingDirectoryAndOutlivesPods() throws IOException {
    var claim = pods.claim("shared");
    var volumes = "volumes: [{name: s, persistentVolumeClaim: {claimName: shared}}]\n";

    run(
        "writer",
        volumes
            + "containers: [{name: main, image: tools, command: [sh, -c, 'mkdir -p a; echo hi > a/b'],"
            + " volumeMounts: [{name: s, mountPath: /data/shared}]}]");
    var read =
        run(
            "reader",
            volumes
                + "containers: [{name: main, image: tools, command: [sh, -c, 'cat /data/shared/a/b; test -w . && ls'],"
                + " volumeMounts: [{name: s, mountPath: /data/shared}]}]");

    assertThat(read).isEqualTo("hi\na\n");
    assertThat(claim.resolve("a/b")).hasContent("hi\n");
  }

  @Test
  void theStatedWorkingDirectoryWinsIfItIsMounted() {
    pods.claim("shared");

    var output =
        run(
            "cwd",
            """
            volumes:
            - {name: s, persistentVolumeClaim: {claimName: shared}}
            - {name: scratch, emptyDir: {}}
            containers:
            - name: main
              image: tools
              workingDir: /scratch/deep
              command: [sh, -c, 'echo x > f; cat /scratch/deep/f; ls $PRACTICE_ROOT/scratch']
              volumeMounts: [{name: s, mountPath: /data/shared}, {name: scratch, mountPath: /scratch}]
            """);

    assertThat(output).isEqualTo("x\ndeep\n");
  }

  @Test
  void theTemporaryDirectoryIsPrivate() throws IOException {
    var marker = "practice-private-" + directory.getFileName();

    pods.output("scratch", "echo x > /tmp/" + marker + "; cat $TMPDIR/" + marker);

    assertThat(pods.log("scratch", Map.of())).isEqualTo("x\n");
    assertThat(Path.of("/tmp", marker)).doesNotExist();
    try (var files = Files.walk(directory)) {
      assertThat(files.filter(file -> file.endsWith(marker))).hasSize(1);
    }
  }

  @Test
  void directoriesAboveMountsExist() {
    var output =
        run(
            "above",
            """
            volumes: [{name: scratch, emptyDir: {}}]
            containers:
            - name: main
              image: tools
              command: [sh, -c, 'ls /no-such-place; ls /no-such-place/deep; test -e /etc/passwd && echo etc']
              volumeMounts: [{name: scratch, mountPath: /no-such-place/deep/er}, {name: scratch, mountPath: /etc/app}]
            """);

    assertThat(output).isEqualTo("deep\ner\netc\n");
  }

  @Test
  void subPathsShowAPartOfAVolume() {
    var claim = pods.claim("shared");

    run(
        "part",
        """
        volumes: [{name: s, persistentVolumeClaim: {claimName: shared}}]
        containers:
        - name: main
          image: tools
          command: [sh, -c, 'echo x > /logs/f']
          volumeMounts: [{name: s, mountPath: /logs, subPath: deep/logs}]
        """);

    assertThat(claim.resolve("deep/logs/f")).hasContent("x\n");
  }

  @Test
  void mapsAndSecretsAreFilesAndVariables() {
    pods.create(
        ResourceTypes.CONFIG_MAPS,
        "{metadata: {name: settings}, data: {mode: practice, where: /etc/app}, binaryData: {raw: AAE=}}");
    pods.create(ResourceTypes.SECRETS, "{metadata: {name: keys}, data: {token: c2VjcmV0}}");

    var output =
        run(
            "reads",
            """
            volumes:
            - {name: c, configMap: {name: settings}}
            - {name: k, projected: {sources: [{secret: {name: keys, items: [{key: token, path: deep/t}]}}]}}
            containers:
            - name: main
              image: tools
              envFrom: [{configMapRef: {name: settings}, prefix: S_}]
              env:
              - {name: T, valueFrom: {secretKeyRef: {name: keys, key: token}}}
              - {name: P, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
              - {name: N, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}
              - {name: BOTH, value: '$(N)/$(P) $$(N) $(UNKNOWN)'}
              command: [sh, -c, 'cat /etc/app/mode; echo; cat "$S_where/mode"; echo; cat /keys/deep/t; echo; echo $T $BOTH $(echo $S_mode); wc -c < /etc/app/raw']
              volumeMounts: [{name: c, mountPath: /etc/app}, {name: k, mountPath: /keys}]
            """);

    assertThat(output)
        .isEqualTo("practice\npractice\nsecret\nsecret demo/reads $(N) $(UNKNOWN) practice\n2\n");
  }

  @Test
  void aMissingSecretKeepsTheContainerWaiting() {
    pods.pod(
        "needs",
        """
        restartPolicy: Never
        containers:
        - name: main
          image: tools
          command: ['true']
          env: [{name: T, valueFrom: {secretKeyRef: {name: keys, key: token}}}]
        """);
    var waiting =
        pods.await(
            "needs",
            pod ->
                pod.path("status")
                    .path("containerStatuses")
                    .path(0)
                    .path("state")
                    .path("waiting")
                    .path("reason")
                    .asString("")
                    .equals("CreateContainerConfigError"));
    assertThat(
            waiting
                .path("status")
                .path("containerStatuses")
                .path(0)
                .path("state")
                .path("waiting")
                .path("message")
                .asString())
        .isEqualTo("secret \"keys\" not found");

    pods.create(ResourceTypes.SECRETS, "{metadata: {name: keys}, data: {token: c2VjcmV0}}");

    pods.awaitPhase("needs", "Succeeded");
  }

  @Test
  void aMissingMapKeepsThePodFromStarting() {
    pods.pod(
        "mounts",
        """
        restartPolicy: Never
        volumes: [{name: c, configMap: {name: later}}]
        containers: [{name: main, image: tools, command: [cat, /c/k], volumeMounts: [{name: c, mountPath: /c}]}]
        """);
    PracticePods.until(
        "event",
        () ->
            pods.events("mounts").stream()
                .anyMatch(event -> event.contains("configmap \"later\" not found")));

    pods.create(ResourceTypes.CONFIG_MAPS, "{metadata: {name: later}, data: {k: v}}");

    pods.awaitPhase("mounts", "Succeeded");
    assertThat(pods.log("mounts", Map.of())).isEqualTo("v");
  }

  @Test
  void theAccountIsMountedUnlessItIsNotWanted() {
    var show =
        "command: [sh, -c, 'cat /var/run/secrets/kubernetes.io/serviceaccount/token; "
            + "cat /var/run/secrets/kubernetes.io/serviceaccount/namespace; "
            + "echo $KUBERNETES_SERVICE_HOST $KUBERNETES_SERVICE_PORT']";

    var with =
        run(
            "with",
            "serviceAccountName: ingestor\ncontainers: [{name: main, image: tools, " + show + "}]");
    var without =
        run(
            "without",
            "automountServiceAccountToken: false\ncontainers: [{name: main, image: tools, "
                + show
                + "}]");

    assertThat(with).isEqualTo("token-of-ingestordemo127.0.0.1 6443\n");
    assertThat(without).doesNotContain("token-of").contains("No such file or directory");
  }

  @Test
  void nothingOfTheHostsEnvironmentLeaksIn() {
    var names =
        pods.output("env", "env | sed 's/=.*//' | sort | grep -v '^PRACTICE_' | tr '\\n' ' '");

    assertThat(names)
        .isEqualTo(
            "HOME HOSTNAME KUBERNETES_SERVICE_HOST KUBERNETES_SERVICE_PORT "
                + "KUBERNETES_SERVICE_PORT_HTTPS PATH PWD SHLVL TMPDIR http_proxy no_proxy ");
  }

  @Test
  void aDirectoryWithSpacesDoesNoHarm(@TempDir Path other) {
    try (var odd = new PracticePods(other.resolve("it's a place"))) {
      assertThat(odd.output("odd", "echo x > /tmp/f; cat /tmp/f")).isEqualTo("x\n");
    }
  }

  @Test
  void theFilesOfAPodGoWithIt() {
    pods.output("brief", "echo x");
    var files =
        directory
            .resolve("node/pods")
            .resolve(pods.get("brief").path("metadata").path("uid").asString());
    assertThat(files).isDirectory();

    pods.delete("brief", 0);

    PracticePods.until("files gone", () -> !Files.exists(files));
  }
}
