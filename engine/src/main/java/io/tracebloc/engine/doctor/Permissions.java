package io.tracebloc.engine.doctor;

import io.kubernetes.client.openapi.models.V1ResourceAttributes;
import io.kubernetes.client.openapi.models.V1ResourceRule;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReview;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReviewSpec;
import io.kubernetes.client.openapi.models.V1SelfSubjectRulesReview;
import io.kubernetes.client.openapi.models.V1SelfSubjectRulesReviewSpec;
import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the API server says about the caller's own rights in a namespace. */
interface Permissions {
  /**
   * A rule that the caller has.
   *
   * @param named whether it only covers objects of certain names
   */
  record Rule(List<String> groups, List<String> resources, List<String> verbs, boolean named) {}

  /**
   * All that the caller may do.
   *
   * @param complete whether there are no further rules; some authorizers cannot list theirs
   */
  record Rules(List<Rule> rules, boolean complete) {}

  /** All rules at once. */
  ApiAnswer<Rules> rules();

  /** Whether one thing is allowed; {@code *} stands for everything. */
  ApiAnswer<Boolean> allows(String verb, String group, String resource);

  /** The server's own answers. */
  static Permissions of(Cluster cluster) {
    return new Asked(cluster);
  }

  /** Asks the server. */
  final class Asked implements Permissions {
    private final ApiCalls calls;
    private final String namespace;

    private Asked(Cluster cluster) {
      calls = ApiCalls.of(cluster);
      namespace = cluster.namespace();
    }

    @Override
    public ApiAnswer<Rules> rules() {
      var review =
          new V1SelfSubjectRulesReview()
              .spec(new V1SelfSubjectRulesReviewSpec().namespace(namespace));
      return calls
          .attempt(
              "asking for your own rights",
              calls.authorization().createSelfSubjectRulesReview(review)::execute)
          .map(Asked::read);
    }

    private static Rules read(V1SelfSubjectRulesReview review) {
      var status = Objects.requireNonNull(review.getStatus());
      return new Rules(
          status.getResourceRules().stream().map(Asked::read).toList(),
          !Boolean.TRUE.equals(status.getIncomplete()));
    }

    private static Rule read(V1ResourceRule rule) {
      return new Rule(
          orNone(rule.getApiGroups()),
          orNone(rule.getResources()),
          orNone(rule.getVerbs()),
          !orNone(rule.getResourceNames()).isEmpty());
    }

    private static List<String> orNone(List<String> list) {
      return Optional.ofNullable(list).orElse(List.of());
    }

    @Override
    public ApiAnswer<Boolean> allows(String verb, String group, String resource) {
      var parts = resource.split("/", 2);
      var attributes =
          new V1ResourceAttributes()
              .namespace(namespace)
              .verb(verb)
              .group(group)
              .resource(parts[0])
              .subresource(parts.length > 1 ? parts[1] : null);
      var review =
          new V1SelfSubjectAccessReview()
              .spec(new V1SelfSubjectAccessReviewSpec().resourceAttributes(attributes));
      return calls
          .attempt(
              "asking for your own rights",
              calls.authorization().createSelfSubjectAccessReview(review)::execute)
          .map(answer -> answer.getStatus() != null && answer.getStatus().getAllowed());
    }
  }
}
