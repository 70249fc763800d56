package io.tracebloc.engine.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.failure.Printable;
import java.util.Optional;

/** Reads objects of the API as trees. Refusals are answers; many users may read little. */
sealed class ObjectReader permits RecordedObjects {
  private static final String PLAIN = "application/json";
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 10;

  private final ApiCalls calls;

  ObjectReader(ApiCalls calls) {
    this.calls = calls;
  }

  /** Reads as the other does. */
  ObjectReader(ObjectReader other) {
    calls = other.calls;
  }

  /** How evidence names an object such as {@code Service/jobs-manager}. */
  String source(String object) {
    return object;
  }

  ApiAnswer<Tree> deployments(String namespace, String labelSelector) {
    var path = ApiPath.of("/apis/apps/v1/namespaces/" + segment(namespace) + "/deployments");
    return list("Deployments", namespace, path.with("labelSelector", labelSelector));
  }

  /** All of a namespace, page by page. */
  ApiAnswer<Tree> deployments(String namespace) {
    return pages(
        "listing Deployments in namespace " + Printable.of(namespace),
        "/apis/apps/v1/namespaces/" + segment(namespace) + "/deployments");
  }

  /** Names, labels and annotations of all ConfigMaps of a namespace. */
  ApiAnswer<Tree> configMaps(String namespace) {
    return metadata(
        "listing ConfigMaps in namespace " + Printable.of(namespace),
        ApiPath.of("/api/v1/namespaces/" + segment(namespace) + "/configmaps")
            .with("limit", Integer.toString(PAGE)));
  }

  private ApiAnswer<Tree> pages(String action, String collection) {
    var all = new JsonArray();
    var next = Optional.of("");
    for (var page = 0; page < MOST_PAGES && next.isPresent(); page++) {
      var path = ApiPath.of(collection).with("limit", Integer.toString(PAGE));
      if (!next.get().isEmpty()) {
        path.with("continue", next.get());
      }
      switch (get(action, path)) {
        case Given<Tree>(var list) -> {
          list.at("items").items().stream().map(Tree::element).forEach(all::add);
          next = list.text("metadata", "continue");
        }
        case Refused<Tree> refused -> {
          return refused;
        }
      }
    }
    var list = new JsonObject();
    list.add("items", all);
    return new Given<>(new Tree(list));
  }

  /** Whether Helm 2 keeps releases in this cluster, as far as its usual place may be read. */
  ApiAnswer<Tree> tillersRecords() {
    return metadata(
        "listing ConfigMaps in namespace kube-system",
        ApiPath.of("/api/v1/namespaces/kube-system/configmaps")
            .with("labelSelector", "OWNER=TILLER")
            .with("limit", "1"));
  }

  /** Names, namespaces and labels of all Deployments. */
  ApiAnswer<Tree> deploymentsEverywhere() {
    return metadata(
        "listing Deployments in all namespaces",
        ApiPath.of("/apis/apps/v1/deployments").with("limit", Integer.toString(PAGE)));
  }

  /** Names, namespaces and labels of Helm's Secrets, those of deployed revisions only. */
  ApiAnswer<Tree> helmSecretsEverywhere() {
    return metadata(
        "listing Helm's Secrets in all namespaces",
        ApiPath.of("/api/v1/secrets")
            .with("labelSelector", "owner=helm,status=deployed")
            .with("limit", Integer.toString(PAGE)));
  }

  ApiAnswer<Tree> deploymentsEverywhere(String labelSelector) {
    var path = ApiPath.of("/apis/apps/v1/deployments").with("labelSelector", labelSelector);
    return get("listing Deployments in all namespaces", path);
  }

  /** The first of a namespace's Pods, enough to find one that uses a claim. */
  ApiAnswer<Tree> pods(String namespace) {
    var path = ApiPath.of("/api/v1/namespaces/" + segment(namespace) + "/pods");
    return list("Pods", namespace, path.with("limit", Integer.toString(PAGE)));
  }

  ApiAnswer<Tree> pods(String namespace, String labelSelector) {
    var path = ApiPath.of("/api/v1/namespaces/" + segment(namespace) + "/pods");
    return list("Pods", namespace, path.with("labelSelector", labelSelector));
  }

  /** Two at most: enough to know whether there are several. */
  ApiAnswer<Tree> nodes() {
    return get("listing nodes", ApiPath.of("/api/v1/nodes").with("limit", "2"));
  }

  ApiAnswer<Tree> node(String name) {
    return get("reading node " + Printable.of(name), ApiPath.of("/api/v1/nodes/" + segment(name)));
  }

  ApiAnswer<Tree> claim(String namespace, String name) {
    return named("PersistentVolumeClaim", "persistentvolumeclaims", namespace, name);
  }

  ApiAnswer<Tree> volume(String name) {
    return get(
        "reading PersistentVolume " + Printable.of(name),
        ApiPath.of("/api/v1/persistentvolumes/" + segment(name)));
  }

  ApiAnswer<Tree> service(String namespace, String name) {
    return named("Service", "services", namespace, name);
  }

  ApiAnswer<Tree> configMap(String namespace, String name) {
    return named("ConfigMap", "configmaps", namespace, name);
  }

  ApiAnswer<Tree> secret(String namespace, String name) {
    return named("Secret", "secrets", namespace, name);
  }

  ApiAnswer<Tree> serviceAccount(String namespace, String name) {
    return named("ServiceAccount", "serviceaccounts", namespace, name);
  }

  ApiAnswer<Tree> clusterRole(String name) {
    return get(
        "reading ClusterRole " + Printable.of(name),
        ApiPath.of("/apis/rbac.authorization.k8s.io/v1/clusterroles/" + segment(name)));
  }

  /** A page of objects of which only the metadata is wanted; a server may send more. */
  ApiAnswer<Tree> metadata(String action, ApiPath path) {
    var accept = PLAIN + ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1," + PLAIN;
    return calls.get(action, path.toString(), accept).map(Tree::new);
  }

  private ApiAnswer<Tree> named(String kind, String plural, String namespace, String name) {
    var action =
        "reading %s %s in namespace %s"
            .formatted(kind, Printable.of(name), Printable.of(namespace));
    var path = "/api/v1/namespaces/%s/%s/%s".formatted(segment(namespace), plural, segment(name));
    return get(action, ApiPath.of(path));
  }

  private ApiAnswer<Tree> list(String kinds, String namespace, ApiPath path) {
    return get("listing %s in namespace %s".formatted(kinds, Printable.of(namespace)), path);
  }

  private ApiAnswer<Tree> get(String action, ApiPath path) {
    return calls.get(action, path.toString(), PLAIN).map(Tree::new);
  }

  private static String segment(String name) {
    return ApiPath.segment(name);
  }
}
