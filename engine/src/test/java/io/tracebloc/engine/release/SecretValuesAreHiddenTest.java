package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
  void whatCanBeRecognisedInTextsAndListsOfVariablesIsHidden() {
    var values =
        """
        {"env": [{"name": "DB_PASSWORD", "value": "s1"}, {"name": "MODE", "value": "plain"}],
         "url": "https://h/path?api_token=s2&open=1",
         "file": "mode: plain\\n  db_password = s3\\n'authToken': \\"s4\\"\\n",
         "pem": "-----BEGIN RSA PRIVATE KEY-----\\ns5\\n-----END RSA PRIVATE KEY-----\\n",
         ".dockerconfigjson": "s6", "image": "registry/image:1.2@sha256:abc"}
        """;

    assertThat(Redaction.of(new Tree(JsonParser.parseString(values))).element().toString())
        .doesNotContain("s1", "s2", "s3", "s4", "s5", "s6")
        .contains("\"plain\"", "open=1", "mode: plain", "registry/image:1.2@sha256:abc");
  }

  @Test
  @Timeout(10)
  void longHostileTextsDoNotTakeLong() {
    var values = new JsonObject();
    values.addProperty("long", "password".repeat(60_000) + "\n");
    values.addProperty("address", "?".repeat(200_000) + "token".repeat(20_000));

    assertThat(Redaction.of(new Tree(values)).element().toString()).hasSizeGreaterThan(700_000);
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
