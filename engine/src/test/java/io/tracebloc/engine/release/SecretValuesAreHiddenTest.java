package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code contract/releases.md} 1.4: what must not be shown. */
class SecretValuesAreHiddenTest {
  private static final String VALUES =
      """
      {"clientPassword": "s1", "auth": {"apiToken": ["s2", {"x": "s3"}]},
       "secrets": {"plain": "s4", "deep": {"er": 5}}, "dockerRegistry": {"server": "s6"},
       "SSH_KEY": "s7", "awsCredentials": {"a": "s8"},
       "proxy": "http://user:s9@host:1", "open": "visible", "count": 3, "none": null}
      """;

  @Test
  void everythingUnderATellingNameIsHidden() {
    var redacted = Redaction.of(new Tree(JsonParser.parseString(VALUES)));

    assertThat(redacted.element().toString())
        .doesNotContain("s1", "s2", "s3", "s4", "s6", "s7", "s8", "s9")
        .contains("\"open\":\"visible\"", "\"count\":3", "http://host:1");
    assertThat(redacted.text("secrets", "deep", "er")).contains(Redaction.HIDDEN);
  }

  @Test
  void textsOfRecordsHideThem() {
    var values = EffectiveValues.merge(new Tree(JsonParser.parseString(VALUES)), Tree.nothing());
    var revision = new HelmRevision("Secret/x", "r", 1, "deployed", Optional.of("s1"));
    var choice = RevisionChoice.among(List.of(revision)).orElseThrow();

    assertThat(
            values.toString()
                + revision
                + choice
                + new HelmRecord(choice, values.tree(), values, new Manifest(Optional.empty())))
        .doesNotContain("s1", "s9");
  }
}
