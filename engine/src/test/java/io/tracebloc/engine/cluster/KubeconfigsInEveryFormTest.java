package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.tracebloc.engine.failure.LocalFailure;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What kubectl reads is read alike; what it refuses is refused with the place. */
class KubeconfigsInEveryFormTest {
  private static final Path FILE = Path.of("/somewhere/config");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "current-context: x",
        "---\ncurrent-context: x\n...\n",
        "current-context: x\n---\ncurrent-context: later\n",
        "# hello\n\ncurrent-context: x\nusers: null\nclusters:\ncontexts: []\nwhatever: {a: [b]}\n",
        "current-context: never\ncurrent-context: x\n",
        "kind: Config\napiVersion: v1\ncurrent-context: x\n",
        "{\n\t\"kind\": \"Config\",\n\t\"current-context\": \"x\"\n}\n",
        "{\"current-context\":\"x\",\"users\":[{\"name\":\"u\",\"user\":{\"token\":\"t\"}}]}",
        "x: &x x\ncurrent-context: *x\n",
        "current-context: x\r\nusers:\r\n- name: u\r\n  user: {token: t}\r\n",
      })
  void inYamlAndJson(String text) {
    assertThat(parse(text).currentContext()).contains("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void withAByteOrderMark(String charset) {
    var text = "\ufeffcurrent-context: \u00fc\ud83d\ude00\n";

    var parsed = KubeconfigReader.parse(FILE, text.getBytes(Charset.forName(charset)));

    assertThat(parsed.currentContext()).contains("\u00fc\ud83d\ude00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "---\n", "# nothing\n", "{}", "null"})
  void withNothingInIt(String text) {
    assertThat(parse(text)).isEqualTo(Kubeconfig.empty());
  }

  @Test
  void withSharedPieces() {
    var users =
        parse(
                """
                shared: &exec {command: helper, apiVersion: v}
                users:
                - {name: a, user: {exec: *exec}}
                - {name: b, user: {exec: {<<: *exec, command: other}}}
                - null
                """)
            .users();

    assertThat(users.get("a").map("exec").text("command")).contains("helper");
    assertThat(users.get("b").map("exec").text("command")).contains("other");
    assertThat(users.get("b").map("exec").text("apiVersion")).contains("v");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "users:\\n- name: u\\n  user: {token: s3cret\\n- [ | line 4",
        "a: b\\n\\tc: d                                     | line 2",
        "a: b: s3cret                                       | line 1",
        "a: *s3cretless                                     | line 1",
        "a: 1\\nb: \\u0001                                  | line 2",
        "just words                                         | not a map",
        "[1, 2]                                             | not a map",
        "kind: Pod\\napiVersion: v1                         | it is a Pod of version v1",
        "kind: Config\\napiVersion: v1beta1                 | version v1beta1",
        "kind: Deployment\\napiVersion: apps/v1             | it is a Deployment",
        "a: &a [*a]                                         | refers to itself",
      })
  void brokenFilesAreNamedWithThePlaceAndWithoutTheirContent(String text, String complaint) {
    var unescaped =
        text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0001", "\u0001").strip();

    assertThatThrownBy(() -> parse(unescaped))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContainingAll("/somewhere/config", complaint)
        .message()
        .doesNotContain("s3cret ", "{token");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    assertThatThrownBy(() -> KubeconfigReader.parse(FILE, new byte[] {'a', ':', ' ', -1, -2, -3}))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("/somewhere/config");
  }

  @Test
  @Timeout(20)
  void bombsOfAliasesAreRefused() {
    var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 20; i++) {
      var alias = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n".formatted(i, i, String.join(",", List.of(alias, alias, alias))));
    }

    assertThatThrownBy(() -> parse(bomb + "current-context: x"))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("aliases");
  }

  @Test
  @Timeout(60)
  void largeFilesAreReadAndEndlessOnesAreNot() {
    var large = new StringBuilder("current-context: x\nusers:\n");
    for (int i = 0; i < 20_000; i++) {
      large.append("- name: u%d\n  user: {token: %s}\n".formatted(i, "t".repeat(100)));
    }

    assertThat(parse(large.toString()).users()).hasSize(20_000);
    assertThatThrownBy(() -> KubeconfigReader.readIfPresent(Path.of("/dev/zero")))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("8 MiB");
  }

  @Test
  @Timeout(20)
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> parse("[".repeat(100_000)))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("/somewhere/config");
  }

  @Test
  void helpersAreToldNumbersAndTruthValuesOfTheExtensionAsSuch() {
    var cluster =
        parse(
                """
                clusters:
                - name: c
                  cluster:
                    extensions:
                    - name: client.authentication.k8s.io/exec
                      extension: {n: 12, f: 1.5, t: yes, s: "3", d: 2020-01-01, z: null, l: [1, a], m: 1:30}
                """)
            .clusters()
            .get("c");

    var info =
        ExecClusterInfo.of(
            cluster, URI.create("https://s"), ServerTrust.ofSystem(false, Optional.empty()));

    assertThat(info.get("config"))
        .isEqualTo(
            JsonParser.parseString(
                "{n: 12, f: 1.5, t: true, s: '3', d: '2020-01-01', z: null, l: [1, 'a'], m: '1:30'}"));
  }

  private static Kubeconfig parse(String text) {
    return KubeconfigReader.parse(FILE, text.getBytes(StandardCharsets.UTF_8));
  }
}
