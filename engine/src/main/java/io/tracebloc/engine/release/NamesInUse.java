package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.HostEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Names of what is there, for a person who is typing one: a request or two each, of which only the
 * metadata is asked, and only one page. What may not be read has no names. They are sorted, and not
 * printable yet.
 */
public final class NamesInUse {
  private static final String PAGE = "500";

  private final Cluster cluster;
  private final HelmDriver driver;
  private final ObjectReader objects;

  private NamesInUse(Cluster cluster, HelmDriver driver) {
    this.cluster = cluster;
    this.driver = driver;
    objects = new ObjectReader(ApiCalls.of(cluster));
  }

  /** Names in this cluster, and in its namespace. */
  public static NamesInUse of(Cluster cluster, HostEnvironment environment) {
    return new NamesInUse(cluster, HelmDriver.of(environment));
  }

  /** The namespaces. */
  public List<String> namespaces() {
    var path = ApiPath.of("/api/v1/namespaces").with("limit", PAGE);
    return objects.metadata("listing namespaces", path).ifGiven().stream()
        .flatMap(list -> list.at("items").items().stream())
        .map(Tree::name)
        .filter(name -> !name.isEmpty())
        .sorted()
        .toList();
  }

  /**
   * The releases of any chart that Helm's records tell of, and those of the tracebloc client. Asked
   * one after the other on the calling thread: interrupting it then also ends a credential helper.
   */
  public List<String> releases() {
    var helm = new HelmReleases(objects, cluster.namespace(), driver);
    var names = new TreeSet<>(helm.list(Optional.empty()).choices().keySet());
    names.addAll(clientReleases());
    return List.copyOf(names);
  }

  /**
   * The releases of the tracebloc client, by the labels of live Deployments ({@code
   * contract/releases.md} 2.1).
   */
  public List<String> clientReleases() {
    var path =
        ApiPath.of(
                "/apis/apps/v1/namespaces/" + ApiPath.segment(cluster.namespace()) + "/deployments")
            .with("labelSelector", ReleaseDiscovery.CLIENT)
            .with("limit", PAGE);
    return List.copyOf(
        ReleaseDiscovery.live(objects.metadata("listing Deployments", path)).keySet());
  }
}
