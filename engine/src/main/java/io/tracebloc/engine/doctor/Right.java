package io.tracebloc.engine.doctor;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/**
 * A rule of {@code contract/releases.md} 5.3.
 *
 * @param group API group; empty for the core group
 * @param resources with their sub-resource, for example {@code pods/exec}
 * @param purpose what it is for
 * @param scope who can give it, and whether it can be done without
 */
record Right(
    String group, List<String> resources, List<String> verbs, String purpose, Scope scope) {
  /** Where a right is given. */
  enum Scope {
    /** In a Role of the namespace. */
    REQUIRED,
    /** In a Role of the namespace; only diagnosis suffers without it. */
    OPTIONAL,
    /** In a ClusterRole; only diagnosis suffers without it. */
    CLUSTER
  }

  private static final List<String> READ = List.of("get", "list");

  /** All of them, in the order of the contract. */
  static List<Right> all() {
    return List.of(
        new Right(
            "apps", List.of("deployments"), READ, "finding the client, diagnosis", Scope.REQUIRED),
        new Right(
            "",
            List.of("services", "configmaps", "persistentvolumeclaims", "events"),
            READ,
            "finding the client, diagnosis",
            Scope.REQUIRED),
        new Right(
            "",
            List.of("pods"),
            List.of("get", "list", "watch", "create", "delete"),
            "staging, watching",
            Scope.REQUIRED),
        new Right(
            "",
            List.of("pods/exec", "pods/portforward"),
            List.of("get", "create"),
            "streaming, submitting; which verb is checked depends on transport and server",
            Scope.REQUIRED),
        new Right("", List.of("pods/log"), List.of("get"), "following a run", Scope.REQUIRED),
        new Right(
            "batch",
            List.of("jobs"),
            List.of("get", "list", "watch"),
            "the outcome of a run",
            Scope.REQUIRED),
        new Right(
            "",
            List.of("serviceaccounts/token"),
            List.of("create"),
            "the ingestor's token",
            Scope.REQUIRED),
        new Right("", List.of("secrets"), READ, "Helm's values and state", Scope.OPTIONAL),
        new Right(
            "", List.of("nodes", "persistentvolumes"), READ, "capacity, host paths", Scope.CLUSTER),
        new Right(
            "storage.k8s.io", List.of("storageclasses"), READ, "storage classes", Scope.CLUSTER));
  }

  /** One verb on one resource. */
  record Single(String verb, String group, String resource, Scope scope) {
    /** For people: {@code create pods/exec}. */
    String words() {
      return verb + " " + resource + (group.isEmpty() ? "" : "." + group);
    }

    boolean required() {
      return scope == Scope.REQUIRED;
    }
  }

  /** Its single rights. */
  Stream<Single> singles() {
    return resources.stream()
        .flatMap(resource -> verbs.stream().map(verb -> new Single(verb, group, resource, scope)));
  }

  /** As a rule of a Role on one line. */
  static String rule(String group, List<String> resources, List<String> verbs) {
    return "{apiGroups: [\"%s\"], resources: [%s], verbs: [%s]}"
        .formatted(group, list(resources), list(verbs));
  }

  private static String list(List<String> words) {
    return words.stream()
        .map(word -> word.contains("/") ? "\"" + word + "\"" : word)
        .collect(joining(", "));
  }
}
