package io.tracebloc.engine.release;

import java.util.Map;
import java.util.Optional;

/**
 * On which node a staging Pod must run ({@code contract/releases.md} 2.8, {@code
 * contract/protocol.md} 4.2): plain hostPath volumes without affinity would silently be a different
 * disk on every node, and claims for one node wait for ever on another.
 */
final class NodePinning {
  private static final String HOSTNAME = "kubernetes.io/hostname";

  private final ReleaseContext context;
  private final ObjectReader objects;
  private final Facts facts;

  NodePinning(ReleaseContext context, ObjectReader objects, Facts facts) {
    this.context = context;
    this.objects = objects;
    this.facts = facts;
  }

  /** The labels of the node to use; empty leaves it to the scheduler. */
  Map<String, String> selector(StorageFacts storage) {
    var hostPath = storage.volume().at("spec", "hostPath").present();
    if (!storage.oneNodeOnly() && !hostPath) {
      return Map.of();
    }
    var fixed = affinity(storage.volume());
    if (fixed.isPresent()) {
      facts.note(
          "node", fixed.get(), "PersistentVolume/" + storage.volume().name() + " nodeAffinity");
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
    var pods = objects.pods(context.namespace(), "app=manager").ifGiven();
    var node =
        pods.stream()
            .flatMap(list -> list.at("items").items().stream())
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
    facts.note("node", node.get(), "Pod of jobs-manager, spec.nodeName");
    return Map.of(HOSTNAME, hostname(node.get()));
  }

  /** The label is what a selector can ask for; it is nearly always the node's name. */
  private String hostname(String node) {
    return objects.node(node).ifGiven().flatMap(object -> object.label(HOSTNAME)).orElse(node);
  }
}
