package io.tracebloc.sandbox.access;

import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Decides by the Roles and bindings in the store, as Kubernetes' RBAC does. */
public final class Authorizer {
  /** The group that may do everything. */
  public static final String MASTERS = "system:masters";

  private final ObjectStore store;

  /**
   * A decision.
   *
   * @param allowed whether the action may go on
   * @param reason which binding allows it; empty for a refusal
   */
  public record Decision(boolean allowed, String reason) {}

  private record Granted(JsonNode rule, String reason) {}

  /** Decides by the objects in that store. */
  public Authorizer(ObjectStore store) {
    this.store = store;
  }

  /** Whether the caller may. */
  public Decision decide(Caller caller, Action action) {
    if (caller.groups().contains(MASTERS)) {
      return new Decision(true, "");
    }
    return granted(caller, namespace(action)).stream()
        .filter(granted -> RuleMatch.covers(granted.rule(), action))
        .findFirst()
        .map(granted -> new Decision(true, granted.reason()))
        .orElse(new Decision(false, ""));
  }

  /** All rules that apply to the caller in a namespace (empty: cluster-wide only). */
  public List<JsonNode> rules(Caller caller, String namespace) {
    return granted(caller, namespace).stream().map(Granted::rule).toList();
  }

  private List<Granted> granted(Caller caller, String namespace) {
    var rules = new ArrayList<Granted>();
    collect(rules, caller, ResourceTypes.CLUSTER_ROLE_BINDINGS, Optional.empty());
    if (!namespace.isEmpty()) {
      collect(rules, caller, ResourceTypes.ROLE_BINDINGS, Optional.of(namespace));
    }
    return rules;
  }

  private void collect(
      List<Granted> rules, Caller caller, ResourceType bindings, Optional<String> namespace) {
    for (var binding : store.list(bindings, namespace)) {
      var home = namespace.orElse("");
      if (binding.path("subjects").valueStream().anyMatch(who -> names(who, caller, home))) {
        var role = binding.path("roleRef");
        var reason = reason(bindings, binding, role, caller);
        role(role, home)
            .ifPresent(
                found -> found.path("rules").forEach(rule -> rules.add(new Granted(rule, reason))));
      }
    }
  }

  private Optional<? extends JsonNode> role(JsonNode reference, String namespace) {
    var name = reference.path("name").asString("");
    return reference.path("kind").asString("").equals("ClusterRole")
        ? store.find(ResourceTypes.CLUSTER_ROLES, "", name)
        : store.find(ResourceTypes.ROLES, namespace, name);
  }

  private static boolean names(JsonNode subject, Caller caller, String bindingNamespace) {
    var name = subject.path("name").asString("");
    return switch (subject.path("kind").asString("")) {
      case "User" -> caller.name().equals(name);
      case "Group" -> caller.groups().contains(name);
      case "ServiceAccount" -> {
        var namespace = subject.path("namespace").asString(bindingNamespace);
        yield caller.name().equals("system:serviceaccount:" + namespace + ":" + name);
      }
      default -> false;
    };
  }

  private static String reason(
      ResourceType bindings, JsonNode binding, JsonNode role, Caller caller) {
    return "RBAC: allowed by %s \"%s\" of %s \"%s\" to \"%s\""
        .formatted(
            bindings.kind(),
            binding.path("metadata").path("name").asString(""),
            role.path("kind").asString(""),
            role.path("name").asString(""),
            caller.name());
  }

  private static String namespace(Action action) {
    return action instanceof Action.OnResource resource ? resource.namespace() : "";
  }
}
