package io.tracebloc.distribution.krew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules notice what krew would refuse. */
class KrewRulesTest {
  private static final String GOOD =
      """
      apiVersion: krew.googlecontainertools.github.com/v1alpha2
      kind: Plugin
      metadata:
        name: some-plugin
      spec:
        version: v1.0.0
        homepage: https://example.org/x
        shortDescription: Do something
        description: |
          Does something.
        platforms:
          - selector:
              matchLabels:
                os: linux
                arch: amd64
            uri: https://example.org/x.tgz
            sha256: %s
            bin: bin/x
          - selector:
              matchLabels:
                os: windows
                arch: amd64
            uri: https://example.org/y.tgz
            sha256: %s
            bin: bin/x.exe
      """
          .formatted("0b".repeat(32), "a1".repeat(32));

  @Test
  void aGoodManifestPasses() {
    assertThat(KrewRules.check("some-plugin.yaml", GOOD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1alpha2           | v1alpha3        | apiversion",
        "kind: Plugin       | kind: Index     | kind",
        "name: some-plugin  | name: other     | named after",
        "name: some-plugin  | label: x        | unknown field",
        "v1.0.0             | 1.0.0           | leading v",
        "v1.0.0             | v1.0            | leading v",
        "Do something       | Do something.   | few words",
        "kind: Plugin       | wrong: x        | unknown field wrong",
        "bin: bin/x         | bin: ../x       | bin",
        "bin: bin/x         | bin: /x         | bin",
        "'os: windows'      | 'os: linux'     | two platforms fit",
        "'os: windows'      | 'os: plan9'     | fits nothing",
        "'os: windows'      | 'kernel: nt'    | unknown field kernel",
        "bin: bin/x.exe     | bin: bin/x.cmd  | only an .exe",
        "a1a1               | A1A1            | sha256",
        "https://example.org/y.tgz | http://x | uri",
      })
  void aMistakeIsNoticed(String right, String wrong, String complaint) {
    assertThat(GOOD).contains(right);
    assertThat(KrewRules.check("some-plugin.yaml", GOOD.replace(right, wrong)))
        .anySatisfy(found -> assertThat(found).contains(complaint));
  }

  @Test
  void aManifestThatNamesNoFilesMayNotSayFiles() {
    var text = GOOD.replace("      bin: bin/x\n", "      bin: bin/x\n      files: []\n");
    assertThat(KrewRules.check("some-plugin.yaml", text))
        .containsExactly("files is there, but empty");
  }

  @Test
  void aKeyThatIsThereTwiceEndsTheLoad() {
    assertThatThrownBy(() -> KrewRules.check("some-plugin.yaml", GOOD + "kind: Plugin\n"))
        .hasMessageContaining("kind");
  }
}
