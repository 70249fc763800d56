package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeImageTest {
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @TempDir private Path directory;

  @Test
  void theImageIsLinkedAnewOnlyWhenSomethingChanged() throws IOException {
    var path = directory.resolve("runtime");
    assertThat(new RuntimeImage(path, List.of("java.base")).update(JDK)).isTrue();
    assertThat(path.resolve("bin/java")).isExecutable();
    assertThat(new RuntimeImage(path, List.of("java.base")).update(JDK)).isFalse();
    assertThat(new RuntimeImage(path, List.of("java.base", "java.logging")).update(JDK)).isTrue();
    assertThat(path.resolve("legal/java.logging")).isDirectory();
    try (var files = Files.walk(path)) {
      assertThat(files).noneMatch(Files::isSymbolicLink);
    }
    assertThat(directory).isDirectoryNotContaining(file -> !file.equals(path));
  }
}
