package io.tracebloc.engine.doctor;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.release.Tree;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** C5: whether a node has what a training run asks for. */
final class NodeCheck {
  private final Case about;

  NodeCheck(Case about) {
    this.about = about;
  }

  Verdict capacity() {
    return switch (about.objects().nodes()) {
      case Refused<List<Tree>> refused ->
          Verdict.warn(
              refused.failure().getMessage(),
              Remedy.say("Ask for the right to list nodes, or have an administrator look"));
      case Given<List<Tree>>(var nodes) -> capacity(nodes);
    };
  }

  private Verdict capacity(List<Tree> nodes) {
    var usable = nodes.stream().filter(NodeCheck::isUsable).toList();
    if (usable.isEmpty()) {
      return Verdict.fail(
          "none of %d nodes is Ready and takes Pods".formatted(nodes.size()),
          Remedy.run("kubectl", "get", "nodes"));
    }
    var asked = about.client().variable("RESOURCE_REQUESTS");
    var wanted = asked.map(NodeCheck::parse).orElse(Optional.of(Map.of()));
    if (wanted.isEmpty()) {
      return Verdict.warn(
          "RESOURCE_REQUESTS cannot be understood: " + asked.orElse(""),
          Remedy.say("Correct env.RESOURCE_REQUESTS of the release, for example cpu=2,memory=8Gi"));
    }
    var fitting = usable.stream().filter(node -> fits(node, wanted.get())).toList();
    if (fitting.isEmpty()) {
      return Verdict.fail(
          "no node fits %s; the largest have %s"
              .formatted(
                  asked.orElse(""), usable.stream().map(NodeCheck::size).collect(joining(", "))),
          Remedy.say("Add a larger node, or lower env.RESOURCE_REQUESTS of the release"));
    }
    return gpu(fitting, asked);
  }

  private Verdict gpu(List<Tree> fitting, Optional<String> asked) {
    var request = about.client().variable("GPU_REQUESTS");
    var wanted = request.flatMap(NodeCheck::parse).orElse(Map.of());
    var node = fitting.stream().filter(one -> fits(one, wanted)).findFirst();
    if (node.isEmpty()) {
      return Verdict.warn(
          "no node has " + request.orElse(""),
          Remedy.say("Add a node with a GPU and its device plugin, or empty env.GPU_REQUESTS"));
    }
    return Verdict.ok(
        asked
            .map(words -> "node %s fits %s".formatted(node.get().name(), words))
            .orElseGet(
                () ->
                    "node %s is Ready with %s; the release sizes runs by the node"
                        .formatted(node.get().name(), size(node.get()))));
  }

  private static boolean isUsable(Tree node) {
    var ready = node.at("status", "conditions").itemWhere("type", "Ready").text("status");
    return ready.filter("True"::equals).isPresent()
        && !node.at("spec", "unschedulable").isTrue()
        && node.at("spec", "taints").items().stream().noneMatch(NodeCheck::keepsPodsOff);
  }

  private static boolean keepsPodsOff(Tree taint) {
    var key = taint.text("key").orElse("");
    return taint.text("effect").filter("PreferNoSchedule"::equals).isEmpty()
        && (key.startsWith("node-role.kubernetes.io/") || key.startsWith("node.kubernetes.io/"));
  }

  private static boolean fits(Tree node, Map<String, BigDecimal> wanted) {
    return wanted.entrySet().stream()
        .allMatch(
            entry ->
                node.text("status", "allocatable", entry.getKey())
                    .flatMap(Quantity::parse)
                    .filter(there -> there.compareTo(entry.getValue()) >= 0)
                    .isPresent());
  }

  private static String size(Tree node) {
    var there = node.at("status", "allocatable");
    return "cpu=%s,memory=%s"
        .formatted(there.text("cpu").orElse("?"), there.text("memory").orElse("?"));
  }

  /** {@code cpu=2,memory=8Gi}; empty if it is something else. */
  private static Optional<Map<String, BigDecimal>> parse(String text) {
    var amounts = new LinkedHashMap<String, BigDecimal>();
    for (var pair : text.split(",", -1)) {
      var equals = pair.indexOf('=');
      var amount =
          equals < 1 ? Optional.<BigDecimal>empty() : Quantity.parse(pair.substring(equals + 1));
      if (amount.isEmpty()) {
        return Optional.empty();
      }
      amounts.put(pair.substring(0, equals).strip(), amount.get());
    }
    return Optional.of(amounts);
  }
}
