package io.tracebloc.engine.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * A Deployment as profiles look at it: {@code name}, {@code namespace}, {@code serviceAccount},
 * {@code env} by name, {@code mounts} of claims by path, {@code tolerations} and {@code
 * imagePullSecrets}.
 */
final class WorkloadView {
  private final JsonObject view = new JsonObject();
  private final JsonObject environment = new JsonObject();
  private final JsonObject mounts = new JsonObject();

  private WorkloadView() {}

  static Tree of(Tree deployment) {
    if (!deployment.present()) {
      return Tree.nothing();
    }
    var all = new WorkloadView();
    all.put("name", deployment.at("metadata", "name"));
    all.put("namespace", deployment.at("metadata", "namespace"));
    var pod = deployment.at("spec", "template", "spec");
    all.put("serviceAccount", pod.at("serviceAccountName"));
    all.put("tolerations", pod.at("tolerations"));
    all.put("securityContext", pod.at("securityContext"));
    all.view.add("imagePullSecrets", names(pod.at("imagePullSecrets")));
    for (var container : pod.at("containers").items()) {
      all.environment(container);
      all.mounts(container, pod.at("volumes"));
    }
    all.view.add("env", all.environment);
    all.view.add("mounts", all.mounts);
    return new Tree(all.view);
  }

  private void put(String key, Tree value) {
    view.add(key, value.element());
  }

  /** The names in a list of references. */
  static JsonArray names(Tree references) {
    var names = new JsonArray();
    references
        .items()
        .forEach(item -> item.text("name").or(item::text).ifPresent(name -> names.add(name)));
    return names;
  }

  /** Literal variables of the first container that has them; Secrets are never resolved. */
  private void environment(Tree container) {
    for (var variable : container.at("env").items()) {
      var name = variable.text("name").orElse("");
      var value = variable.text("value");
      if (value.isPresent() && !environment.has(name)) {
        environment.add(name, new JsonPrimitive(value.get()));
      }
    }
  }

  private void mounts(Tree container, Tree volumes) {
    for (var mount : container.at("volumeMounts").items()) {
      var path = mount.text("mountPath").map(WorkloadView::withoutTrailingSlash).orElse("");
      var volume = volumes.itemWhere("name", mount.text("name").orElse(""));
      var claim = volume.text("persistentVolumeClaim", "claimName");
      if (claim.isPresent() && !mounts.has(path)) {
        var entry = new JsonObject();
        entry.add("claim", new JsonPrimitive(claim.get()));
        entry.add("volume", mount.at("name").element());
        entry.add("subPath", mount.at("subPath").element());
        entry.add("readOnly", mount.at("readOnly").element());
        mounts.add(path, entry);
      }
    }
  }

  private static String withoutTrailingSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
