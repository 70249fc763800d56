package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes targets of drafts by the common rules of {@code contract/releases.md} 4: what can be
 * written to comes first, and everything else says why not and what to do instead.
 */
final class TargetAssembly {
  private final ClaimCheck claims;
  private final WriterIdentity writer;
  private final String next;
  private final DirectMounts mounts;
  private final Facts facts;

  TargetAssembly(
      ClaimCheck claims, WriterIdentity writer, String next, DirectMounts mounts, Facts facts) {
    this.claims = claims;
    this.writer = writer;
    this.next = next;
    this.mounts = mounts;
    this.facts = facts;
  }

  /** Who writes: the account, ids, taints and pull secrets of a stage Pod. */
  record WriterIdentity(
      String account,
      long user,
      OptionalLong group,
      OptionalLong volumeGroup,
      List<Toleration> tolerations,
      List<String> pullSecrets) {}

  List<Target> assemble(List<Draft> drafts) {
    var targets = new ArrayList<Target>();
    for (var draft : drafts) {
      targets.add(target(draft, drafts));
    }
    // Sorting is stable: otherwise the order is that of the values.
    targets.sort(Comparator.comparing(target -> !target.usable()));
    return targets;
  }

  private Target target(Draft draft, List<Draft> all) {
    var problem = draft.refusal().or(() -> objection(draft, all));
    if (problem.isPresent()) {
      return unusable(draft, problem.get());
    }
    if (!(draft.storage() instanceof Storage.Claim(var claim))) {
      // The person who allowed it names the node, where that matters.
      return target(draft, new Offer.StageOnly(next), Optional.of(staging(draft, Map.of())));
    }
    var verdict = claims.check(claim, draft, facts);
    if (verdict.problem().isPresent()) {
      return unusable(draft, verdict.problem().get());
    }
    return target(draft, new Offer.StageOnly(next), Optional.of(staging(draft, verdict.nodes())));
  }

  private Target unusable(Draft draft, Offer.Unsupported offer) {
    draft.facts().note("offer of " + draft.name(), offer.word(), offer.reason());
    return target(draft, offer, Optional.empty());
  }

  private static Target target(Draft draft, Offer offer, Optional<StagingTarget> staging) {
    return new Target(
        draft.name(),
        draft.namespace(),
        draft.storage(),
        draft.mountPath(),
        draft.subPath(),
        draft.readOnly(),
        draft.userDirectories(),
        offer,
        staging,
        draft.facts().evidence());
  }

  private StagingTarget staging(Draft draft, Map<String, String> nodes) {
    return new StagingTarget(
        draft.namespace(),
        draft.storage(),
        draft.mountPath().orElseThrow(),
        draft.subPath(),
        writer.account(),
        writer.user(),
        writer.group(),
        writer.volumeGroup(),
        nodes,
        writer.tolerations(),
        writer.pullSecrets());
  }

  /** What speaks against a draft by itself. */
  private Optional<Offer.Unsupported> objection(Draft draft, List<Draft> all) {
    return switch (draft.storage()) {
      case Storage.Nothing nothing ->
          unsupported(
              "its volume is of a kind that no stage Pod can mount",
              "Name a claim of the same storage with {flag:claim}");
      case Storage.Bucket(var uri, var secret) ->
          unsupported(
              "the bucket %s is no file system".formatted(Printable.of(uri)),
              "Copy with the tool of the bucket's vendor%s"
                  .formatted(
                      secret
                          .map(Printable::of)
                          .map("; the platform's credentials are in Secret "::concat)
                          .orElse("")));
      case Storage.HostPath(var path) when mounts.hostPath() ->
          pathObjection("host path", path).or(() -> mountObjection(draft, all));
      case Storage.Nfs(var server, var path) when mounts.nfs() ->
          pathObjection("path of the NFS export", path).or(() -> mountObjection(draft, all));
      case Storage.HostPath(var path) ->
          unsupported(
              "%s is a directory of whichever node a Pod runs on, and Pod Security forbids to mount it"
                  .formatted(Printable.of(path)),
              "Copy to that directory on the node itself, or give the platform a claim instead; if"
                  + " one node is all there is, {command:stage} does it with"
                  + " {flag:allow-host-path} and {flag:node}");
      case Storage.Nfs(var server, var path) ->
          unsupported(
              "%s is an NFS export that Pods mount without a claim"
                  .formatted(Printable.of(server + ":" + path)),
              "Let {command:stage} mount it too with {flag:allow-nfs}, or make a claim for the export"
                  + " and name it with {flag:claim} and {flag:mount-path}");
      case Storage.Claim(var name) -> objection(name, draft, all);
    };
  }

  private static Optional<Offer.Unsupported> pathObjection(String what, String path) {
    return ObjectNames.isMountPath(path)
        ? Optional.empty()
        : unsupported(
            "its %s %s is not a plain one".formatted(what, Printable.of(path)),
            "Have a look at the release's values");
  }

  private static Optional<Offer.Unsupported> objection(String claim, Draft draft, List<Draft> all) {
    if (!ObjectNames.isName(claim) || !ObjectNames.isName(draft.namespace())) {
      return unsupported(
          "its claim %s in namespace %s is not the name of a Kubernetes object"
              .formatted(Printable.of(claim), Printable.of(draft.namespace())),
          "Have a look at the release's values; name the claim with {flag:claim}");
    }
    return mountObjection(draft, all);
  }

  private static Optional<Offer.Unsupported> mountObjection(Draft draft, List<Draft> all) {
    if (draft.readOnly()) {
      var writable =
          all.stream()
              .filter(other -> !other.readOnly() && other.storage().equals(draft.storage()))
              .filter(other -> other.refusal().isEmpty())
              .findFirst();
      return unsupported(
          "the platform mounts it for reading only",
          writable
              .map(other -> "Use target %s, which is the same claim".formatted(other.name()))
              .map(Printable::of)
              .orElse("Ask who fills it; it may have another way in"));
    }
    var path = draft.mountPath();
    if (path.isEmpty()) {
      return unsupported(
          "where the platform's workloads see it is not known", "Name it with {flag:mount-path}");
    }
    if (!ObjectNames.isMountPath(path.get())
        || draft.subPath().filter(part -> !ObjectNames.isSubPath(part)).isPresent()) {
      return unsupported(
          "its path %s%s is not a plain one"
              .formatted(
                  Printable.of(path.get()),
                  draft.subPath().map(Printable::of).map(" with sub path "::concat).orElse("")),
          "Have a look at the release's values; give {flag:mount-path} and {flag:sub-path}");
    }
    return Optional.empty();
  }

  private static Optional<Offer.Unsupported> unsupported(String reason, String alternative) {
    return Optional.of(new Offer.Unsupported(reason, alternative));
  }
}
