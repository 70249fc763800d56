package io.tracebloc.engine.doctor;

import io.kubernetes.client.openapi.models.V1SelfSubjectReview;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.failure.InputFailure;
import java.util.Optional;

/** Who is given rights. */
public sealed interface RbacSubject {
  /** Its name; of an account without its namespace. */
  String name();

  /** A person, as the API server knows them. */
  record User(String name) implements RbacSubject {}

  /** A group of people. */
  record Group(String name) implements RbacSubject {}

  /** An account of a Pod. */
  record ServiceAccount(String namespace, String name) implements RbacSubject {}

  /**
   * Whoever the API server takes the caller for.
   *
   * @throws InputFailure if it does not tell; servers before 1.28 do not
   */
  static RbacSubject self(Cluster cluster) {
    var calls = ApiCalls.of(cluster);
    var answer =
        calls.attempt(
            "asking who you are",
            calls.authentication().createSelfSubjectReview(new V1SelfSubjectReview())::execute);
    return switch (answer) {
      case Given<V1SelfSubjectReview>(var review) ->
          userName(review).map(RbacSubject::of).orElseThrow(RbacSubject::unknown);
      case Refused<V1SelfSubjectReview> refused -> throw unknown();
    };
  }

  private static Optional<String> userName(V1SelfSubjectReview review) {
    return Optional.ofNullable(review.getStatus())
        .flatMap(status -> Optional.ofNullable(status.getUserInfo()))
        .flatMap(user -> Optional.ofNullable(user.getUsername()))
        .filter(name -> !name.isEmpty());
  }

  /** A user name of the API server; accounts have one as well. */
  static RbacSubject of(String userName) {
    var parts = userName.split(":", -1);
    return parts.length == 4 && userName.startsWith("system:serviceaccount:")
        ? new ServiceAccount(parts[2], parts[3])
        : new User(userName);
  }

  private static InputFailure unknown() {
    return new InputFailure(
        "The API server does not tell who you are",
        "Say who shall be given the rights: --user, --group or --serviceaccount");
  }
}
