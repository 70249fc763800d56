package io.tracebloc.engine.release;

import java.util.List;
import java.util.Optional;

/**
 * Where a profile finds targets.
 *
 * @param name what each is called
 * @param loop what they are found in; without it there is one target
 * @param when under which condition it is one
 * @param namespace where the storage is
 * @param volume what holds the data
 * @param view how workloads see it
 * @param refusal why nothing may be put there, if so
 */
record TargetRule(
    Expression name,
    Loop loop,
    Condition when,
    Expression namespace,
    Volume volume,
    View view,
    Optional<Profile.Refusal> refusal) {

  /**
   * Lists and maps to go through.
   *
   * @param within a map whose entries are gone through first: {@code queue} is the key, {@code
   *     entry} the value
   * @param each a list or map: {@code key} is the key or number, {@code item} the value
   * @param pair a second list from which the item with the same name is {@code volume}
   */
  record Loop(List<ProfilePath> within, List<ProfilePath> each, List<ProfilePath> pair) {
    Loop {
      within = List.copyOf(within);
      each = List.copyOf(each);
      pair = List.copyOf(pair);
    }
  }

  /**
   * What holds the data; the first of claim, NFS, bucket and host path that has a value counts.
   *
   * @param accessMode the claim's mode in short, where the live claim cannot be read
   * @param nodePath directory on the node behind the claim, where the volume cannot be read
   */
  record Volume(
      Expression claim,
      Expression nfsServer,
      Expression nfsPath,
      Expression bucket,
      Expression secret,
      Expression hostPath,
      Expression accessMode,
      Expression nodePath) {}

  /** How workloads see it. */
  record View(
      Expression mountPath,
      Expression subPath,
      Expression subPathExpression,
      Expression readOnly,
      List<Expression> userDirectories) {
    View {
      userDirectories = List.copyOf(userDirectories);
    }
  }
}
