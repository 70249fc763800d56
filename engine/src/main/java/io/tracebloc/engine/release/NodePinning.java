package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * On which node a staging Pod must run ({@code contract/releases.md} 2.8, {@code
 * contract/protocol.md} 4.2): plain hostPath volumes without affinity would silently be a different
 * disk on every node, and claims for one node wait for ever on another.
 */
final class NodePinning {
  private static final String HOSTNAME = "kubernetes.io/hostname";

  /** Pods whose node holds the data. */
  private final Supplier<ApiAnswer<Tree>> pods;

  private final Predicate<Tree> followed;
  private final String who;
  private final ObjectReader objects;
  private final Facts facts;

  private NodePinning(
      Supplier<ApiAnswer<Tree>> pods,
      Predicate<Tree> followed,
      String who,
      ObjectReader objects,
      Facts facts) {
    this.pods = pods;
    this.followed = followed;
    this.who = who;
    this.objects = objects;
    this.facts = facts;
  }

  /** Follows the jobs-manager of a tracebloc release. */
  static NodePinning toJobsManager(ReleaseContext context, ObjectReader objects, Facts facts) {
    return new NodePinning(
        () -> objects.pods(context.namespace(), "app=manager"),
        pod -> true,
        "Pod of jobs-manager",
        objects,
        facts);
  }

  /** Follows whichever Pod uses the claim. */
  static NodePinning toUsersOf(String claim, String namespace, ObjectReader objects, Facts facts) {
    return new NodePinning(
        () -> objects.pods(namespace),
        pod -> uses(pod, claim),
        "Pod with the claim",
        objects,
        facts);
  }

  private static boolean uses(Tree pod, String claim) {
    return pod.at("spec", "volumes").items().stream()
        .anyMatch(
            volume ->
                volume
                    .text("persistentVolumeClaim", "claimName")
                    .filter(claim::equals)
                    .isPresent());
  }

  /** The labels of the node to use; empty leaves it to the scheduler. */
  Map<String, String> selector(boolean oneNodeOnly, Tree volume) {
    if (!oneNodeOnly && !volume.at("spec", "hostPath").present()) {
      return Map.of();
    }
    var fixed = affinity(volume);
    if (fixed.isPresent()) {
      facts.note("node", fixed.get(), "PersistentVolume/" + volume.name() + " nodeAffinity");
      return Map.of(HOSTNAME, fixed.get());
    }
    var nodes = objects.nodes().ifGiven();
    if (nodes.map(list -> list.at("items").items().size() == 1).orElse(false)) {
      return Map.of();
    }
    return followWorkload();
  }

  /** The one node that a volume is tied to by name. */
  private static Optional<String> affinity(Tree volume) {
    var terms = volume.at("spec", "nodeAffinity", "required", "nodeSelectorTerms").items();
    if (terms.size() != 1) {
      return Optional.empty();
    }
    var names =
        terms.getFirst().at("matchExpressions").itemWhere("key", HOSTNAME).at("values").texts();
    return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
  }

  private Map<String, String> followWorkload() {
    var node =
        pods.get().ifGiven().stream()
            .flatMap(list -> list.at("items").items().stream())
            .filter(followed)
            .filter(pod -> pod.text("status", "phase").filter("Running"::equals).isPresent())
            .map(pod -> pod.text("spec", "nodeName"))
            .flatMap(Optional::stream)
            .findFirst();
    if (node.isEmpty()) {
      facts.warn(
          "The node that holds the data could not be found out; if the stage Pod stays Pending or"
              + " sees no data, the cluster has put it on another node");
      return Map.of();
    }
    facts.note("node", node.get(), who + ", spec.nodeName");
    return Map.of(HOSTNAME, hostname(node.get()));
  }

  /** The label is what a selector can ask for; it is nearly always the node's name. */
  private String hostname(String node) {
    return objects.node(node).ifGiven().flatMap(object -> object.label(HOSTNAME)).orElse(node);
  }
}
