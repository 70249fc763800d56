package io.tracebloc.e2e.anywhere;

import io.kubernetes.client.openapi.ApiException;
import io.tracebloc.e2e.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The stand-in release that all scenarios share, in a namespace of its own that goes with it.
 *
 * @param namespace also the name of the release, because some of its objects belong to the whole
 *     cluster
 * @param folder everything that the scenarios write on this machine
 * @param visits how many scenarios have been here
 */
record Site(
    Ground ground,
    String namespace,
    Path folder,
    Kubernetes kubernetes,
    StandInChart chart,
    AtomicInteger visits)
    implements AutoCloseable {

  /** Installs the release and waits until it is Ready. */
  static Site open(Ground ground) throws IOException, ApiException {
    var folder = Files.createTempDirectory("any cluster");
    var chart = new StandInChart(ground, folder);
    var namespace =
        "tracebloc-e2e-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    var kubernetes = new Kubernetes(ground.kubeconfig(), folder);
    var site = new Site(ground, namespace, folder, kubernetes, chart, new AtomicInteger());
    try {
      chart.install(namespace);
      new Kubeconfig(ground.kubeconfig())
          .writeFor(kubernetes.token(namespace, "data-scientist"), site.person());
      return site;
    } catch (IOException | ApiException | RuntimeException | AssertionError e) {
      try {
        site.close();
      } catch (IOException | ApiException | RuntimeException | AssertionError again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /** The kubeconfig of somebody with the rights that pushing needs, and no others. */
  Path person() {
    return folder.resolve("person.kubeconfig");
  }

  /** What the data claim holds, below a directory of it. */
  Map<String, String> digests(String directory) throws ApiException {
    return new ClaimContents(this).digests(directory);
  }

  @Override
  public void close() throws IOException, ApiException {
    try (ground) {
      chart.uninstall(namespace);
      kubernetes.deleteNamespace(namespace);
    } finally {
      Folders.delete(folder);
    }
  }
}
