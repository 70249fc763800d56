package io.tracebloc.sandbox.standin.server;

import io.tracebloc.sandbox.standin.kube.KubeClient;
import io.tracebloc.sandbox.standin.kube.KubeException;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Asks the Kubernetes API whose token it is. */
record TokenReviews(KubeClient kube) {
  private static final String PATH = "/apis/authentication.k8s.io/v1/tokenreviews";

  /**
   * The user behind a token; empty if the API does not accept it.
   *
   * @throws KubeException if the review itself was refused, for example because the release was
   *     installed with {@code clusterScope: false}
   */
  Optional<String> user(String token) throws KubeException {
    var review = JsonNodeFactory.instance.objectNode();
    review.put("apiVersion", "authentication.k8s.io/v1");
    review.put("kind", "TokenReview");
    review.putObject("spec").put("token", token);
    var status = kube.create(PATH, review).path("status");
    return status.path("authenticated").asBoolean(false)
        ? Optional.of(status.path("user").path("username").asString(""))
        : Optional.empty();
  }
}
