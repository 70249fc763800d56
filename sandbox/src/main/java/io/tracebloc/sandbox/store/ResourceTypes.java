package io.tracebloc.sandbox.store;

import java.util.List;
import java.util.Optional;

/** The kinds of object that the practice cluster knows. */
public final class ResourceTypes {
  public static final ResourceType NAMESPACES =
      global("", "v1", "namespaces", "Namespace", List.of("ns"));
  public static final ResourceType NODES = global("", "v1", "nodes", "Node", List.of("no"));
  public static final ResourceType PERSISTENT_VOLUMES =
      global("", "v1", "persistentvolumes", "PersistentVolume", List.of("pv"));
  public static final ResourceType PODS = local("", "v1", "pods", "Pod", List.of("po"));
  public static final ResourceType SERVICES =
      local("", "v1", "services", "Service", List.of("svc"));
  public static final ResourceType ENDPOINTS =
      local("", "v1", "endpoints", "Endpoints", List.of("ep"));
  public static final ResourceType CONFIG_MAPS =
      local("", "v1", "configmaps", "ConfigMap", List.of("cm"));
  public static final ResourceType SECRETS = local("", "v1", "secrets", "Secret", List.of());
  public static final ResourceType SERVICE_ACCOUNTS =
      local("", "v1", "serviceaccounts", "ServiceAccount", List.of("sa"));
  public static final ResourceType PERSISTENT_VOLUME_CLAIMS =
      local("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", List.of("pvc"));
  public static final ResourceType EVENTS = local("", "v1", "events", "Event", List.of("ev"));
  public static final ResourceType RESOURCE_QUOTAS =
      local("", "v1", "resourcequotas", "ResourceQuota", List.of("quota"));
  public static final ResourceType LIMIT_RANGES =
      local("", "v1", "limitranges", "LimitRange", List.of("limits"));

  public static final ResourceType DEPLOYMENTS =
      local("apps", "v1", "deployments", "Deployment", List.of("deploy"));
  public static final ResourceType REPLICA_SETS =
      local("apps", "v1", "replicasets", "ReplicaSet", List.of("rs"));
  public static final ResourceType STATEFUL_SETS =
      local("apps", "v1", "statefulsets", "StatefulSet", List.of("sts"));
  public static final ResourceType DAEMON_SETS =
      local("apps", "v1", "daemonsets", "DaemonSet", List.of("ds"));

  public static final ResourceType JOBS = local("batch", "v1", "jobs", "Job", List.of());
  public static final ResourceType CRON_JOBS =
      local("batch", "v1", "cronjobs", "CronJob", List.of("cj"));

  /** The newer spelling of {@link #EVENTS}: another form of the same objects. */
  public static final ResourceType NEW_EVENTS =
      local("events.k8s.io", "v1", "events", "Event", List.of("ev"));

  public static final ResourceType ENDPOINT_SLICES =
      local("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", List.of());
  public static final ResourceType ROLES =
      local("rbac.authorization.k8s.io", "v1", "roles", "Role", List.of());
  public static final ResourceType ROLE_BINDINGS =
      local("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", List.of());
  public static final ResourceType CLUSTER_ROLES =
      global("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", List.of());
  public static final ResourceType CLUSTER_ROLE_BINDINGS =
      global(
          "rbac.authorization.k8s.io",
          "v1",
          "clusterrolebindings",
          "ClusterRoleBinding",
          List.of());
  public static final ResourceType STORAGE_CLASSES =
      global("storage.k8s.io", "v1", "storageclasses", "StorageClass", List.of("sc"));
  public static final ResourceType NETWORK_POLICIES =
      local("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", List.of("netpol"));
  public static final ResourceType INGRESSES =
      local("networking.k8s.io", "v1", "ingresses", "Ingress", List.of("ing"));
  public static final ResourceType POD_DISRUPTION_BUDGETS =
      local("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", List.of("pdb"));
  public static final ResourceType PRIORITY_CLASSES =
      global("scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass", List.of("pc"));
  public static final ResourceType LEASES =
      local("coordination.k8s.io", "v1", "leases", "Lease", List.of());

  private static final List<ResourceType> ALL =
      List.of(
          NAMESPACES,
          NODES,
          PERSISTENT_VOLUMES,
          PODS,
          SERVICES,
          ENDPOINTS,
          CONFIG_MAPS,
          SECRETS,
          SERVICE_ACCOUNTS,
          PERSISTENT_VOLUME_CLAIMS,
          EVENTS,
          RESOURCE_QUOTAS,
          LIMIT_RANGES,
          DEPLOYMENTS,
          REPLICA_SETS,
          STATEFUL_SETS,
          DAEMON_SETS,
          JOBS,
          CRON_JOBS,
          NEW_EVENTS,
          ENDPOINT_SLICES,
          ROLES,
          ROLE_BINDINGS,
          CLUSTER_ROLES,
          CLUSTER_ROLE_BINDINGS,
          STORAGE_CLASSES,
          NETWORK_POLICIES,
          INGRESSES,
          POD_DISRUPTION_BUDGETS,
          PRIORITY_CLASSES,
          LEASES);

  private ResourceTypes() {}

  /** Every type, in the order of discovery. */
  public static List<ResourceType> all() {
    return ALL;
  }

  /** The type that a path names. */
  public static Optional<ResourceType> find(String group, String version, String plural) {
    return ALL.stream()
        .filter(type -> type.group().equals(group))
        .filter(type -> type.version().equals(version))
        .filter(type -> type.plural().equals(plural))
        .findFirst();
  }

  /** The type that a manifest names, for example {@code apps/v1} and {@code Deployment}. */
  public static Optional<ResourceType> ofKind(String apiVersion, String kind) {
    return ALL.stream()
        .filter(type -> type.apiVersion().equals(apiVersion))
        .filter(type -> type.kind().equals(kind))
        .findFirst();
  }

  private static ResourceType local(
      String group, String version, String plural, String kind, List<String> shortNames) {
    return new ResourceType(group, version, plural, kind, shortNames, true);
  }

  private static ResourceType global(
      String group, String version, String plural, String kind, List<String> shortNames) {
    return new ResourceType(group, version, plural, kind, shortNames, false);
  }
}
