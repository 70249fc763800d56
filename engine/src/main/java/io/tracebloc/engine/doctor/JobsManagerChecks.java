package io.tracebloc.engine.doctor;

import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.release.Tree;
import io.tracebloc.engine.release.YamlTree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.YAMLException;

/** X1, X2 and X3: whether runs can be submitted, and by whom. */
final class JobsManagerChecks {
  private static final String ACCOUNT = "ingestor";
  private static final String POLICY = "ingestion-authz.yaml";
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9.-]*");

  private final Case about;

  JobsManagerChecks(Case about) {
    this.about = about;
  }

  Verdict ready() {
    if (about.client().variable("INGESTION_HTTP_DISABLED").isPresent()) {
      return Verdict.fail(
          "its submit endpoint is switched off (INGESTION_HTTP_DISABLED)",
          Remedy.say("Take env.INGESTION_HTTP_DISABLED out of the release's values"));
    }
    return switch (about.objects().pods()) {
      case Refused<List<Tree>> refused -> Verdict.unknown(refused.failure());
      case Given<List<Tree>> given -> ready(about.managers());
    };
  }

  private Verdict ready(List<PodView> managers) {
    var name = about.client().deployment().name();
    if (managers.isEmpty()) {
      return Verdict.fail(
          "no Pod of jobs-manager is there", about.kubectl("describe", "deployment", name));
    }
    var ready = managers.stream().filter(PodView::isReady).findFirst();
    if (ready.isEmpty()) {
      var pod = managers.getFirst();
      return Verdict.fail(
          "Pod %s is not ready (%s); login to the back end and the database's migration come before"
                  .formatted(pod.name(), pod.hindrance())
              + " the port",
          about.kubectl("logs", "deployment/" + name, "-c", container()));
    }
    if (about.client().isBefore(1, 9, 38) || !isProbed()) {
      return Verdict.warn(
          "Pod %s is ready, but chart %s has no readiness probe: port 8080 may still be closed"
              .formatted(ready.get().name(), about.client().chart().orElse("of unknown version")),
          about.kubectl("logs", "deployment/" + name, "-c", container()));
    }
    return Verdict.ok("Pod %s is ready; its probe reaches the port".formatted(ready.get().name()));
  }

  private String container() {
    return about.client().api().text("name").orElse("api");
  }

  private boolean isProbed() {
    return about.client().api().at("readinessProbe").isMap();
  }

  Verdict endpoint() {
    return switch (about.objects().services()) {
      case Refused<List<Tree>> refused -> Verdict.unknown(refused.failure());
      case Given<List<Tree>>(var services) -> {
        var names = List.of("jobs-manager", about.client().release() + "-jobs-manager");
        yield services.stream().map(Tree::name).anyMatch(names::contains)
            ? policy()
            : Verdict.fail("there is no Service jobs-manager", about.restoration(1, 3, 3));
      }
    };
  }

  private Verdict policy() {
    var name = about.client().release() + "-ingestion-authz";
    return switch (about.objects().named("ConfigMap", "/api/v1", "configmaps", name)) {
      case Refused<Tree> refused when refused.missing() ->
          missing(List.of(ACCOUNT))
              .orElseGet(
                  () ->
                      Verdict.warn(
                          "there is no policy: ConfigMap %s is missing".formatted(name),
                          about.restoration(1, 3, 4)));
      case Refused<Tree> refused -> Verdict.unknown(refused.failure());
      case Given<Tree>(var policy) ->
          accounts(name, policy.text("data", POLICY).flatMap(this::read));
    };
  }

  /** The accounts of this namespace that a policy names; empty if it is no policy. */
  private Optional<List<String>> read(String text) {
    try {
      var allowed = YamlTree.one(text).at("allowed");
      return Optional.of(
          allowed.items().stream()
              .filter(
                  entry ->
                      entry.text("namespace").orElse(about.namespace()).equals(about.namespace()))
              .map(entry -> entry.text("service_account").orElse(ACCOUNT))
              .distinct()
              .toList());
    } catch (YAMLException broken) {
      return Optional.empty();
    }
  }

  private Verdict accounts(String policy, Optional<List<String>> named) {
    var accounts = named.orElse(List.of());
    if (named.isEmpty()) {
      return Verdict.warn("policy %s cannot be understood".formatted(policy), restored());
    }
    if (accounts.isEmpty()) {
      return Verdict.warn(
          "policy %s lets nobody ingest".formatted(policy),
          Remedy.say(
              "Say who may in ingestionAuthz.allowed of the release's values, upgrade the release,"
                  + " and restart jobs-manager, which reads the policy at its start"));
    }
    if (accounts.size() > 1) {
      return missing(accounts)
          .orElseGet(
              () ->
                  Verdict.warn(
                      "policy %s names several accounts: %s"
                          .formatted(policy, String.join(", ", accounts)),
                      Remedy.say("Choose the account of a push with {flag:service-account}")));
    }
    return account(accounts.getFirst());
  }

  /** The chart's policy again, and jobs-manager once more: it reads it at its start. */
  private Remedy restored() {
    var deployment = "deployment/" + about.client().deployment().name();
    return new Remedy.Commands(
        List.of(about.restorationWords(), about.kubectlWords("rollout", "restart", deployment)));
  }

  /** What is wrong if none of the accounts exists. */
  private Optional<Verdict> missing(List<String> accounts) {
    var verdicts = accounts.stream().map(this::account).toList();
    return verdicts.stream()
        .findFirst()
        .filter(_ -> verdicts.stream().allMatch(one -> one.result() == Verdict.Result.FAIL));
  }

  private Verdict account(String name) {
    return switch (about.objects().named("ServiceAccount", "/api/v1", "serviceaccounts", name)) {
      case Given<Tree> given ->
          Verdict.ok("Service jobs-manager, the policy and account %s are there".formatted(name));
      case Refused<Tree> refused when refused.missing() ->
          Verdict.fail(
              "ServiceAccount %s does not exist in namespace %s".formatted(name, about.namespace()),
              named(name));
      case Refused<Tree> refused ->
          Verdict.unknown(
              "Service and policy are there; account %s: %s"
                  .formatted(name, refused.failure().getMessage()));
    };
  }

  /** How the release gets an account of that name: by its chart, which owns it. */
  private Remedy named(String account) {
    if (account.equals(ACCOUNT)) {
      return about.restoration(1, 3, 4);
    }
    // Helm gives commas and more a meaning; no account can be called so.
    return PLAIN.matcher(account).matches()
        ? about.upgrade("--set-string", "ingestionAuthz.serviceAccountName=" + account)
        : restored();
  }

  Verdict tokenReview() {
    var name = about.client().release() + "-jobs-manager-rbac";
    var path = "/apis/rbac.authorization.k8s.io/v1/clusterroles/" + ApiPath.segment(name);
    return switch (about.objects().object("reading ClusterRole " + name, path)) {
      case Given<Tree>(var role) ->
          reviews(role)
              ? Verdict.ok("ClusterRole %s allows it".formatted(name))
              : Verdict.fail(
                  "ClusterRole %s does not allow to create tokenreviews".formatted(name),
                  clusterScope());
      case Refused<Tree> refused when refused.missing() ->
          Verdict.fail(
              "there is no ClusterRole %s: the release was installed with clusterScope: false, so"
                      .formatted(name)
                  + " nobody can be authenticated",
              clusterScope());
      case Refused<Tree> refused ->
          Verdict.warn(
              refused.failure().getMessage(), Remedy.run("kubectl", "get", "clusterrole", name));
    };
  }

  private static boolean reviews(Tree role) {
    return role.at("rules").items().stream()
        .anyMatch(
            rule ->
                covers(rule, "apiGroups", "authentication.k8s.io")
                    && covers(rule, "resources", "tokenreviews")
                    && covers(rule, "verbs", "create"));
  }

  private static boolean covers(Tree rule, String field, String wanted) {
    var values = rule.at(field).texts();
    return values.contains("*") || values.contains(wanted);
  }

  private Remedy clusterScope() {
    return about.upgrade("--set", "clusterScope=true");
  }
}
