package io.tracebloc.engine.release;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A place of a release where data lies or could lie ({@code contract/releases.md}, head). Names and
 * paths come from outside and are not printable yet.
 *
 * @param name how {@code --target} calls it, for example {@code data}
 * @param namespace where the storage is and where a stage Pod must run
 * @param storage what holds the data
 * @param mountPath absolute path at which the platform's workloads see it; empty if they do not
 *     mount it
 * @param subPath the directory of the volume that is mounted there; empty for its root
 * @param readOnly whether the platform mounts it for reading only
 * @param userDirectories directories below the mount that are meant for users' data, with {@code
 *     <space>} for a person's or team's own part; empty if all of it is
 * @param offer what can be done with it
 * @param staging what a stage Pod needs; present if and only if files can be put there
 * @param evidence where each of its facts was read
 */
public record Target(
    String name,
    String namespace,
    Storage storage,
    Optional<String> mountPath,
    Optional<String> subPath,
    boolean readOnly,
    List<String> userDirectories,
    Offer offer,
    Optional<StagingTarget> staging,
    List<Evidence> evidence) {

  /** The name of the only target of a tracebloc release. */
  public static final String DATA = "data";

  private static final Set<String> OF_STORAGE =
      Set.of(
          "claim",
          "mount path",
          "sub path",
          "bound",
          "access mode",
          "storage class",
          "volume",
          "host path",
          "node",
          "account",
          "protocol");

  public Target {
    requireNonNull(storage);
    userDirectories = List.copyOf(userDirectories);
    evidence = List.copyOf(evidence);
    if (staging.isPresent() == offer instanceof Offer.Unsupported) {
      throw new IllegalArgumentException("a stage Pod is for usable targets only");
    }
  }

  /** Whether files can be put there. */
  public boolean usable() {
    return staging.isPresent();
  }

  /** The data target of a tracebloc release, with what of its evidence concerns storage. */
  static Target data(StagingTarget staging, Offer offer, List<Evidence> evidence) {
    return new Target(
        DATA,
        staging.namespace(),
        staging.storage(),
        Optional.of(staging.mountPath()),
        staging.subPath(),
        false,
        List.of(),
        offer,
        Optional.of(staging),
        evidence.stream().filter(fact -> OF_STORAGE.contains(fact.fact())).toList());
  }
}
