package io.tracebloc.engine.release;

import java.util.List;
import java.util.Optional;

/**
 * A target as a profile describes it, before the cluster was asked about its claim.
 *
 * @param name how it is called
 * @param namespace where its storage is
 * @param storage what holds the data
 * @param mountPath where workloads see it
 * @param subPath what part of it they see
 * @param readOnly whether they only read it
 * @param userDirectories directories for users' data
 * @param refusal why nothing may be put there, if that is known already
 * @param accessMode the claim's mode in short, as far as stored
 * @param nodePath directory on the node behind the claim, as far as stored
 * @param scope what expressions can name here
 * @param facts where all that was read
 */
record Draft(
    String name,
    String namespace,
    Storage storage,
    Optional<String> mountPath,
    Optional<String> subPath,
    boolean readOnly,
    List<String> userDirectories,
    Optional<Offer.Unsupported> refusal,
    Expression accessMode,
    Expression nodePath,
    Scope scope,
    Facts facts) {
  Draft {
    userDirectories = List.copyOf(userDirectories);
  }

  Draft refused(String reason, String alternative) {
    return with(
        storage, mountPath, subPath, Optional.of(new Offer.Unsupported(reason, alternative)));
  }

  /** The same with what the user said instead; flags win over a profile's objections. */
  Draft told(ReleaseRequest request) {
    request.mountPath().ifPresent(path -> facts.note("mount path", path, "flag"));
    request.subPath().ifPresent(path -> facts.note("sub path", path, "flag"));
    return with(
        storage,
        request.mountPath().or(() -> mountPath),
        request.subPath().or(() -> subPath),
        refusal);
  }

  /** The same without a profile's objections: the user named the claim. */
  Draft allowed() {
    return with(storage, mountPath, subPath, Optional.empty());
  }

  private Draft with(
      Storage held,
      Optional<String> path,
      Optional<String> part,
      Optional<Offer.Unsupported> reason) {
    return new Draft(
        name,
        namespace,
        held,
        path,
        part,
        readOnly,
        userDirectories,
        reason,
        accessMode,
        nodePath,
        scope,
        facts);
  }
}
