package io.tracebloc.engine.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.fakes.FakeApi;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code contract/protocol.md} 2. */
@Timeout(30)
class TokensComeFromRequestsOrSecretsTest {
  private static final String TOKEN = "/api/v1/namespaces/demo/serviceaccounts/ingestor/token";
  private static final String SECRETS = "/api/v1/namespaces/demo/secrets";

  private final FakeApi api = new FakeApi();
  private final IngestorTokens tokens = new IngestorTokens(api.cluster());

  @AfterEach
  void stop() {
    api.close();
  }

  private void mints(String token, String expires) {
    api.on(
        "POST",
        TOKEN,
        (_, answer) ->
            answer.send(
                201,
                "{\"kind\":\"TokenRequest\",\"apiVersion\":\"authentication.k8s.io/v1\",\"spec\":{\"audiences\":[]},\"status\":{\"token\":\"%s\",\"expirationTimestamp\":\"%s\"}}"
                    .formatted(token, expires)));
  }

  private void stores(String account, String token) {
    String data = Base64.getEncoder().encodeToString(token.getBytes(UTF_8));
    api.on(
        "GET",
        SECRETS,
        (_, answer) ->
            answer.send(
                200,
                "{\"kind\":\"SecretList\",\"apiVersion\":\"v1\",\"items\":[{\"metadata\":{\"name\":\"s\",\"annotations\":{\"kubernetes.io/service-account.name\":\"%s\"}},\"type\":\"kubernetes.io/service-account-token\",\"data\":{\"token\":\"%s\"}}]}"
                    .formatted(account, data)));
  }

  @Test
  void a_token_for_an_ingestion_is_asked_to_last_an_hour() {
    mints("minted", "2026-11-21T12:00:00Z");

    IngestorToken token = tokens.forIngestion("demo", "ingestor");

    assertThat(token.secret()).isEqualTo("minted");
    assertThat(token.source()).isEqualTo(IngestorToken.Source.TOKEN_REQUEST);
    assertThat(token.expires()).contains(Instant.parse("2026-11-21T12:00:00Z"));
    assertThat(api.requests()).hasSize(1);
    assertThat(api.requests().getFirst().body())
        .contains("\"expirationSeconds\":3600")
        .doesNotContain("audiences\":[\"");
  }

  @Test
  void a_token_for_a_check_is_asked_to_last_ten_minutes() {
    mints("minted", "2026-11-21T12:00:00Z");

    tokens.forCheck("demo", "ingestor");

    assertThat(api.requests().getFirst().body()).contains("\"expirationSeconds\":600");
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 405})
  void a_stored_token_stands_in_where_none_can_be_minted(int status) {
    api.on("POST", TOKEN, (_, answer) -> answer.refuse(status, "no"));
    stores("ingestor", "stored");

    IngestorToken token = tokens.forIngestion("demo", "ingestor");

    assertThat(token.secret()).isEqualTo("stored");
    assertThat(token.source()).isEqualTo(IngestorToken.Source.STATIC_SECRET);
    assertThat(token.expires()).isEmpty();
    assertThat(api.requests().getLast().query())
        .containsEntry("fieldSelector", "type=kubernetes.io/service-account-token");
  }

  @Test
  void the_token_of_another_account_is_none() {
    api.on("POST", TOKEN, (_, answer) -> answer.refuse(403, "may not create tokens"));
    stores("default", "stored");

    assertThatThrownBy(() -> tokens.forIngestion("demo", "ingestor"))
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("demo/ingestor")
        .hasMessageContaining("may not create tokens")
        .hasMessageNotContaining("stored-");
  }

  @Test
  void forbidden_secrets_leave_no_token() {
    api.on("POST", TOKEN, (_, answer) -> answer.refuse(403, "no tokens"));
    api.on("GET", SECRETS, (_, answer) -> answer.refuse(403, "no secrets"));

    assertThatThrownBy(() -> tokens.forIngestion("demo", "ingestor"))
        .isInstanceOf(CredentialFailure.class);
  }

  @Test
  void a_failing_server_is_not_worked_around() {
    api.on("POST", TOKEN, (_, answer) -> answer.refuse(500, "etcd"));
    stores("ingestor", "stored");

    assertThatThrownBy(() -> tokens.forIngestion("demo", "ingestor"))
        .isInstanceOf(ClusterFailure.class);
    assertThat(api.requests()).noneMatch(request -> request.path().equals(SECRETS));
  }

  @Test
  void a_lost_connection_is_not_worked_around() {
    api.on("POST", TOKEN, (_, answer) -> answer.cut());
    stores("ingestor", "stored");

    assertThatThrownBy(() -> tokens.forIngestion("demo", "ingestor"))
        .isInstanceOf(ClusterFailure.class);
    assertThat(api.requests()).noneMatch(request -> request.path().equals(SECRETS));
  }

  @Test
  void an_answer_without_a_token_is_no_token() {
    mints("", "2026-11-21T12:00:00Z");

    assertThatThrownBy(() -> tokens.forIngestion("demo", "ingestor"))
        .isInstanceOf(CredentialFailure.class);
  }
}
