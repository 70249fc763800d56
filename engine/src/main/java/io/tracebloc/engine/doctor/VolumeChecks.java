package io.tracebloc.engine.doctor;

import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.release.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** C4 and X6: whether the data volume is there, and who may use it where. */
final class VolumeChecks {
  private final Case about;

  VolumeChecks(Case about) {
    this.about = about;
  }

  Verdict bound() {
    var name = about.client().claim();
    return switch (about.objects().claims()) {
      case Refused<List<Tree>> refused -> Verdict.unknown(refused.failure());
      case Given<List<Tree>> given -> {
        var claim = about.claimIfReadable();
        if (!claim.present()) {
          yield Verdict.fail(
              "claim %s does not exist in namespace %s".formatted(name, about.namespace()),
              about.restoration(1, 0, 0));
        }
        yield bound(name, claim);
      }
    };
  }

  private Verdict bound(String name, Tree claim) {
    var deleted = claim.text("metadata", "deletionTimestamp").isPresent();
    var phase = deleted ? "being deleted" : claim.text("status", "phase").orElse("in no phase yet");
    if (!phase.equals("Bound")) {
      return Verdict.fail(
          "claim %s is %s, not Bound%s"
              .formatted(
                  name,
                  phase,
                  about.event("PersistentVolumeClaim", name).map(words -> ": " + words).orElse("")),
          about.kubectl("describe", "pvc", name));
    }
    return about
        .client()
        .mountPath()
        .map(path -> Verdict.ok("claim %s is Bound, mounted at %s".formatted(name, path)))
        .orElseGet(
            () ->
                Verdict.fail(
                    "jobs-manager does not mount claim " + name,
                    about.kubectl(
                        "get", "deployment", about.client().deployment().name(), "-o", "yaml")));
  }

  Verdict placement() {
    var misplaced = about.podsIfReadable().stream().filter(this::waitsForVolume).findFirst();
    if (misplaced.isPresent()) {
      var pod = misplaced.get();
      return Verdict.fail(
          "Pod %s cannot get its volume: %s".formatted(pod.name(), why(pod).orElse("")),
          Remedy.say(
              "Pin it to the node in use, %s, with {flag:node}"
                  .formatted(node().orElse("see above"))));
    }
    return switch (about.objects().claims()) {
      case Refused<List<Tree>> refused -> Verdict.unknown(refused.failure());
      case Given<List<Tree>> given -> sharing(about.claimIfReadable());
    };
  }

  private boolean waitsForVolume(PodView pod) {
    return pod.isPending() && why(pod).filter(VolumeChecks::isAboutPlacement).isPresent();
  }

  private Optional<String> why(PodView pod) {
    return pod.unschedulable().or(() -> about.event("Pod", pod.name()));
  }

  private static boolean isAboutPlacement(String words) {
    var lower = words.toLowerCase(Locale.ROOT);
    return lower.contains("volume node affinity") || lower.contains("multi-attach");
  }

  /** The node on which jobs-manager uses the volume. */
  private Optional<String> node() {
    return about.managers().stream()
        .flatMap(pod -> pod.pod().text("spec", "nodeName").stream())
        .findFirst();
  }

  private Verdict sharing(Tree claim) {
    if (!claim.present()) {
      return Verdict.unknown("claim %s does not exist".formatted(about.client().claim()));
    }
    var modes = claim.at("spec", "accessModes").texts();
    if (modes.contains("ReadWriteMany")) {
      return Verdict.ok("ReadWriteMany: any node may use it");
    }
    if (modes.equals(List.of("ReadWriteOncePod"))) {
      return Verdict.fail(
          "ReadWriteOncePod: while jobs-manager has it, no other Pod can",
          Remedy.say("Have the claim made anew with ReadWriteOnce or ReadWriteMany"));
    }
    return switch (about.objects().nodes()) {
      case Given<List<Tree>>(var nodes) -> sharing(String.join(", ", modes), nodes);
      case Refused<List<Tree>> refused
          when about.client().variable("SINGLE_NODE").filter("true"::equals).isPresent() ->
          Verdict.ok("%s, and the release is for one node".formatted(String.join(", ", modes)));
      case Refused<List<Tree>> refused -> Verdict.unknown(refused.failure());
    };
  }

  private Verdict sharing(String modes, List<Tree> nodes) {
    if (nodes.size() <= 1) {
      return Verdict.ok(modes + " on one node");
    }
    // All nodes of k3d see one directory of the machine (releases.md 5.1).
    if (nodes.stream().allMatch(node -> node.name().startsWith("k3d-"))) {
      return Verdict.ok("%s on %d nodes of k3d, which share it".formatted(modes, nodes.size()));
    }
    return Verdict.warn(
        "%s on %d nodes: only Pods on one node may use it".formatted(modes, nodes.size()),
        Remedy.say(
            "Pushes follow jobs-manager to its node%s; if they do not, pin them with {flag:node}"
                .formatted(node().map(name -> " " + name).orElse(""))));
  }
}
