package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renewed tokens go into the file; everything else in it stays as somebody wrote it. */
class KubeconfigsAreEditedSparinglyTest {
  private static final Map<String, String> RENEWED =
      Map.of("id-token", "new.id/+=", "refresh-token", "new \"quoted\"");

  @Test
  void inBlocksWithComments() {
    var before =
        """
        # mine \u00e4\ud83d\ude00
        users:
        - name: other
          user: {token: t} # kept
        - name: u
          user:
            auth-provider:
              name: oidc
              config:
                # about the client
                client-id: door
                id-token: a.b.c   # old
                refresh-token: |
                  folded-one
                idp-issuer-url: https://issuer
        unknown: [1, 2]
        """;

    assertThat(edited(before))
        .isEqualTo(
            before
                .replace("a.b.c", "\"new.id/+=\"")
                .replace("|\n          folded-one", "\"new \\\"quoted\\\"\""));
  }

  @Test
  void inJsonEvenIfAFieldWasMissing() {
    var before =
        """
        {"users":[{"name":"u","user":{"auth-provider":{"name":"oidc",
          "config":{"client-id":"door","refresh-token":"old"}}}}],"kind":"Config"}
        """;

    assertThat(edited(before))
        .isEqualTo(
            before
                .replace("{\"client-id\"", "{\"id-token\": \"new.id/+=\", \"client-id\"")
                .replace("\"old\"", "\"new \\\"quoted\\\"\""));
  }

  @Test
  void inBlocksIfFieldsWereMissingOrEmpty() {
    var before =
        """
        users:
          - user:
              auth-provider:
                config:
                  client-id: door
                  refresh-token:
            name: u
        """;

    assertThat(edited(before))
        .isEqualTo(
            before
                .replace(
                    "client-id: door", "\"id-token\": \"new.id/+=\"\n          client-id: door")
                .replace("refresh-token:", "refresh-token: \"new \\\"quoted\\\"\""));
  }

  @Test
  void butNotWhereAnAliasSharesThePlaceWithOthers() {
    var shared =
        """
        template: &config {client-id: door, id-token: a, refresh-token: b}
        users:
        - {name: u, user: {auth-provider: {name: oidc, config: *config}}}
        """;
    var sharedToken =
        """
        token: &token a
        users:
        - {name: u, user: {auth-provider: {config: {client-id: door, id-token: *token}}}}
        """;

    assertThat(KubeconfigEdit.withProviderFields(shared, "u", RENEWED)).isEmpty();
    assertThat(KubeconfigEdit.withProviderFields(sharedToken, "u", RENEWED)).isEmpty();
  }

  @Test
  void andNotWhereNoSuchUserIs() {
    assertThat(KubeconfigEdit.withProviderFields("users: []", "u", RENEWED)).isEmpty();
    assertThat(KubeconfigEdit.withProviderFields("", "u", RENEWED)).isEmpty();
    assertThat(KubeconfigEdit.withProviderFields("users: [", "u", RENEWED)).isEmpty();
  }

  @Test
  void anEditThatChangesMoreIsNoticed() {
    var before = document("{token: t}");

    assertThat(before.with(document("{token: x}").text()).differsOnlyBy(before, "u", RENEWED))
        .isFalse();
    assertThat(before.with("users: [").differsOnlyBy(before, "u", RENEWED)).isFalse();
  }

  @Test
  void theCharsetStays(@TempDir Path directory) throws Exception {
    var file = directory.resolve("config");
    Files.write(file, ("\ufeff" + "users: [] # \u00e4").getBytes(StandardCharsets.UTF_16LE));

    var text = KubeconfigText.read(file);
    KubeconfigText.replace(file, text.with(text.text() + "\n"));

    assertThat(Files.readAllBytes(file))
        .isEqualTo(("\ufeff" + "users: [] # \u00e4\n").getBytes(StandardCharsets.UTF_16LE));
  }

  private static KubeconfigText document(String other) {
    var text =
        "users: [{name: v, user: %s}, {name: u, user: {auth-provider: {config: {a: b}}}}]"
            .formatted(other);
    return new KubeconfigText(text, StandardCharsets.UTF_8);
  }

  private static String edited(String before) {
    var after = KubeconfigEdit.withProviderFields(before, "u", RENEWED).orElseThrow();
    var document = new KubeconfigText(before, StandardCharsets.UTF_8);
    assertThat(document.with(after).differsOnlyBy(document, "u", RENEWED)).isTrue();
    return after;
  }
}
