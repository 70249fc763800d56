package io.tracebloc.engine.stage;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.release.ReleaseSummary;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.tree.TreeRequest;
import java.util.Optional;

/**
 * What a user wants staged, and where to.
 *
 * @param tree which local files
 * @param to where below the platform's directory for user data; empty for the path's own name
 * @param overwrite whether to replace what stands there
 * @param release what is said about the release and its target
 * @param staging how files are staged
 * @param dryRun whether to stop before anything is created
 */
public record StageRequest(
    TreeRequest tree,
    Optional<String> to,
    boolean overwrite,
    ReleaseRequest release,
    StagingOptions staging,
    boolean dryRun) {
  public StageRequest {
    requireNonNull(tree);
    requireNonNull(to);
    requireNonNull(release);
    requireNonNull(staging);
  }

  /** The same for one of several releases. */
  public StageRequest in(ReleaseSummary meant) {
    var one =
        release
            .withRelease(meant.name())
            .withChoice(release.target(), Optional.of(meant.platform()), release.profile());
    return new StageRequest(tree, to, overwrite, one, staging, dryRun);
  }

  /** Everything at a path, about which nothing else is said. */
  public static StageRequest of(TreeRequest tree) {
    return new StageRequest(
        tree, Optional.empty(), false, ReleaseRequest.none(), StagingOptions.standard(), false);
  }
}
