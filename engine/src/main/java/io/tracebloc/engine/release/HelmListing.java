package io.tracebloc.engine.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The Helm revisions found in a namespace.
 *
 * @param revisions all of them, of all releases
 * @param unreadable why nothing could be read, if so; printable
 */
record HelmListing(List<HelmRevision> revisions, Optional<String> unreadable) {
  HelmListing {
    revisions = List.copyOf(revisions);
  }

  /** This one, or the other if this one tells nothing. */
  HelmListing or(Supplier<HelmListing> other) {
    if (!revisions.isEmpty()) {
      return this;
    }
    var second = other.get();
    // The reason for the first kind of storage is the one that matters.
    return second.revisions().isEmpty() ? this : second;
  }

  /** The revision to believe of every release that is not gone, by release name. */
  Map<String, RevisionChoice> choices() {
    Map<String, RevisionChoice> choices = new TreeMap<>();
    revisions.stream()
        .collect(Collectors.groupingBy(HelmRevision::release))
        .forEach(
            (release, all) ->
                RevisionChoice.among(all).ifPresent(choice -> choices.put(release, choice)));
    return choices;
  }
}
