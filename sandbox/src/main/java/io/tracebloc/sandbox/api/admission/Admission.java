package io.tracebloc.sandbox.api.admission;

import io.tracebloc.sandbox.access.ServiceAccountTokens;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prepares objects for the store as an API server does: completes them and refuses what breaks
 * their type's rules. Controllers that write to the store directly pass their objects through here
 * first.
 */
public final class Admission {
  private static final Set<ResourceType> IMMUTABLE_SPEC =
      Set.of(ResourceTypes.PERSISTENT_VOLUME_CLAIMS);

  private final ObjectStore store;
  private final SecretDefaults secrets;
  private final NamespaceContents namespaces;

  /**
   * Admission for a store.
   *
   * @param authorityPem the cluster's certificate, which every namespace holds
   */
  public Admission(ObjectStore store, ServiceAccountTokens tokens, String authorityPem) {
    this.store = store;
    this.secrets = new SecretDefaults(store, tokens, authorityPem);
    this.namespaces = new NamespaceContents(store, authorityPem);
  }

  /**
   * Completes and checks a new object; the argument is changed and returned.
   *
   * @throws ApiException 403, 404 or 422 if it is refused
   */
  public ObjectNode create(ResourceType type, ObjectNode object) {
    dropServerFields(object);
    if (type.namespaced()) {
      checkNamespace(type, object);
    }
    complete(type, object);
    var problems = new Problems();
    check(type, object, problems);
    problems.refuse(type, Metadata.name(object));
    if (type.equals(ResourceTypes.PODS)) {
      checkAccount(object);
      store
          .find(ResourceTypes.NAMESPACES, "", Metadata.namespace(object))
          .ifPresent(namespace -> PodSecurity.check(namespace, object));
    }
    return object;
  }

  /** Makes what comes with an object that was just added. */
  public void created(ResourceType type, ObjectNode object) {
    if (type.equals(ResourceTypes.NAMESPACES)) {
      namespaces.ensure(Metadata.name(object));
    }
  }

  /**
   * Checks a changed object; it is completed and returned.
   *
   * @throws ApiException 422 if it is refused
   */
  public ObjectNode update(ResourceType type, ObjectNode previous, ObjectNode next) {
    var problems = new Problems();
    switch (type.kind()) {
      case "Pod" -> {
        PodDefaults.complete(next.withObject("/spec"));
        PodRules.checkUpdate(previous, next, problems);
      }
      case "Job", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet" -> {
        if (next.path("spec").path("template").get("spec") instanceof ObjectNode template) {
          PodDefaults.complete(template);
        }
        WorkloadDefaults.checkUpdate(type, previous, next, problems);
        WorkloadDefaults.check(type, next, problems);
      }
      case "Service" -> {
        ServiceDefaults.keepAddress(previous, next);
        ServiceDefaults.complete(next, store);
      }
      case "Secret" -> {
        SecretDefaults.merge(next);
        secrets.check(next, problems);
        checkFixed(previous, next, "type", problems);
      }
      case "RoleBinding", "ClusterRoleBinding" -> checkFixed(previous, next, "roleRef", problems);
      default -> {}
    }
    MetadataRules.check(type, next, problems);
    checkImmutable(type, previous, next, problems);
    problems.refuse(type, Metadata.name(next));
    return next;
  }

  private void complete(ResourceType type, ObjectNode object) {
    switch (type.kind()) {
      case "Pod" -> {
        if (object.get("spec") instanceof ObjectNode) {
          PodDefaults.completePod(object);
        }
      }
      case "Namespace" -> NamespaceContents.complete(object);
      case "Service" -> {
        object.remove("status");
        ServiceDefaults.complete(object, store);
        object.putObject("status").putObject("loadBalancer");
      }
      case "Secret" -> secrets.complete(object);
      case "PersistentVolumeClaim" -> {
        PodDefaults.ifAbsent(object.withObject("/spec"), "volumeMode", "Filesystem");
        object.putObject("status").put("phase", "Pending");
      }
      case "PersistentVolume" -> {
        var spec = object.withObject("/spec");
        PodDefaults.ifAbsent(spec, "volumeMode", "Filesystem");
        PodDefaults.ifAbsent(spec, "persistentVolumeReclaimPolicy", "Retain");
        object.putObject("status").put("phase", "Pending");
      }
      case "Job", "CronJob", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet" -> {
        object.putObject("status");
        WorkloadDefaults.complete(type, object);
      }
      default -> {}
    }
  }

  private void check(ResourceType type, ObjectNode object, Problems problems) {
    MetadataRules.check(type, object, problems);
    switch (type.kind()) {
      case "Pod" -> PodRules.check(object.path("spec"), "spec", problems);
      case "Service" -> ServiceDefaults.check(object, problems);
      case "Secret" -> secrets.check(object, problems);
      case "PersistentVolumeClaim" -> checkClaim(object, problems);
      default -> WorkloadDefaults.check(type, object, problems);
    }
  }

  private static void checkClaim(ObjectNode claim, Problems problems) {
    var spec = claim.path("spec");
    if (spec.path("accessModes").isEmpty()) {
      problems.required("spec.accessModes", "at least 1 access mode is required");
    }
    if (!spec.path("resources").path("requests").has("storage")) {
      problems.required("spec.resources[storage]", "");
    }
  }

  private void checkNamespace(ResourceType type, ObjectNode object) {
    var name = Metadata.namespace(object);
    var namespace =
        store
            .find(ResourceTypes.NAMESPACES, "", name)
            .orElseThrow(() -> ApiException.notFound(ResourceTypes.NAMESPACES, name));
    if (Metadata.deleting(namespace)) {
      throw ApiException.forbidden(
          type,
          Metadata.name(object),
          "unable to create new content in namespace " + name + " because it is being terminated");
    }
  }

  private void checkAccount(ObjectNode pod) {
    var namespace = Metadata.namespace(pod);
    var account = pod.path("spec").path("serviceAccountName").asString("");
    if (store.find(ResourceTypes.SERVICE_ACCOUNTS, namespace, account).isEmpty()) {
      throw ApiException.forbidden(
          ResourceTypes.PODS,
          Metadata.name(pod),
          "error looking up service account %s/%s: serviceaccount \"%s\" not found"
              .formatted(namespace, account, account));
    }
  }

  private static void dropServerFields(ObjectNode object) {
    Metadata.of(object)
        .remove(
            List.of(
                "uid",
                "resourceVersion",
                "creationTimestamp",
                "deletionTimestamp",
                "deletionGracePeriodSeconds",
                "generation",
                "managedFields",
                "selfLink"));
  }

  private static void checkFixed(
      ObjectNode previous, ObjectNode next, String field, Problems problems) {
    if (!previous.path(field).equals(next.path(field))) {
      problems.invalid(field, next.path(field).toString(), "field is immutable");
    }
  }

  private static void checkImmutable(
      ResourceType type, ObjectNode previous, ObjectNode next, Problems problems) {
    if (previous.path("immutable").asBoolean(false)) {
      for (var field : List.of("data", "binaryData")) {
        if (!previous.path(field).equals(next.path(field))) {
          problems.forbidden(field, "field is immutable when `immutable` is set");
        }
      }
    }
    if (IMMUTABLE_SPEC.contains(type) && !claim(previous).equals(claim(next))) {
      problems.forbidden(
          "spec",
          "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims");
    }
  }

  /** A claim's spec without what may change or is set when it is bound. */
  private static ObjectNode claim(ObjectNode claim) {
    var spec = claim.withObject("/spec").deepCopy();
    return spec.remove(List.of("resources", "volumeName"));
  }
}
