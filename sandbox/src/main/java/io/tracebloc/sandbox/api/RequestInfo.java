package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.access.Action;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request's method and path mean.
 *
 * @param verb Kubernetes' verb for objects, the lower-case method for other paths
 * @param group API group, empty for the core group
 * @param version API version
 * @param resource plural; empty if the path names no objects
 * @param subresource empty for the object itself
 * @param namespace empty for all
 * @param name empty for collections
 * @param path the path itself
 */
record RequestInfo(
    String verb,
    String group,
    String version,
    String resource,
    String subresource,
    String namespace,
    String name,
    String path) {
  private static final Pattern ONE_NAME = Pattern.compile("metadata\\.name==?([^,!=]+)");

  static RequestInfo of(ApiRequest request) {
    var steps = new ArrayList<>(List.of(request.path().substring(1).split("/", -1)));
    if (steps.getLast().isEmpty()) {
      steps.removeLast();
    }
    var core = steps.size() >= 3 && steps.getFirst().equals("api");
    var grouped = steps.size() >= 4 && steps.getFirst().equals("apis");
    if (!core && !grouped) {
      var verb = request.method().toLowerCase(Locale.ROOT);
      return new RequestInfo(verb, "", "", "", "", "", "", request.path());
    }
    var group = core ? "" : steps.get(1);
    var version = steps.get(core ? 1 : 2);
    return ofResource(request, group, version, steps.subList(core ? 2 : 3, steps.size()));
  }

  private static RequestInfo ofResource(
      ApiRequest request, String group, String version, List<String> steps) {
    var namespace = "";
    var rest = steps;
    if (steps.getFirst().equals("namespaces") && group.isEmpty() && steps.size() >= 2) {
      namespace = steps.get(1);
      var ownSubresource =
          steps.size() == 3 && (steps.get(2).equals("status") || steps.get(2).equals("finalize"));
      rest = steps.size() > 2 && !ownSubresource ? steps.subList(2, steps.size()) : steps;
    } else if (steps.getFirst().equals("namespaces") && steps.size() > 2) {
      namespace = steps.get(1);
      rest = steps.subList(2, steps.size());
    }
    var name = rest.size() > 1 ? rest.get(1) : "";
    var subresource = rest.size() > 2 ? String.join("/", rest.subList(2, rest.size())) : "";
    var verb = verb(request, name);
    if (name.isEmpty() && (verb.equals("list") || verb.equals("watch"))) {
      name = nameInSelector(request);
    }
    return new RequestInfo(
        verb, group, version, rest.getFirst(), subresource, namespace, name, request.path());
  }

  private static String verb(ApiRequest request, String name) {
    return switch (request.method()) {
      case "GET", "HEAD" -> !name.isEmpty() ? "get" : request.flag("watch") ? "watch" : "list";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
      default -> "";
    };
  }

  /** A list of one name counts as naming it, so that roles with resourceNames can allow it. */
  private static String nameInSelector(ApiRequest request) {
    var term = ONE_NAME.matcher(request.parameter("fieldSelector").orElse(""));
    return term.find() ? term.group(1) : "";
  }

  /** The type of object; empty if the cluster does not know it. */
  Optional<ResourceType> type() {
    return ResourceTypes.find(group, version, resource);
  }

  boolean onResource() {
    return !resource.isEmpty();
  }

  /** The namespace to list, empty for all. */
  Optional<String> scope() {
    return Optional.of(namespace).filter(name -> !name.isEmpty());
  }

  /** What the caller must be allowed to do. */
  Action action() {
    return onResource()
        ? new Action.OnResource(verb, group, resource, subresource, namespace, name)
        : new Action.OnPath(verb, path);
  }

  /** How messages name the resource: {@code pods} or {@code deployments.apps}. */
  String qualifiedResource() {
    return group.isEmpty() ? resource : resource + "." + group;
  }
}
