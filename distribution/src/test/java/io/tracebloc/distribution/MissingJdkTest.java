package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mvnw} on a machine without the JDK: here, one that nobody has. */
class MissingJdkTest {
  private static final Path PROJECT = Path.of(System.getProperty("project"));

  @TempDir private Path directory;

  private Path wrapperFor(String jdk) throws IOException {
    var text = Files.readString(PROJECT.resolve("mvnw"));
    assertThat(text).contains("\njdk=25\n");
    return Files.writeString(
        directory.resolve("mvnw"), text.replace("\njdk=25\n", "\njdk=" + jdk + "\n"));
  }

  @Test
  void theBuildEndsWithOneClearSentence() throws Exception {
    var outcome = Shell.in(directory).run("sh", wrapperFor("999"), "-B", "validate");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualTo(
            "mvnw: This project is built with JDK 999, and none was found; install one (any vendor),"
                + " or set JAVA_HOME to it.\n");
    assertThat(directory.resolve(".m2")).doesNotExist();
  }

  @Test
  void aJdkNamedByAVariableIsFound() throws Exception {
    var home = Files.createDirectories(directory.resolve("my jdk/bin")).getParent();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"999.0.1\"\n");
    var compiler = Files.createFile(home.resolve("bin/javac"));
    assertThat(compiler.toFile().setExecutable(true)).isTrue();
    var outcome =
        Shell.in(directory)
            .with("JAVA999_HOME", home.toString())
            .with("MVNW_REPOURL", "file:///nonexistent")
            .run("sh", wrapperFor("999"), "-B", "validate");
    // It goes on to fetch Maven, which it cannot here.
    assertThat(outcome.err()).doesNotContain("JDK 999").contains("could not be fetched");
  }

  @Test
  void toolchainsNamedByTheUserAreLeftToMaven() throws Exception {
    Files.createDirectories(directory.resolve(".m2"));
    Files.writeString(directory.resolve(".m2/toolchains.xml"), "<toolchains/>");
    var outcome =
        Shell.in(directory)
            .with("MVNW_REPOURL", "file:///nonexistent")
            .run("sh", wrapperFor("999"), "-B", "validate");
    assertThat(outcome.err()).doesNotContain("JDK 999").contains("could not be fetched");
  }
}
