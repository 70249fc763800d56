package io.tracebloc.engine.release;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user said about the release; empty means: find out ({@code contract/releases.md} 2.8).
 *
 * @param release its name
 * @param claim the claim that takes the files
 * @param claimNamespace where that claim is, if not in the namespace of the release
 * @param mountPath where workloads mount it
 * @param subPath what part of it they mount
 * @param serviceAccount account for runs, or for the stage Pod where no runs are taken
 * @param endpoint address of jobs-manager
 * @param target which of the release's targets
 * @param platform only releases of this platform; needed if nothing of it can be read
 * @param profile file with a profile of the user's own
 * @param mounts what a stage Pod may mount besides claims
 */
public record ReleaseRequest(
    Optional<String> release,
    Optional<String> claim,
    Optional<String> claimNamespace,
    Optional<String> mountPath,
    Optional<String> subPath,
    Optional<String> serviceAccount,
    Optional<URI> endpoint,
    Optional<String> target,
    Optional<String> platform,
    Optional<Path> profile,
    DirectMounts mounts) {

  /** Claims only. */
  public ReleaseRequest(
      Optional<String> release,
      Optional<String> claim,
      Optional<String> claimNamespace,
      Optional<String> mountPath,
      Optional<String> subPath,
      Optional<String> serviceAccount,
      Optional<URI> endpoint,
      Optional<String> target,
      Optional<String> platform,
      Optional<Path> profile) {
    this(
        release,
        claim,
        claimNamespace,
        mountPath,
        subPath,
        serviceAccount,
        endpoint,
        target,
        platform,
        profile,
        DirectMounts.NONE);
  }

  /** What a push can be told. */
  public ReleaseRequest(
      Optional<String> release,
      Optional<String> claim,
      Optional<String> mountPath,
      Optional<String> serviceAccount,
      Optional<URI> endpoint) {
    this(
        release,
        claim,
        Optional.empty(),
        mountPath,
        Optional.empty(),
        serviceAccount,
        endpoint,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Nothing said. */
  public static ReleaseRequest none() {
    return new ReleaseRequest(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same for a release of this name. */
  public ReleaseRequest withRelease(String name) {
    var draft = new Draft(this);
    draft.release = Optional.of(name);
    return draft.finish();
  }

  /** The same, choosing among targets and platforms, or told where the claim is. */
  public ReleaseRequest withChoice(
      Optional<String> chosenTarget, Optional<String> chosenPlatform, Optional<Path> ownProfile) {
    var draft = new Draft(this);
    draft.target = chosenTarget;
    draft.platform = chosenPlatform;
    draft.profile = ownProfile;
    return draft.finish();
  }

  /** The same, with the volume described further. */
  public ReleaseRequest withVolume(Optional<String> namespaceOfClaim, Optional<String> partOfIt) {
    var draft = new Draft(this);
    draft.claimNamespace = namespaceOfClaim;
    draft.subPath = partOfIt;
    return draft.finish();
  }

  /** The same, with leave to mount more than claims. */
  public ReleaseRequest withMounts(DirectMounts allowed) {
    var draft = new Draft(this);
    draft.mounts = allowed;
    return draft.finish();
  }

  /** A copy while parts of it are changed. */
  private static final class Draft {
    private final ReleaseRequest from;
    private Optional<String> release;
    private Optional<String> claimNamespace;
    private Optional<String> subPath;
    private Optional<String> target;
    private Optional<String> platform;
    private Optional<Path> profile;
    private DirectMounts mounts;

    Draft(ReleaseRequest from) {
      this.from = from;
      release = from.release;
      claimNamespace = from.claimNamespace;
      subPath = from.subPath;
      target = from.target;
      platform = from.platform;
      profile = from.profile;
      mounts = from.mounts;
    }

    ReleaseRequest finish() {
      return new ReleaseRequest(
          release,
          from.claim,
          claimNamespace,
          from.mountPath,
          subPath,
          from.serviceAccount,
          from.endpoint,
          target,
          platform,
          profile,
          mounts);
    }
  }
}
