package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scripts/package} refuses what it does not understand before it builds anything. */
class PackageScriptTest {
  private static final Path SCRIPT =
      Path.of(System.getProperty("project")).resolve("scripts/package");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"--jdk", "--jdk=", "--jdk=linux-arm64", "--unknown=x", "word", "--gpg-key", "-x"})
  void wrongWordsEndWithTheUsage(String word) throws Exception {
    var outcome = Shell.in(directory).run(SCRIPT, word);
    assertThat(outcome.code()).isEqualTo(64);
    assertThat(outcome.err()).contains("Usage: package");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsNamed() throws Exception {
    var outcome = Shell.in(directory).run(SCRIPT, "--jdk", "linux-arm64=" + directory + "/no such");
    assertThat(outcome.code()).isEqualTo(64);
    assertThat(outcome.err()).isEqualTo("package: There is no folder " + directory + "/no such\n");
  }

  @Test
  void aPlatformThatNobodyBuildsForIsRefused() throws Exception {
    var outcome = Shell.in(directory).run(SCRIPT, "--jdk=windows-arm64=" + directory);
    assertThat(outcome.code()).isEqualTo(64);
    assertThat(outcome.err()).contains("windows-arm64 is not a platform that is built for");
  }
}
