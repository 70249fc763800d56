package io.tracebloc.sandbox.background;

import io.tracebloc.sandbox.PracticeClusterOptions;
import io.tracebloc.sandbox.standin.release.ReleaseSpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** In which state the release of the tracebloc client is found. */
enum ReleaseState {
  /** As it should be. */
  DEPLOYED,
  /** Helm's last revision failed. */
  FAILED,
  /** Helm is installing it, or died while it did. */
  PENDING_INSTALL,
  /** Helm is upgrading it, or died while it did. */
  PENDING_UPGRADE,
  /** Installed with {@code clusterScope: false}: nobody can submit. */
  NO_CLUSTER_SCOPE,
  /** There is none. */
  NONE;

  /**
   * The state of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static ReleaseState named(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown state %s of the release; there are %s"
                        .formatted(
                            word,
                            Arrays.stream(values())
                                .map(ReleaseState::word)
                                .collect(Collectors.joining(", ")))));
  }

  /** Its name as people write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same cluster with its releases in this state. */
  PracticeClusterOptions of(PracticeClusterOptions options) {
    return this == NONE
        ? options.withReleases()
        : options.withReleases(
            options.releases().stream().map(this::of).toArray(ReleaseSpec[]::new));
  }

  private ReleaseSpec of(ReleaseSpec release) {
    return switch (this) {
      case FAILED, PENDING_INSTALL, PENDING_UPGRADE -> release.withStatus(word());
      case NO_CLUSTER_SCOPE -> release.withoutClusterScope();
      case DEPLOYED, NONE -> release;
    };
  }
}
