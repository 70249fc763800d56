package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which parts of an object have a path of their own. */
final class Subresource {
  private static final Set<ResourceType> WITHOUT_STATUS =
      Set.of(
          ResourceTypes.CONFIG_MAPS,
          ResourceTypes.SECRETS,
          ResourceTypes.SERVICE_ACCOUNTS,
          ResourceTypes.ENDPOINTS,
          ResourceTypes.EVENTS,
          ResourceTypes.NEW_EVENTS,
          ResourceTypes.LIMIT_RANGES,
          ResourceTypes.ENDPOINT_SLICES,
          ResourceTypes.ROLES,
          ResourceTypes.ROLE_BINDINGS,
          ResourceTypes.CLUSTER_ROLES,
          ResourceTypes.CLUSTER_ROLE_BINDINGS,
          ResourceTypes.STORAGE_CLASSES,
          ResourceTypes.NETWORK_POLICIES,
          ResourceTypes.PRIORITY_CLASSES,
          ResourceTypes.LEASES);

  private static final Set<ResourceType> SCALED =
      Set.of(ResourceTypes.DEPLOYMENTS, ResourceTypes.REPLICA_SETS, ResourceTypes.STATEFUL_SETS);

  /** A pod's streams, with the verbs that open them. */
  static final Map<String, List<String>> POD_STREAMS =
      Map.of(
          "log", List.of("get"),
          "exec", List.of("create", "get"),
          "attach", List.of("create", "get"),
          "portforward", List.of("create", "get"));

  private Subresource() {}

  static boolean hasStatus(ResourceType type) {
    return !WITHOUT_STATUS.contains(type);
  }

  static boolean hasScale(ResourceType type) {
    return SCALED.contains(type);
  }
}
