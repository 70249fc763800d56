package io.tracebloc.benchmarks.transfer;

import io.tracebloc.sandbox.line.Line;
import io.tracebloc.sandbox.line.LineQuality;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;

/**
 * A line to the cluster of a site, and a kubeconfig that goes over it.
 *
 * @param line to the API server
 * @param kubeconfig the same as the site's, but for the address
 */
record Lines(Line line, Path kubeconfig) implements AutoCloseable {
  private static final int HTTPS = 443;

  static Lines open(Site site, LineQuality quality, Path kubeconfig)
      throws IOException, InterruptedException {
    var server = URI.create(site.server());
    var port = server.getPort() < 0 ? HTTPS : server.getPort();
    var line = Line.to(new InetSocketAddress(server.getHost(), port), quality);
    try {
      Site.flattened(site.kubectl(), kubeconfig);
      redirect(site.kubectl().through(kubeconfig), server, line);
      return new Lines(line, kubeconfig);
    } catch (IOException | InterruptedException | RuntimeException e) {
      line.close();
      throw e;
    }
  }

  /** Changes the address, and keeps the name that the server's certificate is checked for. */
  private static void redirect(Kubectl kubectl, URI server, Line line)
      throws IOException, InterruptedException {
    var cluster = kubectl.ask("config", "view", "-o", "jsonpath={.clusters[0].name}");
    var name =
        kubectl.ask("config", "view", "-o", "jsonpath={.clusters[0].cluster.tls-server-name}");
    var here = line.address().getAddress().getHostAddress();
    var address = "https://%s:%d%s".formatted(here, line.address().getPort(), server.getPath());
    kubectl.ask("config", "set-cluster", cluster, "--server=" + address);
    if (name.isEmpty() && !server.getHost().equals(here)) {
      kubectl.ask("config", "set-cluster", cluster, "--tls-server-name=" + server.getHost());
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
