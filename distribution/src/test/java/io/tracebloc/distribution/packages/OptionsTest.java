package io.tracebloc.distribution.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words by which the build says what to pack. */
class OptionsTest {
  @Test
  void anEmptyOptionWasNotGiven() {
    var options = Options.parse(List.of("--jdks=", "--launchers=", "--gpg-key="));
    assertThat(options.jdks()).isEmpty();
    assertThat(options.launchers()).isEmpty();
    assertThat(options.gpgKey()).isEmpty();
  }

  @Test
  void foldersMayHoldSpacesAndEqualsSigns() {
    var options = Options.parse(List.of("--jdks=linux-arm64=/my jdk:darwin-amd64=/a=b"));
    assertThat(options.jdks())
        .containsEntry(Platform.parse("linux-arm64"), Path.of("/my jdk"))
        .containsEntry(Platform.parse("darwin-amd64"), Path.of("/a=b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--jdks=linux-arm64",
        "--jdks=linux-arm64=",
        "--jdks=solaris-sparc=/jdk",
        "--jdks=linux-arm64=/a:linux-arm64=/b",
        "--jdk=linux-arm64=/a",
        "linux-arm64=/a",
        "--gpg-key"
      })
  void whatIsNotUnderstoodIsRefused(String word) {
    assertThatThrownBy(() -> Options.parse(List.of(word))).isInstanceOf(Refusal.class);
  }
}
