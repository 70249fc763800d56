package io.tracebloc.distribution.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of what a platform's archives consist of. */
class ComponentsTest {
  private static final Platform HERE = Platform.parse("linux-amd64");
  private static final String BUILT =
      """
      {
        "bomFormat": "CycloneDX",
        "components": [
          {"group": "com.marcnuri.helm-java", "name": "linux-amd64", "version": "1",
           "purl": "pkg:maven/com.marcnuri.helm-java/linux-amd64@1?type=jar",
           "hashes": [{"alg": "SHA-256", "content": "00"}]},
          {"group": "org.example", "name": "other", "version": "2",
           "hashes": [{"alg": "SHA-256", "content": "11"}]}
        ]
      }
      """;

  @TempDir private Path directory;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectories(directory.resolve("runtime"));
    Files.writeString(directory.resolve("runtime/release"), "JAVA_VERSION=\"25.0.3\"\n");
    Files.writeString(directory.resolve("built.json"), BUILT);
  }

  private JsonNode list(String platform) throws IOException {
    var target = directory.resolve("list.json");
    new Components(directory.resolve("built.json"), HERE)
        .write(Platform.parse(platform), directory, target);
    return new JsonMapper().readTree(Files.readString(target)).path("components");
  }

  @Test
  void theRuntimeIsAComponent() throws IOException {
    var runtime = list("linux-amd64").get(2);
    assertThat(runtime.path("name").asString()).isEqualTo("OpenJDK");
    assertThat(runtime.path("version").asString()).isEqualTo("25.0.3");
  }

  @Test
  void thisMachinesListKeepsAllDigests() throws IOException {
    assertThat(list("linux-amd64").get(0).path("hashes").size()).isEqualTo(1);
  }

  @Test
  void anotherPlatformHasItsOwnLibraryOfHelm() throws IOException {
    var components = list("darwin-arm64");
    var helm = components.get(0);
    assertThat(helm.path("name").asString()).isEqualTo("darwin-arm64");
    assertThat(helm.path("purl").asString()).contains("/darwin-arm64@1");
    assertThat(helm.has("hashes")).isFalse();
    assertThat(components.get(1).path("hashes").size()).isEqualTo(1);
  }
}
