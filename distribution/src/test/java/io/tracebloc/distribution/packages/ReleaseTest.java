package io.tracebloc.distribution.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of a release's files, and what Helm makes of them. */
class ReleaseTest {
  private static Release release(String version) {
    return new Release(version, Instant.EPOCH, Path.of("packages"));
  }

  /** What both Helms take for the folder of the plugin. */
  private static String folder(Path archive) {
    return archive
        .getFileName()
        .toString()
        .replaceFirst("\\.(tgz|tar\\.gz)$", "")
        .replaceAll("(.*)-[0-9]+\\..*", "$1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1.0", "1.12.3", "1.0.0-rc.1", "2.0.0-SNAPSHOT", "1.0.0-alpha-x"})
  void helmNamesThePluginsFolderTracebloc(String version) {
    for (var platform : Platform.ALL) {
      assertThat(folder(release(version).archive(platform))).isEqualTo("tracebloc");
      assertThat(folder(release(version).helm4(platform))).isEqualTo("tracebloc");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"v1.0.0", "1.0", "1.0.0-1.2", "1.0.0-rc-1.2", "01.0.0", "1.0.0+x", "", "../1.0.0"})
  void otherVersionsAreRefused(String version) {
    assertThatThrownBy(() -> release(version)).isInstanceOf(Refusal.class);
  }

  @Test
  void noTwoFilesOfAReleaseHaveOneName() {
    var release = release("1.0.0");
    assertThat(
            Platform.ALL.stream()
                .flatMap(platform -> Stream.of(release.archive(platform), release.helm4(platform)))
                .map(Path::getFileName))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-amd64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, x86_64, darwin-amd64",
    "Mac OS X, aarch64, darwin-arm64",
    "Windows Server 2022, amd64, windows-amd64"
  })
  void platformsHaveTheNamesOfGo(String name, String architecture, String expected) {
    assertThat(Platform.of(name, architecture)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"windows-arm64", "linux-386", "linux", "", "linux-amd64/..", "Linux-amd64"})
  void otherPlatformsAreRefused(String name) {
    assertThatThrownBy(() -> Platform.parse(name))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("darwin-arm64");
  }
}
