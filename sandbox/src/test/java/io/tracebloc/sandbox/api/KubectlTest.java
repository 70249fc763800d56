package io.tracebloc.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.access.Authorizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real kubectl, oldest and newest at hand, works with the practice cluster. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class KubectlTest {
  @TempDir private Path home;
  private TestCluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = new TestCluster();
    Files.writeString(
        home.resolve("admin"),
        cluster.server.kubeconfig("admin", List.of(Authorizer.MASTERS), "work"));
    Files.writeString(
        home.resolve("dev"), cluster.server.kubeconfig("dev", List.of("devs"), "work"));
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  static List<Path> kubectls() {
    return Kubectls.oldestAndNewest();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("kubectls")
  void objectsAreMadeShownAndDeleted(Path kubectl) throws Exception {
    run(kubectl, "create", "namespace", "work").succeeds("namespace/work created");
    run(kubectl, "create", "configmap", "c", "--from-literal=a=b").succeeds("configmap/c created");
    run(kubectl, "create", "secret", "generic", "s", "--from-literal=a=b")
        .succeeds("secret/s created");
    run(kubectl, "get", "cm", "c").succeeds("NAME   DATA   AGE\nc      1      ");
    run(kubectl, "get", "cm", "-A").succeeds("work ");
    run(kubectl, "get", "cm", "c", "-o", "name").succeeds("configmap/c");
    run(kubectl, "get", "cm", "c", "-o", "jsonpath={.data.a}").succeeds("b");
    run(kubectl, "get", "cm", "c", "-o", "yaml").succeeds("kind: ConfigMap");
    run(kubectl, "label", "cm", "c", "x=y").succeeds("configmap/c labeled");
    run(kubectl, "annotate", "cm", "c", "note=hi").succeeds("configmap/c annotate");
    run(kubectl, "get", "cm", "-l", "x in (y),!z", "-o", "name").succeeds("configmap/c");
    run(kubectl, "describe", "cm", "c").succeeds("Annotations:  note: hi");
    run(kubectl, "delete", "cm", "c").succeeds("configmap \"c\" deleted");
    run(kubectl, "get", "cm", "c")
        .fails("Error from server (NotFound): configmaps \"c\" not found");
    run(kubectl, "delete", "namespace", "work").succeeds("namespace \"work\" deleted");
    run(kubectl, "get", "namespace", "work").fails("namespaces \"work\" not found");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("kubectls")
  void manifestsAreApplied(Path kubectl) throws Exception {
    run(kubectl, "create", "namespace", "work").succeeds("created");
    var manifest = home.resolve("m.yaml");
    Files.writeString(
        manifest, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {a: b}\n");
    var file = manifest.toString();
    run(kubectl, "apply", "-f", file).succeeds("configmap/m created");
    run(kubectl, "apply", "-f", file).succeeds("configmap/m unchanged");
    Files.writeString(
        manifest, "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {c: d}\n");
    run(kubectl, "apply", "-f", file).succeeds("configmap/m configured");
    run(kubectl, "get", "cm", "m", "-o", "jsonpath={.data}").succeeds("{\"c\":\"d\"}");
    run(kubectl, "apply", "--server-side", "--force-conflicts", "-f", file)
        .succeeds("configmap/m serverside-applied");
    run(kubectl, "create", "-f", file).fails("configmaps \"m\" already exists");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("kubectls")
  void workloadsAreMadeAndChanged(Path kubectl) throws Exception {
    run(kubectl, "create", "namespace", "work").succeeds("created");
    run(kubectl, "create", "deployment", "d", "--image=app:1", "--replicas=0").succeeds("created");
    run(kubectl, "scale", "deployment", "d", "--replicas=2").succeeds("deployment.apps/d scaled");
    run(kubectl, "set", "image", "deployment/d", "app=app:2").succeeds("image updated");
    run(kubectl, "get", "deploy", "d", "-o", "wide").succeeds("0/2 ", "app:2", "app=d");
    run(kubectl, "create", "job", "j", "--image=app:1", "--", "sh", "-c", "exit 0")
        .succeeds("job.batch/j created");
    run(kubectl, "describe", "job", "j").succeeds("0 Active / 0 Succeeded / 0 Failed");
    run(kubectl, "run", "p", "--image=app:1", "--restart=Never").succeeds("pod/p created");
    run(kubectl, "get", "pods", "-o", "wide").succeeds("p      0/1     Pending   0  ");
    run(kubectl, "describe", "pod", "p").succeeds("QoS Class:", "BestEffort");
    run(kubectl, "logs", "p").succeeds("one line");
    run(kubectl, "exec", "p", "--", "ls").fails("no kubelet for EXEC");
    run(
            kubectl,
            "patch",
            "pod",
            "p",
            "--subresource=status",
            "--type=merge",
            "-p",
            "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}")
        .succeeds("pod/p patched");
    run(kubectl, "wait", "pod/p", "--for=condition=Ready", "--timeout=20s")
        .succeeds("condition met");
    run(kubectl, "delete", "pod", "p").succeeds("pod \"p\" deleted");
    run(kubectl, "wait", "pod/p", "--for=delete", "--timeout=20s").succeeds("");
    run(kubectl, "delete", "job", "j", "--cascade=foreground").succeeds("deleted");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("kubectls")
  void rightsAreAskedForAndTokensMinted(Path kubectl) throws Exception {
    run(kubectl, "create", "namespace", "work").succeeds("created");
    run(kubectl, "create", "serviceaccount", "bot").succeeds("serviceaccount/bot created");
    run(kubectl, "create", "token", "bot").succeeds(".");
    run(kubectl, "create", "token", "bot", "--duration=5m")
        .fails("may not specify a duration less than 10 minutes");
    run(kubectl, "create", "role", "reader", "--verb=get,list", "--resource=pods")
        .succeeds("created");
    run(kubectl, "create", "rolebinding", "reader", "--role=reader", "--user=dev")
        .succeeds("created");
    run(kubectl, "auth", "can-i", "delete", "pods").succeeds("yes");
    asDev(kubectl, "auth", "can-i", "list", "pods").succeeds("yes");
    asDev(kubectl, "auth", "can-i", "delete", "pods").fails("no");
    asDev(kubectl, "auth", "can-i", "--list").succeeds("pods ", "[get list]");
    asDev(kubectl, "get", "pods").succeeds("No resources found in work namespace.");
    asDev(kubectl, "get", "secrets")
        .fails(
            "Error from server (Forbidden): secrets is forbidden: User \"dev\" cannot list resource \"secrets\" in API group \"\" in the namespace \"work\"");
    run(kubectl, "--as=dev", "get", "pods", "-o", "name").succeeds("");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("kubectls")
  void changesAreFollowed(Path kubectl) throws Exception {
    run(kubectl, "create", "namespace", "work").succeeds("created");
    var watching = command(kubectl, "admin", "get", "cm", "-w", "-o", "name").start();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(watching.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("configmap/kube-root-ca.crt");
      cluster.admin.post("/api/v1/namespaces/work/configmaps", "{'metadata':{'name':'new'}}");
      assertThat(lines.readLine()).isEqualTo("configmap/new");
    } finally {
      watching.destroy();
      watching.waitFor();
    }
  }

  private Outcome run(Path kubectl, String... arguments) throws Exception {
    return outcome(command(kubectl, "admin", arguments));
  }

  private Outcome asDev(Path kubectl, String... arguments) throws Exception {
    return outcome(command(kubectl, "dev", arguments));
  }

  private ProcessBuilder command(Path kubectl, String user, String... arguments) {
    var line = new ArrayList<>(List.of(kubectl.toString()));
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("KUBECONFIG", home.resolve(user).toString());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("TERM", "dumb");
    return builder;
  }

  private static Outcome outcome(ProcessBuilder builder) throws Exception {
    var process = builder.start();
    process.getOutputStream().close();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(String.join(" ", builder.command()), process.waitFor(), text);
  }

  private record Outcome(String command, int exit, String text) {
    void succeeds(String... texts) {
      assertThat(exit).as(command + "\n" + text).isZero();
      assertThat(text).as(command).contains(texts);
    }

    void fails(String... texts) {
      assertThat(exit).as(command + "\n" + text).isNotZero();
      assertThat(text).as(command).contains(texts);
    }
  }
}
