package io.tracebloc.sandbox.standin.server;

import io.tracebloc.sandbox.standin.kube.KubeException;
import io.tracebloc.sandbox.standin.spec.IngestDocument;
import io.tracebloc.sandbox.standin.spec.IngestorLine;
import io.tracebloc.sandbox.standin.spec.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides on one submission, in the server's order (protocol.md 1.5): token, policy, schema, image,
 * objects. A refusal by the policy therefore says nothing about the document.
 */
final class Submission {
  private static final String BEARER = "Bearer ";

  private final TokenReviews reviews;
  private final Policy policy;
  private final IngestorImage image;
  private final RunStarter starter;
  private final IngestorLine line;

  /**
   * A judge of submissions.
   *
   * @param line whose schema documents must follow
   */
  Submission(
      TokenReviews reviews,
      Policy policy,
      IngestorImage image,
      RunStarter starter,
      IngestorLine line) {
    this.reviews = reviews;
    this.policy = policy;
    this.image = image;
    this.starter = starter;
    this.line = line;
  }

  /**
   * Answers a request.
   *
   * @param authorization the {@code Authorization} header
   */
  Answer answer(Optional<String> authorization, byte[] body) {
    try {
      var account = authenticate(authorization);
      var request = SubmitRequest.parse(body);
      authorise(account, request.ingestConfig());
      requireValid(request.ingestConfig());
      return starter.start(
          new Run(request.idempotencyKey(), request.ingestConfig(), image(request)));
    } catch (Refusal e) {
      return Answer.refused(e);
    } catch (KubeException e) {
      return Answer.refused(
          Refusal.of(
              500, "Kubernetes API call failed (%d): %s".formatted(e.code(), e.getMessage())));
    }
  }

  private Account authenticate(Optional<String> authorization) throws Refusal, KubeException {
    var token =
        authorization
            .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
            .map(header -> header.substring(BEARER.length()).strip())
            .filter(value -> !value.isEmpty())
            .orElseThrow(() -> Refusal.of(401, "a bearer token is required"));
    var user =
        reviews
            .user(token)
            .orElseThrow(() -> Refusal.of(401, "the token is not valid in this cluster"));
    return Account.ofUser(user)
        .orElseThrow(() -> Refusal.of(403, "'%s' is not a ServiceAccount".formatted(user)));
  }

  /** The table is read leniently: whether the document is valid is the next question. */
  private void authorise(Account account, String yaml) throws Refusal {
    var table = document(yaml).flatMap(document -> document.text("table"));
    var allowed =
        table.map(name -> policy.allows(account, name)).orElseGet(() -> policy.knows(account));
    if (!allowed) {
      throw Refusal.of(
          403,
          "ServiceAccount %s may not ingest%s"
              .formatted(account, table.map(name -> " into table '" + name + "'").orElse("")));
    }
  }

  private static Optional<IngestDocument> document(String yaml) {
    try {
      return Optional.of(IngestDocument.parse(yaml));
    } catch (IngestDocument.UnreadableException _) {
      return Optional.empty();
    }
  }

  private void requireValid(String yaml) throws Refusal {
    List<Violation> violations;
    try {
      violations = IngestDocument.parse(yaml).violations(line);
    } catch (IngestDocument.UnreadableException e) {
      throw Refusal.ofField("ingest_config", e.getMessage());
    }
    if (!violations.isEmpty()) {
      throw Refusal.ofProblems(violations.stream().map(Submission::problem).toList());
    }
  }

  private static Refusal.Problem problem(Violation violation) {
    var location = new ArrayList<Object>(List.of("body", "ingest_config"));
    location.addAll(violation.path());
    return new Refusal.Problem(location, violation.message());
  }

  private String image(SubmitRequest request) throws Refusal {
    return image
        .reference(request.imageDigest())
        .orElseThrow(
            () -> Refusal.of(503, "no ingestor image is configured; name one with image_digest"));
  }
}
