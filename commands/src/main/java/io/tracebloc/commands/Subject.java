package io.tracebloc.commands;

import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.release.ReleaseRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a command is about: which local files, which release, which cluster. Each face lets its
 * users say that in its own way and with examples of its own; the command is the same. A picocli
 * mixin of the command.
 */
public interface Subject {
  /** The local path, if one was given. */
  default Optional<Path> path() {
    return Optional.empty();
  }

  /** Names of things in the cluster, if some were given. */
  default List<String> names() {
    return List.of();
  }

  /** Which release, and what is said about it. */
  default ReleaseRequest release() {
    return ReleaseRequest.none();
  }

  /** Whether a release is refused that Helm is in the middle of changing. */
  default boolean refusesPending() {
    return false;
  }

  /** How the cluster is reached. */
  ClusterOptions cluster(HostEnvironment environment);

  /** Examples and hints below the help of the command, with picocli's variables. */
  List<String> footer();
}
