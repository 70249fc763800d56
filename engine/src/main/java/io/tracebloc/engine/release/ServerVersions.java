package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.HostEnvironment;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The versions of what runs in a cluster. Texts come from outside and are not printable yet.
 *
 * @param kubernetes what the API server says of itself, for example {@code v1.32.1}
 * @param clients the releases of the tracebloc client in the cluster's namespace
 * @param unseen why they could not be looked for, if so; printable
 */
public record ServerVersions(String kubernetes, List<Client> clients, Optional<String> unseen) {
  /** Records of other charts than ours have to be read to be told from it; not any number. */
  private static final int MOST_DECODED = 20;

  public ServerVersions {
    clients = List.copyOf(clients);
  }

  /**
   * A release of the tracebloc client ({@code contract/releases.md} 2).
   *
   * @param chartVersion version of the chart; empty if it is not known
   * @param appVersion what the chart says that it runs; empty if it is not known
   */
  public record Client(
      String release,
      String namespace,
      Optional<String> chartVersion,
      Optional<String> appVersion) {}

  /**
   * Asks for them, in two requests side by side: the server's version, and the labels of the
   * client's Deployments. Only where no Deployment shows, Helm's records are read as well.
   *
   * @throws io.tracebloc.engine.failure.Failure if the server cannot be reached or refuses to tell
   *     its version
   */
  public static ServerVersions of(Cluster cluster, HostEnvironment environment) {
    var calls = ApiCalls.of(cluster);
    try (var reads = new Reads()) {
      var server = reads.start(() -> kubernetes(calls));
      var found = reads.start(() -> live(calls, cluster));
      var kubernetes = server.get();
      var live = found.get();
      return live.clients().isEmpty()
          ? new ServerVersions(kubernetes, recorded(cluster, environment), live.unseen())
          : new ServerVersions(kubernetes, live.clients(), Optional.empty());
    }
  }

  private static String kubernetes(ApiCalls calls) {
    var answer = calls.get("asking for the version of the server", "/version").orThrow();
    return new Tree(answer).text("gitVersion").orElse("unknown");
  }

  /** What a look at the Deployments shows. */
  private record Live(List<Client> clients, Optional<String> unseen) {}

  private static Live live(ApiCalls calls, Cluster cluster) {
    var namespace = cluster.namespace();
    var path =
        ApiPath.of("/apis/apps/v1/namespaces/" + ApiPath.segment(namespace) + "/deployments")
            .with("labelSelector", ReleaseDiscovery.CLIENT)
            .with("limit", "100");
    var answer = new ObjectReader(calls).metadata("listing Deployments", path);
    var clients =
        ReleaseDiscovery.live(answer).entrySet().stream()
            .map(entry -> client(entry.getKey(), namespace, entry.getValue()))
            .toList();
    return new Live(
        clients,
        answer instanceof Refused<Tree> refused
            ? Optional.of(refused.failure().getMessage())
            : Optional.empty());
  }

  private static Client client(String release, String namespace, Tree deployment) {
    var prefix = "client-";
    var chart = deployment.label("helm.sh/chart").filter(label -> label.startsWith(prefix));
    return new Client(
        release,
        namespace,
        chart.map(label -> label.substring(prefix.length())),
        deployment.label("app.kubernetes.io/version"));
  }

  /** A release without its Deployment is known by its record. */
  private static List<Client> recorded(Cluster cluster, HostEnvironment environment) {
    var objects = new ObjectReader(ApiCalls.of(cluster));
    var helm = new HelmReleases(objects, cluster.namespace(), HelmDriver.of(environment));
    return helm.list(Optional.empty()).choices().values().stream()
        .limit(MOST_DECODED)
        .map(choice -> recorded(helm, choice, cluster.namespace()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Client> recorded(
      HelmReleases helm, RevisionChoice choice, String namespace) {
    try {
      return helm.read(choice)
          .asTraceblocClient()
          .map(
              record ->
                  new Client(
                      choice.revision().release(),
                      namespace,
                      record.chartVersion(),
                      record.document().text("chart", "metadata", "appVersion")));
    } catch (IOException unreadable) {
      // Somebody else's release may be broken; it is no reason not to find ours.
      return Optional.empty();
    }
  }
}
