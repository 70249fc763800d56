package io.tracebloc.engine.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.AuthenticationV1TokenRequest;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1TokenRequestSpec;
import io.kubernetes.client.openapi.models.V1TokenRequestStatus;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.submit.IngestorToken.Source;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Gets tokens of the ingestor account ({@code contract/protocol.md} 2). */
public final class IngestorTokens {
  private static final long INGESTION_SECONDS = 3600;
  private static final long CHECK_SECONDS = 600;
  private static final String TOKEN_SECRET = "kubernetes.io/service-account-token";
  private static final String ACCOUNT_OF_SECRET = "kubernetes.io/service-account.name";

  /** Answers after which a static token may exist; a network error is none of them. */
  private static final Set<Integer> NO_TOKEN_REQUEST = Set.of(403, 404, 405);

  private final ApiCalls calls;

  /** Tokens of accounts in this cluster. */
  public IngestorTokens(Cluster cluster) {
    this.calls = ApiCalls.of(cluster);
  }

  /**
   * A token for a submit, asked to be good for an hour. To be called right before the submit, not
   * before a long upload.
   *
   * @throws CredentialFailure if the account has none that the user may get
   * @throws io.tracebloc.engine.failure.ClusterFailure if the API server does not answer
   */
  public IngestorToken forIngestion(String namespace, String account) {
    return token(namespace, account, INGESTION_SECONDS);
  }

  /**
   * A token that lives only ten minutes, to see whether one can be had and for how long.
   *
   * @throws CredentialFailure if the account has none that the user may get
   * @throws io.tracebloc.engine.failure.ClusterFailure if the API server does not answer
   */
  public IngestorToken forCheck(String namespace, String account) {
    return token(namespace, account, CHECK_SECONDS);
  }

  private IngestorToken token(String namespace, String account, long seconds) {
    // No audiences: the server's own review names none, so the default one is right.
    var request =
        new AuthenticationV1TokenRequest()
            .apiVersion("authentication.k8s.io/v1")
            .kind("TokenRequest")
            .metadata(new V1ObjectMeta())
            .spec(new V1TokenRequestSpec().expirationSeconds(seconds));
    String action = "creating a token for account %s".formatted(name(namespace, account));
    var answer =
        calls.attempt(
            action,
            calls.core().createNamespacedServiceAccountToken(account, namespace, request)::execute);
    return switch (answer) {
      case Given<AuthenticationV1TokenRequest>(var given) -> minted(given, namespace, account);
      case Refused<AuthenticationV1TokenRequest> refused
          when NO_TOKEN_REQUEST.contains(refused.code()) ->
          stored(namespace, account)
              .orElseThrow(
                  () -> noToken(namespace, account, refused, "; no stored token was found either"));
      case Refused<AuthenticationV1TokenRequest> refused
          when refused.code() == 429 || refused.code() >= 500 ->
          throw refused.failure();
      case Refused<AuthenticationV1TokenRequest> refused ->
          throw noToken(namespace, account, refused, "");
    };
  }

  private static IngestorToken minted(
      AuthenticationV1TokenRequest answer, String namespace, String account) {
    V1TokenRequestStatus status = answer.getStatus();
    if (status == null || status.getToken() == null || status.getToken().isBlank()) {
      throw new CredentialFailure(
              "The API server answered the token request for account %s without a token"
                  .formatted(name(namespace, account)),
              "Try it with kubectl create token")
          .explainedBy(CheckId.X2);
    }
    return new IngestorToken(
        status.getToken(),
        Source.TOKEN_REQUEST,
        Optional.ofNullable(status.getExpirationTimestamp()).map(OffsetDateTime::toInstant));
  }

  private Optional<IngestorToken> stored(String namespace, String account) {
    ApiPath secrets =
        ApiPath.of("/api/v1/namespaces/%s/secrets".formatted(ApiPath.segment(namespace)))
            .with("fieldSelector", "type=" + TOKEN_SECRET);
    String action = "looking for a stored token of account %s".formatted(name(namespace, account));
    return calls
        .get(action, secrets.toString())
        .ifGiven()
        .flatMap(
            list ->
                JsonFields.objects(list, "items")
                    .filter(secret -> belongsTo(secret, account))
                    .flatMap(secret -> content(secret).stream())
                    .findFirst())
        .map(secret -> new IngestorToken(secret, Source.STATIC_SECRET, Optional.empty()));
  }

  private static boolean belongsTo(JsonObject secret, String account) {
    JsonObject metadata = JsonFields.object(secret, "metadata");
    return JsonFields.text(JsonFields.object(metadata, "annotations"), ACCOUNT_OF_SECRET)
        .filter(account::equals)
        .isPresent();
  }

  private static Optional<String> content(JsonObject secret) {
    try {
      return JsonFields.text(JsonFields.object(secret, "data"), "token")
          .map(encoded -> new String(Base64.getDecoder().decode(encoded), UTF_8).strip())
          .filter(token -> !token.isEmpty());
    } catch (IllegalArgumentException e) {
      // Not base64, so not written by Kubernetes: no token.
      return Optional.empty();
    }
  }

  private static Failure noToken(
      String namespace, String account, Refused<?> refused, String otherwise) {
    return new CredentialFailure(
            "No token for account %s: %s (%d)%s"
                .formatted(name(namespace, account), refused.message(), refused.code(), otherwise),
            "Ask for the verb create on serviceaccounts/token in namespace %s, or name another account"
                .formatted(Printable.of(namespace)))
        .explainedBy(CheckId.X4, CheckId.X2);
  }

  private static String name(String namespace, String account) {
    return "%s/%s".formatted(Printable.of(namespace), Printable.of(account));
  }
}
