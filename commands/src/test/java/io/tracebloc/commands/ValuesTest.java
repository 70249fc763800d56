package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.info.ReleaseReport;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.ReleaseValues;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

class ValuesTest {
  private final Terminal terminal = new Terminal().of(Host.HELM);

  @BeforeEach
  void install() {
    install(
        Optional.of(
            new ReleaseValues(
                "Secret/sh.helm.release.v1.tracebloc.v3",
                3,
                """
                {"clientId": "demo", "clientPassword": "(hidden)", "clusterScope": true,
                 "env": {"CLIENT_ENV": "prod", "OTHER": ""}, "large": 12345678901234567890,
                 "ratio": 0.1, "list": [1, null, {"a": "b"}], "empty": {},
                 "odd": "\\u001b[31m\\u202ered"}""",
                """
                {"clientId": "demo", "clientPassword": "(hidden)", "env": {"OTHER": ""}}""")));
  }

  private void install(Optional<ReleaseValues> values) {
    var demo = Releases.DEMO;
    var release =
        new InstalledRelease(
            demo.platform(),
            demo.name(),
            demo.namespace(),
            demo.chart(),
            demo.chartVersion(),
            demo.status(),
            demo.targets(),
            demo.ingest(),
            demo.evidence(),
            demo.warnings(),
            values);
    terminal.engine().installed(new ReleaseReport("kind-demo", release, Optional.empty()));
  }

  @Test
  void forPeopleTheyAreYamlAndEverythingElseIsAComment() {
    var result = terminal.run("values", "tracebloc");

    assertThat(result.code()).isZero();
    assertThat(result.err())
        .isEqualTo("Warning: The policy could not be read; see helm tracebloc values RELEASE\n");
    Golden.assertSame(result.out(), "values.txt");
    Map<String, Object> values = new Yaml().load(result.out());
    assertThat(values).containsEntry("clusterScope", true).containsKey("large").hasSize(9);
  }

  @Test
  void aTableTellsWhoSetEachValue() {
    Golden.assertSame(terminal.run("values", "tracebloc", "-o", "table").out(), "values-table.txt");
  }

  @Test
  void jsonAndYamlHoldTheSame() {
    var json = terminal.run("values", "tracebloc", "-o", "json").out();
    Golden.assertSame(json, "values.json");
    var yaml = terminal.run("values", "tracebloc", "-o", "yaml").out();
    var mapper = new JsonMapper();
    assertThat(mapper.readTree(mapper.writeValueAsString(new Yaml().<Object>load(yaml))))
        .isEqualTo(mapper.readTree(json));
  }

  @Test
  void thatTheyCannotBeReadIsSaidAndNoFailure() {
    install(Optional.empty());
    var result = terminal.run("values", "tracebloc");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("could not be read", "\n{}\n", "client-pvc");
    var json = new JsonMapper().readTree(terminal.run("values", "tracebloc", "-o", "json").out());
    assertThat(json.has("values")).isFalse();
    assertThat(json.path("claim").asString()).isEqualTo("client-pvc");
  }

  @Test
  void theReleaseIsTheArgumentAndTheNamespaceHelms() {
    terminal.run("values", "tracebloc", "-n", "demo", "--live");
    assertThat(terminal.engine().release().release()).contains("tracebloc");
    assertThat(terminal.engine().cluster().namespace()).contains("demo");
    assertThat(terminal.engine().inspection().live()).isTrue();
  }

  @Test
  void aReleaseMustBeNamed() {
    var result = terminal.run("values");
    assertThat(result.code()).isEqualTo(ExitCode.ERROR.code());
    assertThat(result.err()).contains("RELEASE");
  }
}
