package io.tracebloc.engine.release;

import com.google.gson.JsonElement;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What our reader makes of Helm's records, for the tests that ask Helm itself the same. It is in
 * this package because nobody else is to know revisions.
 */
public final class StoredRevisions {
  private final HelmReleases releases;
  private final HelmListing listing;

  /** Reads the records of a release, by default where Helm keeps them by default. */
  public StoredRevisions(Cluster cluster, String namespace, String release) {
    var reader = new ObjectReader(ApiCalls.of(cluster));
    releases = new HelmReleases(reader, namespace, HelmDriver.SECRETS);
    listing = releases.list(Optional.of(release));
  }

  /** Status by revision. */
  public Map<Integer, String> statuses() {
    var statuses = new TreeMap<Integer, String>();
    listing.revisions().forEach(revision -> statuses.put(revision.revision(), revision.status()));
    return statuses;
  }

  /** The release's state; empty if it is gone. */
  public Optional<String> status() {
    return listing.choices().values().stream().findFirst().map(RevisionChoice::status);
  }

  /** The revision whose values count; empty if the release is gone. */
  public Optional<Integer> believed() {
    return listing.choices().values().stream()
        .findFirst()
        .map(choice -> choice.revision().revision());
  }

  /** The effective values of a revision. */
  public JsonElement values(int number) throws IOException {
    var revision =
        listing.revisions().stream()
            .filter(candidate -> candidate.revision() == number)
            .findFirst()
            .orElseThrow();
    var choice = new RevisionChoice(revision, revision.status(), false, Optional.empty());
    return releases.read(choice).values().tree().element();
  }
}
