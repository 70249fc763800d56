package io.tracebloc.benchmarks.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The cluster, the claim in it that all sides copy into, and the Pod that the rivals copy through.
 *
 * @param kubectl for everything that is not measured
 * @param websocket kubectl of 1.31 or newer, if there is one
 * @param spdy kubectl of 1.27 to 1.30, if there is one
 * @param ground what the cluster is
 * @param pod name of the rivals' Pod, whose working directory is the claim
 * @param root directory of the claim below which everything is copied
 */
record Site(
    Kubectl kubectl,
    Optional<Kubectl> websocket,
    Optional<Kubectl> spdy,
    Ground ground,
    String pod,
    String root)
    implements AutoCloseable {

  /** Makes the Pod and waits for it. */
  static Site open(Ground ground, KubectlPrograms programs)
      throws IOException, InterruptedException {
    var websocket = programs.find(KubectlPrograms.Kind.WEBSOCKET).map(ground::kubectl);
    var spdy = programs.find(KubectlPrograms.Kind.SPDY).map(ground::kubectl);
    var kubectl =
        websocket
            .or(() -> spdy)
            .orElseThrow(() -> new IOException("There is no kubectl on this machine"));
    var name = "transfer-benchmark-" + Integer.toHexString(ThreadLocalRandom.current().nextInt());
    var site = new Site(kubectl, websocket, spdy, ground, name, name);
    try {
      site.startPod();
      site.inPod("mkdir \"$1\"", site.root);
      return site;
    } catch (IOException | InterruptedException | RuntimeException e) {
      try {
        site.close();
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  private void startPod() throws IOException, InterruptedException {
    var manifest = Files.createTempFile("pod", ".json");
    try {
      Files.writeString(manifest, PodManifest.of(pod, ground.image(), ground.claim()));
      kubectl.ask("create", "-f", manifest.toString());
    } finally {
      Files.delete(manifest);
    }
    kubectl.ask("wait", "--for=condition=Ready", "pod/" + pod, "--timeout=120s");
  }

  /** What a script prints that runs in the Pod. */
  String inPod(String script, String... arguments) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of("exec", pod, "--", "sh", "-c", script, "sh"));
    words.addAll(List.of(arguments));
    return kubectl.ask(words.toArray(String[]::new));
  }

  /** The digest of a directory of the claim, as {@link Contents} makes it. */
  String digest(String directory) throws IOException, InterruptedException {
    return inPod(Contents.SCRIPT, directory).split(" ", 2)[0];
  }

  void remove(String directory) throws IOException, InterruptedException {
    inPod("rm -rf \"$1\"", directory);
  }

  /** Fails unless a directory of the claim holds what it should. */
  void check(String directory, String digest) throws IOException, InterruptedException {
    var found = digest(directory);
    if (!found.equals(digest)) {
      throw new IOException("%s has digest %s instead of %s".formatted(directory, found, digest));
    }
  }

  /** The API server's address. */
  String server() throws IOException, InterruptedException {
    return kubectl.ask(
        "config", "view", "--minify", "-o", "jsonpath={.clusters[0].cluster.server}");
  }

  /** Everything that this run made in the cluster goes; the Pod last. */
  @Override
  public void close() throws IOException {
    try {
      try {
        remove(root);
      } finally {
        kubectl.ask("delete", "pod", pod, "--grace-period=0", "--force", "--ignore-not-found");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One file or folder of the user's own, for its kubeconfig. */
  static Path flattened(Kubectl kubectl, Path target) throws IOException, InterruptedException {
    var config = kubectl.ask("config", "view", "--raw", "--minify", "--flatten");
    return Files.writeString(target, config + "\n");
  }
}
