package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.HostEnvironment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What Helm remembers of one release ({@code contract/releases.md} 1.5), newest revision first.
 *
 * @param unreadable why the records could not be read, if so; printable
 */
public record ReleaseHistory(List<Revision> revisions, Optional<String> unreadable) {
  public ReleaseHistory {
    revisions = List.copyOf(revisions);
  }

  /**
   * One revision.
   *
   * @param status Helm's word, for example {@code deployed}; not printable yet
   */
  public record Revision(int number, String status) {}

  /** Reads the labels of the records, where HELM_DRIVER says they are; at most two requests. */
  public static ReleaseHistory of(Cluster cluster, HostEnvironment environment, String release) {
    var objects = new ObjectReader(ApiCalls.of(cluster));
    var listing =
        new HelmReleases(objects, cluster.namespace(), HelmDriver.of(environment))
            .list(Optional.of(release));
    return new ReleaseHistory(
        listing.revisions().stream()
            .filter(revision -> revision.release().equals(release))
            .map(revision -> new Revision(revision.revision(), revision.status()))
            .sorted(Comparator.comparingInt(Revision::number).reversed())
            .toList(),
        listing.unreadable());
  }
}
