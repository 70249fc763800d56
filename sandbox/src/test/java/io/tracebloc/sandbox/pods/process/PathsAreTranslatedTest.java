package io.tracebloc.sandbox.pods.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsAreTranslatedTest {
  private final PathMap paths =
      new PathMap(
          List.of(
              new PathMap.Mount("/data", Path.of("/H/outer")),
              new PathMap.Mount("/data/shared/", Path.of("/H/claim")),
              new PathMap.Mount("/tmp", Path.of("/H/tmp"))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/data/shared | /H/claim",
        "/data/shared/ | /H/claim/",
        "/data/shared/a b/c | /H/claim/a b/c",
        "/data/other | /H/outer/other",
        "/data/shared2 | /H/outer/shared2",
        "cat </data/shared/x >/tmp/y | cat </H/claim/x >/H/tmp/y",
        "--dir=/data/shared | --dir=/H/claim",
        "cd \"/data/shared\" && ls | cd \"/H/claim\" && ls",
        "A=/tmp:/data/shared; echo | A=/H/tmp:/H/claim; echo",
      })
  void wherePathsBegin(String text, String translated) {
    assertThat(paths.translate(text)).isEqualTo(translated);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/data2",
        "../tmp/x",
        "http://host/tmp/x",
        "/var/tmp/x",
        "$HOME/tmp",
        "${HOME}/tmp",
        "~/tmp",
        "tmp/x",
        "/tmp-2",
        "/tmp.d"
      })
  void otherTextStays(String text) {
    assertThat(paths.translate(text)).isEqualTo(text);
  }

  @Test
  void theLongestMountHoldsAPath() {
    assertThat(paths.resolve("/data/shared/x")).contains(Path.of("/H/claim/x"));
    assertThat(paths.resolve("/data/x")).contains(Path.of("/H/outer/x"));
    assertThat(paths.resolve("/tmp/")).contains(Path.of("/H/tmp"));
    assertThat(paths.resolve("/etc/passwd")).isEmpty();
    assertThat(paths.resolve("/")).isEmpty();
  }

  @Test
  void withoutMountsNothingChanges() {
    assertThat(new PathMap(List.of()).translate("/tmp/x")).isEqualTo("/tmp/x");
  }
}
