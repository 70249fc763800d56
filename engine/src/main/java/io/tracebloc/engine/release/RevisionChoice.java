package io.tracebloc.engine.release;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which revision of a release to believe ({@code contract/releases.md} 1.5).
 *
 * @param revision the one whose values count
 * @param status the release's state, which is that of its highest revision
 * @param liveFirst whether live objects are to be trusted more than the revision's values
 * @param warning what a person should know about the state, if anything
 */
record RevisionChoice(
    HelmRevision revision, String status, boolean liveFirst, Optional<String> warning) {

  /** Chooses among all revisions of one release; empty if the release is gone. */
  static Optional<RevisionChoice> among(List<HelmRevision> revisions) {
    var newestFirst =
        revisions.stream()
            .sorted(Comparator.comparingInt(HelmRevision::revision).reversed())
            .toList();
    var newest =
        newestFirst.stream()
            .filter(revision -> !revision.status().equals("superseded"))
            .findFirst();
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    var deployed =
        newestFirst.stream().filter(revision -> revision.status().equals("deployed")).findFirst();
    return switch (newest.get().status()) {
      case "deployed" -> Optional.of(plain(newest.get()));
      case "uninstalling", "uninstalled" -> Optional.empty();
      case "pending-install" -> Optional.of(pendingInstall(newest.get()));
      case "pending-upgrade", "pending-rollback" ->
          Optional.of(pending(newest.get(), deployed.orElse(newest.get()), deployed.isEmpty()));
      default -> Optional.of(failed(newest.get(), deployed));
    };
  }

  private static RevisionChoice plain(HelmRevision revision) {
    return new RevisionChoice(revision, "deployed", false, Optional.empty());
  }

  private static RevisionChoice pendingInstall(HelmRevision newest) {
    return new RevisionChoice(
        newest,
        newest.status(),
        true,
        Optional.of("Helm has not finished installing this release (pending-install)"));
  }

  private static RevisionChoice pending(
      HelmRevision newest, HelmRevision believed, boolean liveFirst) {
    return new RevisionChoice(
        believed,
        newest.status(),
        liveFirst,
        Optional.of(
            "A Helm operation on this release is running or died (revision %d is %s); Helm itself will refuse to act on it"
                .formatted(newest.revision(), newest.status())));
  }

  private static RevisionChoice failed(HelmRevision newest, Optional<HelmRevision> deployed) {
    var consequence =
        deployed
            .map(revision -> "values are read from revision %d".formatted(revision.revision()))
            .orElse("no revision was ever deployed, so live objects are trusted more");
    return new RevisionChoice(
        deployed.orElse(newest),
        newest.status(),
        deployed.isEmpty(),
        Optional.of(
            "Revision %d of this release is %s; %s"
                .formatted(newest.revision(), newest.status(), consequence)));
  }
}
