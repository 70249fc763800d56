package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir private Path directory;

  private Path source(String name, String content) throws IOException {
    return Files.writeString(
        Files.createDirectories(directory.resolve("source")).resolve(name), content);
  }

  private Path folder() {
    return directory.resolve("target");
  }

  private void update(Path... files) throws IOException {
    var named =
        Arrays.stream(files)
            .collect(Collectors.toMap(file -> file.getFileName().toString(), Function.identity()));
    new Folder(folder()).update(named, "rw-r--r--");
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFolderHoldsExactlyWhatItWasGiven() throws IOException {
    update(source("a-1.jar", "a"), source("b.jar", "b"));
    update(source("a-2.jar", "A"), source("b.jar", "B"));
    assertThat(names()).containsExactly("a-2.jar", "b.jar");
    assertThat(folder().resolve("b.jar")).hasContent("B");
  }

  @Test
  void aFileThatSomebodyHasOpenKeepsItsContentForThem() throws IOException {
    update(source("a.jar", "old"));
    try (var open = Files.newInputStream(folder().resolve("a.jar"))) {
      update(source("a.jar", "new and longer"));
      assertThat(new String(open.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("old");
    }
    assertThat(folder().resolve("a.jar")).hasContent("new and longer");
  }

  @Test
  void aFileThatIsTheSameIsLeftAlone() throws IOException {
    update(source("a.jar", "a"));
    var before = Files.getLastModifiedTime(folder().resolve("a.jar"));
    var key = Files.readAttributes(folder().resolve("a.jar"), "unix:ino");
    update(source("a.jar", "a"));
    assertThat(Files.getLastModifiedTime(folder().resolve("a.jar"))).isEqualTo(before);
    assertThat(Files.readAttributes(folder().resolve("a.jar"), "unix:ino")).isEqualTo(key);
  }

  @Test
  void permissionsAreSet() throws IOException {
    new Folder(folder()).update(Map.of("run", source("run", "#!/bin/sh\n")), "rwxr-xr-x");
    assertThat(folder().resolve("run")).isExecutable();
  }
}
