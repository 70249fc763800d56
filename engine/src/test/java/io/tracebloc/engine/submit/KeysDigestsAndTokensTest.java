package io.tracebloc.engine.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.InputFailure;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code contract/protocol.md} 1.1, 1.4 and 2. */
class KeysDigestsAndTokensTest {
  @Test
  void a_random_key_is_32_hex_digits_and_never_the_same() {
    RandomGenerator random = new SecureRandom();

    assertThat(IdempotencyKey.random(random).value()).matches("[0-9a-f]{32}");
    assertThat(IdempotencyKey.random(random)).isNotEqualTo(IdempotencyKey.random(random));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z9", "demo-1732150000", "a.b_c-d"})
  void keys_that_fit_a_label_are_taken(String key) {
    assertThat(new IdempotencyKey(key).value()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "a b", "a/b", "é", "a\n", "\u001b[2J"})
  void other_keys_are_an_error_of_input(String key) {
    assertThatThrownBy(() -> new IdempotencyKey(key))
        .isInstanceOf(InputFailure.class)
        .hasMessageNotContaining("\u001b")
        .hasMessageNotContaining("\n");
  }

  @Test
  void sixty_three_characters_are_the_longest_key() {
    assertThat(new IdempotencyKey("k".repeat(63)).value()).hasSize(63);
    assertThatThrownBy(() -> new IdempotencyKey("k".repeat(64))).isInstanceOf(InputFailure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "sha256:abc", "repo/image:tag", "SHA256:"})
  void only_digests_name_an_image(String digest) {
    assertThatThrownBy(() -> new ImageDigest(digest)).isInstanceOf(InputFailure.class);
    assertThatThrownBy(() -> new ImageDigest("sha256:" + "A".repeat(64)))
        .isInstanceOf(InputFailure.class);
    assertThat(new ImageDigest("sha256:" + "a".repeat(64)).value()).endsWith("a");
  }

  @Test
  void a_token_never_shows_itself() {
    var token = Submissions.token("very-secret");

    assertThat(token.toString()).doesNotContain("very-secret").contains(token.fingerprint());
    // The first 8 bytes of sha256("very-secret").
    assertThat(token.fingerprint()).matches("[0-9a-f]{16}");
    assertThat(Submissions.token("abc").fingerprint()).isEqualTo("ba7816bf8f01cfea");
  }

  @Test
  void the_body_has_no_key_for_what_is_not_set() {
    var bodies = new SubmitBody();
    var plain = Submissions.simple();
    var digest = new ImageDigest("sha256:" + "0".repeat(64));
    var pinned =
        new Submission(
            plain.release(),
            plain.chartVersion(),
            plain.target(),
            plain.config(),
            plain.key(),
            Optional.of(digest));

    var without =
        bodies.parse(new String(bodies.write(plain), java.nio.charset.StandardCharsets.UTF_8));
    var with =
        bodies.parse(new String(bodies.write(pinned), java.nio.charset.StandardCharsets.UTF_8));

    assertThat(without.orElseThrow().propertyNames())
        .containsExactly("ingest_config", "idempotency_key");
    assertThat(without.orElseThrow().get("ingest_config").asString()).isEqualTo(Submissions.YAML);
    assertThat(with.orElseThrow().get("image_digest").asString()).isEqualTo(digest.value());
  }

  @Test
  void the_policy_is_only_warned_of() {
    assertThat(policy("*")).isEmpty();
    assertThat(policy("le")).isEmpty();
    assertThat(policy()).isEmpty();
    assertThat(policy("cats", "dogs").orElseThrow()).contains("cats, dogs").contains("leaves");
  }

  private static Optional<String> policy(String... prefixes) {
    Optional<URI> nowhere = Optional.empty();
    return Submissions.to(Submissions.target(nowhere, List.of(prefixes))).policyWarning();
  }
}
