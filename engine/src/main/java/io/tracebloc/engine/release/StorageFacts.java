package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.ReleaseFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the release's data lies ({@code contract/releases.md} 2.2, 2.3).
 *
 * @param claim the data claim
 * @param mountPath where the workloads see it
 * @param subPath what part of it they see there
 * @param accessModes short forms, as kubectl prints them; empty if unknown
 * @param hostPath directory on the node, if the volume is one
 * @param volume the live PersistentVolume, or nothing
 */
record StorageFacts(
    String claim,
    String mountPath,
    Optional<String> subPath,
    List<String> accessModes,
    Optional<String> hostPath,
    Tree volume) {
  static final String MOUNT = "/data/shared";
  private static final String CLAIM = "client-pvc";

  static StorageFacts settle(
      ReleaseContext context, IdentityFacts identity, ObjectReader objects, Facts facts) {
    var claim = claim(context, facts);
    var mount = context.workload().mountOf(claim);
    var rendered = context.manifestWorkload();
    var mountPath =
        facts
            .search("mount path")
            .flag(context.request().mountPath())
            .live(
                mount.map(Workload.Mount::path),
                mount.map(context.workload()::volumeSource).orElse(""))
            .stored(rendered.mountOf(claim).map(Workload.Mount::path), rendered.source())
            .orDefault(MOUNT);
    ObjectNames.mountPath(mountPath, context.request().mountPath().isPresent());
    var subPath = mount.or(() -> rendered.mountOf(claim)).flatMap(Workload.Mount::subPath);
    subPath.ifPresent(path -> facts.note("sub path", ObjectNames.subPath(path), "volume mount"));
    var live = liveClaim(objects.claim(context.namespace(), claim), claim, context, facts);
    var defaults = new StorageDefaults(context, identity, claim);
    var modes = accessModes(live, defaults, facts);
    storageClass(live, defaults, facts);
    var volume = volume(live, objects);
    var hostPath =
        hostPath(volume, objects.source("PersistentVolume/" + volume.name()), defaults, facts);
    return new StorageFacts(claim, mountPath, subPath, modes, hostPath, volume);
  }

  private static String claim(ReleaseContext context, Facts facts) {
    var request = context.request();
    var workload = context.workload();
    var rendered = context.manifestWorkload();
    var at = request.mountPath().orElse(MOUNT);
    var mounted = workload.mountAt(at);
    var claim =
        facts
            .search("claim")
            .flag(request.claim())
            .live(
                mounted.map(Workload.Mount::claim), mounted.map(workload::volumeSource).orElse(""))
            .live(workload.environment("CLIENT_PVC"), workload.environmentSource("CLIENT_PVC"))
            .stored(rendered.mountAt(at).map(Workload.Mount::claim), rendered.source())
            .orDefault(CLAIM);
    return ObjectNames.name("claim", claim, request.claim().isPresent());
  }

  /** The live claim, or nothing if it may not be read. */
  private static Tree liveClaim(
      ApiAnswer<Tree> answer, String name, ReleaseContext context, Facts facts) {
    return switch (answer) {
      case Given<Tree>(var claim) -> {
        facts.note("bound", requireBound(claim, name, context), "PersistentVolumeClaim/" + name);
        yield claim;
      }
      case Refused<Tree> refused when refused.missing() ->
          throw new ReleaseFailure(
                  "Release %s keeps its data on the claim %s, which does not exist in namespace %s"
                      .formatted(
                          Printable.of(context.release()), name, Printable.of(context.namespace())),
                  "Look at the claims with: kubectl get pvc -n %s; name another one with {flag:claim}, or install the release again"
                      .formatted(Printable.of(context.namespace())))
              .explainedBy(CheckId.C4);
      case Refused<Tree> refused when refused.forbidden() -> {
        facts.note("bound", "unknown", refused.failure().getMessage());
        yield Tree.nothing();
      }
      case Refused<Tree> refused -> throw refused.failure();
    };
  }

  private static String requireBound(Tree claim, String name, ReleaseContext context) {
    var phase =
        claim.text("metadata", "deletionTimestamp").isPresent()
            ? "being deleted"
            : claim.text("status", "phase").orElse("in no phase yet");
    if (phase.equals("Bound")) {
      return phase;
    }
    throw new ReleaseFailure(
            "The claim %s of release %s in namespace %s is %s, not Bound"
                .formatted(
                    name,
                    Printable.of(context.release()),
                    Printable.of(context.namespace()),
                    Printable.of(phase)),
            "See why with: kubectl describe pvc %s -n %s; the usual causes are a missing storage class or provisioner"
                .formatted(name, Printable.of(context.namespace())))
        .explainedBy(CheckId.C4);
  }

  private static List<String> accessModes(Tree live, StorageDefaults defaults, Facts facts) {
    var source = "PersistentVolumeClaim/" + live.name();
    var modes =
        facts
            .search("access mode")
            .live(shortForms(live), source)
            .stored(shortForms(defaults.manifestClaim()), defaults.manifestSource())
            .stored(defaults.accessMode(), defaults.accessModeSource())
            .orDefault("unknown");
    return modes.equals("unknown") ? List.of() : List.of(modes.split(",", -1));
  }

  /** The modes as kubectl prints them: {@code RWO}, {@code RWX}, joined by commas. */
  private static Optional<String> shortForms(Tree claim) {
    var modes =
        claim.at("spec", "accessModes").texts().stream()
            .map(StorageFacts::shortForm)
            .collect(Collectors.joining(","));
    return Optional.of(modes).filter(text -> !text.isEmpty());
  }

  static String shortForm(String mode) {
    return switch (mode) {
      case "ReadWriteOnce" -> "RWO";
      case "ReadWriteMany" -> "RWX";
      case "ReadOnlyMany" -> "ROX";
      case "ReadWriteOncePod" -> "RWOP";
      default -> mode;
    };
  }

  private static void storageClass(Tree live, StorageDefaults defaults, Facts facts) {
    facts
        .search("storage class")
        .live(live.text("spec", "storageClassName"), "PersistentVolumeClaim/" + live.name())
        .stored(
            defaults.manifestClaim().text("spec", "storageClassName"), defaults.manifestSource())
        .stored(defaults.storageClass(), defaults.storageClassSource())
        .orDefault("unknown");
  }

  private static Tree volume(Tree live, ObjectReader objects) {
    return live.text("spec", "volumeName")
        .flatMap(name -> objects.volume(name).ifGiven())
        .orElse(Tree.nothing());
  }

  private static Optional<String> hostPath(
      Tree volume, String source, StorageDefaults defaults, Facts facts) {
    var path = volume.text("spec", "hostPath", "path");
    if (volume.present()) {
      facts.note("volume", volume.name(), source);
    }
    return facts
        .search("host path")
        .live(path, source)
        .stored(
            volume.present() && path.isEmpty() ? Optional.empty() : defaults.hostPath(),
            defaults.hostPathSource())
        .found();
  }

  /** Whether only one node at a time can mount the claim. */
  boolean oneNodeOnly() {
    return !accessModes.isEmpty() && !accessModes.contains("RWX");
  }
}
