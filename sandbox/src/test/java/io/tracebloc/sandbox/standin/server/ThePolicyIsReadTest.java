package io.tracebloc.sandbox.standin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Releases.md 2.4. */
class ThePolicyIsReadTest {
  private static final Account INGESTOR = new Account("demo", "ingestor");

  @Test
  void aStarAllowsEveryTable() throws Exception {
    var policy =
        Policy.parse(
            """
            allowed:
              - service_account: ingestor
                namespace: demo
                table_prefixes: ["*"]
            """);
    assertThat(policy.allows(INGESTOR, "anything")).isTrue();
    assertThat(policy.allows(new Account("other", "ingestor"), "anything")).isFalse();
    assertThat(policy.allows(new Account("demo", "default"), "anything")).isFalse();
  }

  @Test
  void aPrefixAllowsTablesThatStartWithIt() throws Exception {
    var policy =
        Policy.parse(
            "allowed: [{service_account: ingestor, namespace: demo, table_prefixes: [leaf_]}]");
    assertThat(policy.allows(INGESTOR, "leaf_spots")).isTrue();
    assertThat(policy.allows(INGESTOR, "my_leaf_")).isFalse();
  }

  @Test
  void anEmptyListDeniesEverybody() throws Exception {
    assertThat(Policy.parse("allowed: []").knows(INGESTOR)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "allowed: ingestor", "allowed: [{namespace: demo}]", "a: ["})
  void anythingElseIsAnError(String yaml) {
    assertThatThrownBy(() -> Policy.parse(yaml)).isInstanceOf(IOException.class);
  }
}
