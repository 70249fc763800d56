package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells clients which types there are, in the form that every kubectl understands. */
final class Discovery {
  private static final List<String> VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
  private static final Set<ResourceType> IN_ALL =
      Set.of(
          ResourceTypes.PODS,
          ResourceTypes.SERVICES,
          ResourceTypes.DEPLOYMENTS,
          ResourceTypes.REPLICA_SETS,
          ResourceTypes.STATEFUL_SETS,
          ResourceTypes.DAEMON_SETS,
          ResourceTypes.JOBS,
          ResourceTypes.CRON_JOBS);
  private static final Map<String, String> STREAM_KINDS =
      Map.of(
          "log", "Pod",
          "exec", "PodExecOptions",
          "attach", "PodAttachOptions",
          "portforward", "PodPortForwardOptions");

  private final String version;

  Discovery(String version) {
    this.version = version;
  }

  /** The document at a path; empty if there is none. */
  Optional<ObjectNode> at(String path) {
    return switch (path.replaceFirst("/$", "")) {
      case "/version" -> Optional.of(version());
      case "/api" -> Optional.of(coreVersions());
      case "/apis" -> Optional.of(groups());
      default -> resources(path.replaceFirst("/$", ""));
    };
  }

  private ObjectNode version() {
    var parts = version.substring(1).split("\\.", -1);
    return Json.object()
        .put("major", parts[0])
        .put("minor", parts[1])
        .put("gitVersion", version)
        .put("gitCommit", "")
        .put("gitTreeState", "clean")
        .put("buildDate", "1970-01-01T00:00:00Z")
        .put("goVersion", "")
        .put("compiler", "javac")
        .put("platform", "practice/cluster");
  }

  private static ObjectNode coreVersions() {
    var versions = Json.object().put("kind", "APIVersions");
    versions.putArray("versions").add("v1");
    versions.putArray("serverAddressByClientCIDRs");
    return versions;
  }

  private static ObjectNode groups() {
    var list = Json.typed("v1", "APIGroupList");
    var groups = list.putArray("groups");
    groupNames().forEach(name -> groups.add(group(name)));
    return list;
  }

  private static Set<String> groupNames() {
    var names = new LinkedHashSet<String>();
    ResourceTypes.all().stream()
        .map(ResourceType::group)
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    names.add(Reviews.AUTHENTICATION);
    names.add(Reviews.AUTHORIZATION);
    names.add(NodeMetrics.GROUP);
    return names;
  }

  private static ObjectNode group(String name) {
    var group = Json.object().put("name", name);
    group.putArray("versions").add(groupVersion(name));
    group.set("preferredVersion", groupVersion(name));
    return group;
  }

  private static ObjectNode groupVersion(String name) {
    var version = version(name);
    return Json.object().put("groupVersion", name + "/" + version).put("version", version);
  }

  private static String version(String group) {
    return group.equals(NodeMetrics.GROUP) ? NodeMetrics.VERSION : "v1";
  }

  private static Optional<ObjectNode> resources(String path) {
    if (path.equals("/api/v1")) {
      return Optional.of(resourceList("", "v1"));
    }
    var steps = path.split("/", -1);
    if (steps.length < 3 || !steps[1].equals("apis") || !groupNames().contains(steps[2])) {
      return Optional.empty();
    }
    if (steps.length == 3) {
      return Optional.of(group(steps[2]).put("kind", "APIGroup").put("apiVersion", "v1"));
    }
    return steps.length == 4 && steps[3].equals("v1") && version(steps[2]).equals("v1")
        ? Optional.of(resourceList(steps[2], steps[2] + "/v1"))
        : Optional.empty();
  }

  private static ObjectNode resourceList(String group, String groupVersion) {
    var list = Json.typed("v1", "APIResourceList").put("groupVersion", groupVersion);
    var resources = list.putArray("resources");
    ResourceTypes.all().stream()
        .filter(type -> type.group().equals(group))
        .forEach(type -> describe(resources, type));
    Reviews.kinds(group)
        .forEach(
            (plural, kind) ->
                resource(resources, plural, kind, false, List.of("create"))
                    .put("singularName", kind.toLowerCase(Locale.ROOT)));
    return list;
  }

  private static void describe(ArrayNode resources, ResourceType type) {
    var entry = resource(resources, type.plural(), type.kind(), type.namespaced(), VERBS);
    entry.put("singularName", type.kind().toLowerCase(Locale.ROOT));
    if (!type.shortNames().isEmpty()) {
      var names = entry.putArray("shortNames");
      type.shortNames().forEach(names::add);
    }
    if (IN_ALL.contains(type)) {
      entry.putArray("categories").add("all");
    }
    if (Subresource.hasStatus(type)) {
      part(resources, type, "status", type.kind(), List.of("get", "patch", "update"));
    }
    if (Subresource.hasScale(type)) {
      part(resources, type, "scale", "Scale", List.of("get", "patch", "update"))
          .put("group", "autoscaling")
          .put("version", "v1");
    }
    if (type.equals(ResourceTypes.PODS)) {
      STREAM_KINDS.forEach(
          (name, kind) -> part(resources, type, name, kind, Subresource.POD_STREAMS.get(name)));
    }
    if (type.equals(ResourceTypes.SERVICE_ACCOUNTS)) {
      part(resources, type, "token", "TokenRequest", List.of("create"))
          .put("group", Reviews.AUTHENTICATION)
          .put("version", "v1");
    }
  }

  private static ObjectNode part(
      ArrayNode resources, ResourceType type, String name, String kind, List<String> verbs) {
    return resource(resources, type.plural() + "/" + name, kind, type.namespaced(), verbs)
        .put("singularName", "");
  }

  private static ObjectNode resource(
      ArrayNode resources, String name, String kind, boolean namespaced, List<String> verbs) {
    var entry =
        resources.addObject().put("name", name).put("namespaced", namespaced).put("kind", kind);
    var list = entry.putArray("verbs");
    verbs.forEach(list::add);
    return entry;
  }

  /** 404 in the words of a real API server. */
  static ApiException unknownPath() {
    return new ApiException(404, "NotFound", "the server could not find the requested resource");
  }
}
