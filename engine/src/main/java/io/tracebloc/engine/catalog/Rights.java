package io.tracebloc.engine.catalog;

import static java.util.stream.Collectors.joining;

import io.kubernetes.client.openapi.apis.AuthorizationV1Api;
import io.kubernetes.client.openapi.models.V1ResourceAttributes;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReview;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReviewSpec;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Printable;
import java.util.List;

/** Whether the caller may do what removing files takes, asked before anything is removed. */
final class Rights {
  /** A right in a namespace. */
  private record Right(String verb, String resource, String subresource) {
    @Override
    public String toString() {
      return "\"%s\" on %s%s"
          .formatted(verb, resource, subresource.isEmpty() ? "" : "/" + subresource);
    }
  }

  private static final List<Right> NEEDED =
      List.of(
          new Right("create", "pods", ""),
          new Right("get", "pods", ""),
          new Right("delete", "pods", ""),
          new Right("create", "pods", "exec"));

  private final Cluster cluster;

  Rights(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Refuses if one is missing. A server that does not answer such questions stops nobody.
   *
   * @throws CatalogFailure with all that are missing
   */
  void require(String namespace) {
    var missing = NEEDED.stream().filter(right -> !given(right, namespace)).toList();
    if (!missing.isEmpty()) {
      throw new CatalogFailure(
              "Files are removed by a Pod, and you may not run one in namespace %s: missing %s"
                  .formatted(
                      Printable.of(namespace),
                      missing.stream().map(Right::toString).collect(joining(", "))),
              "Ask the cluster's administrator for these rights; nothing was changed.")
          .explainedBy(CheckId.X4);
    }
  }

  private boolean given(Right right, String namespace) {
    var question =
        new V1SelfSubjectAccessReview()
            .spec(
                new V1SelfSubjectAccessReviewSpec()
                    .resourceAttributes(
                        new V1ResourceAttributes()
                            .namespace(namespace)
                            .verb(right.verb())
                            .group("")
                            .resource(right.resource())
                            .subresource(right.subresource())));
    var answer =
        ApiCalls.of(cluster)
            .attempt(
                "asking for your rights",
                () ->
                    new AuthorizationV1Api(cluster.api())
                        .createSelfSubjectAccessReview(question)
                        .execute());
    return switch (answer) {
      case Given<V1SelfSubjectAccessReview>(var review) ->
          review.getStatus() == null || Boolean.TRUE.equals(review.getStatus().getAllowed());
      case Refused<V1SelfSubjectAccessReview> unknown -> true;
    };
  }
}
