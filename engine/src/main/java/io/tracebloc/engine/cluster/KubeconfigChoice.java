package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of a kubeconfig that are in force: context by flag or current-context, cluster and
 * user by flag or context.
 *
 * @param contextName the context's name, or empty
 * @param context its entry
 * @param cluster the cluster's entry
 * @param user the user's entry
 */
record KubeconfigChoice(
    String contextName, KubeconfigEntry context, KubeconfigEntry cluster, KubeconfigEntry user) {

  /**
   * Chooses.
   *
   * @throws LocalFailure if a chosen name is not in the files
   */
  static KubeconfigChoice of(Kubeconfig kubeconfig, ClusterOptions options) {
    var contextName =
        options.context().filter(name -> !name.isEmpty()).or(kubeconfig::currentContext);
    var context = find(contextName, kubeconfig.contexts(), "context", "context", "");
    var by = contextName.map(name -> " (of context " + Printable.of(name) + ")").orElse("");
    var cluster =
        find(
            options.cluster().or(() -> context.text("cluster")),
            kubeconfig.clusters(),
            "cluster",
            "cluster",
            by);
    var user =
        find(options.user().or(() -> context.text("user")), kubeconfig.users(), "user", "user", by);
    return new KubeconfigChoice(contextName.orElse(""), context, cluster, user);
  }

  private static KubeconfigEntry find(
      Optional<String> name,
      Map<String, KubeconfigEntry> entries,
      String kind,
      String flag,
      String by) {
    if (name.isEmpty()) {
      return KubeconfigEntry.absent(kind);
    }
    var entry = entries.get(name.get());
    if (entry != null) {
      return entry;
    }
    var known =
        entries.isEmpty()
            ? "; there is none at all"
            : "; there are: " + KubeconfigReader.few(new ArrayList<>(entries.keySet()));
    var where =
        entries.values().stream()
            .findFirst()
            .map(any -> " in " + any.where())
            .orElse(" in the kubeconfig");
    throw new LocalFailure(
        "There is no %s %s%s%s%s".formatted(kind, Printable.of(name.get()), by, where, known),
        "Choose an existing %s with {flag:%s}, or another file with {flag:kubeconfig}"
            .formatted(kind, flag));
  }

  /** The same with the token of an OpenID Connect login as it stands, expired or not. */
  KubeconfigChoice withoutRenewedLogin() {
    if (user.map("auth-provider").text("name").filter("oidc"::equals).isEmpty()) {
      return this;
    }
    var fields = new LinkedHashMap<>(user.fields());
    fields.remove("auth-provider");
    OidcLogin.of(user).idToken().ifPresent(token -> fields.putIfAbsent("token", token));
    return new KubeconfigChoice(
        contextName,
        context,
        cluster,
        new KubeconfigEntry(user.file(), user.kind(), user.name(), fields));
  }

  /** Whether the files and flags point to no cluster entry at all. */
  boolean nothingChosen() {
    return contextName.isEmpty() && cluster.fields().isEmpty() && user.fields().isEmpty();
  }
}
