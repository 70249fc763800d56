package io.tracebloc.engine.doctor;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The objects that checks look at, each read when the first check asks for it and never again. Safe
 * for several threads.
 */
final class ClusterObjects {
  /** Where objects come from. */
  interface Source {
    /** An object or a list. */
    ApiAnswer<Tree> get(String action, String path);

    /** What a container has logged so far, from its start, within bounds. */
    ApiAnswer<String> log(String action, String path);
  }

  private final Source source;
  private final String namespace;
  private final Map<String, Once<?>> read = new ConcurrentHashMap<>();

  ClusterObjects(Source source, String namespace) {
    this.source = source;
    this.namespace = namespace;
  }

  /** Something that is worked out when it is first wanted; failures are remembered as well. */
  private static final class Once<T> {
    private final Supplier<T> work;
    private Optional<T> value = Optional.empty();
    private Optional<Failure> failure = Optional.empty();

    Once(Supplier<T> work) {
      this.work = work;
    }

    synchronized T get() {
      failure.ifPresent(
          known -> {
            throw known;
          });
      if (value.isEmpty()) {
        try {
          value = Optional.of(work.get());
        } catch (Failure now) {
          failure = Optional.of(now);
          throw now;
        }
      }
      return value.get();
    }
  }

  ApiAnswer<List<Tree>> deployments() {
    return list("Deployments", "/apis/apps/v1", "deployments");
  }

  ApiAnswer<List<Tree>> pods() {
    return list("Pods", "/api/v1", "pods");
  }

  ApiAnswer<List<Tree>> claims() {
    return list("claims", "/api/v1", "persistentvolumeclaims");
  }

  ApiAnswer<List<Tree>> services() {
    return list("Services", "/api/v1", "services");
  }

  ApiAnswer<List<Tree>> events() {
    return list("Events", "/api/v1", "events");
  }

  ApiAnswer<List<Tree>> jobs() {
    return list("Jobs", "/apis/batch/v1", "jobs");
  }

  ApiAnswer<List<Tree>> nodes() {
    return object("listing Nodes", "/api/v1/nodes").map(ClusterObjects::items);
  }

  /** One object of the namespace. */
  ApiAnswer<Tree> named(String kind, String group, String plural, String name) {
    return object(
        "reading %s %s".formatted(kind, Printable.of(name)),
        path(group, plural) + "/" + ApiPath.segment(name));
  }

  /** Anything by its path, which must be encoded. */
  @SuppressWarnings("unchecked")
  ApiAnswer<Tree> object(String action, String path) {
    return (ApiAnswer<Tree>)
        read.computeIfAbsent(path, _ -> new Once<>(() -> source.get(action, path))).get();
  }

  /** What a container logged. */
  @SuppressWarnings("unchecked")
  ApiAnswer<String> log(String pod, String container) {
    var path =
        ApiPath.of(path("/api/v1", "pods") + "/" + ApiPath.segment(pod) + "/log")
            .with("container", container)
            .with("limitBytes", "65536")
            .toString();
    var action = "reading the log of Pod " + Printable.of(pod);
    return (ApiAnswer<String>)
        read.computeIfAbsent(path, _ -> new Once<>(() -> source.log(action, path))).get();
  }

  private ApiAnswer<List<Tree>> list(String kind, String group, String plural) {
    var action = "listing %s in namespace %s".formatted(kind, Printable.of(namespace));
    return object(action, path(group, plural)).map(ClusterObjects::items);
  }

  private String path(String group, String plural) {
    return group + "/namespaces/" + ApiPath.segment(namespace) + "/" + plural;
  }

  private static List<Tree> items(Tree list) {
    return list.at("items").items();
  }
}
