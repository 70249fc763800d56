package io.tracebloc.distribution.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.distribution.notices.GoLibrary;
import io.tracebloc.distribution.notices.HelmLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

  private static final Path NOTICES =
      Path.of(System.getProperty("project"), "distribution/src/main/notices");

  @TempDir private Path directory;

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectories(directory.resolve("runtime"));
    Files.writeString(directory.resolve("runtime/release"), "JAVA_VERSION=\"25.0.3\"\n");
    Files.writeString(directory.resolve("built.json"), BUILT);
  }

  private Path helm() throws IOException {
    var modules =
        """
        mod\tgithub.com/manusa/helm-java/native\t(devel)\t
        dep\tgithub.com/BurntSushi/toml\tv1.5.0\th1:x
        dep\tgithub.com/cyphar/filepath-securejoin\tv0.4.1+incompatible\th1:y
        """;
    var jar = directory.resolve("helm.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("helm-some.so"));
      zip.write(GoLibrary.of(modules).getBytes(StandardCharsets.ISO_8859_1));
      zip.closeEntry();
    }
    return jar;
  }

  private JsonNode list(String platform) throws IOException {
    var target = directory.resolve("list.json");
    new Components(directory.resolve("built.json"), HERE, NOTICES)
        .write(Platform.parse(platform), directory, new HelmLibrary(helm()), target);
    return new JsonMapper().readTree(Files.readString(target)).path("components");
  }

  @Test
  void theRuntimeIsAComponent() throws IOException {
    var runtime = list("linux-amd64").get(2);
    assertThat(runtime.path("name").asString()).isEqualTo("OpenJDK");
    assertThat(runtime.path("version").asString()).isEqualTo("25.0.3");
  }

  @Test
  void theGoModulesOfHelmsLibraryAreComponents() throws IOException {
    var components = list("darwin-arm64").valueStream().skip(3).toList();
    assertThat(components.stream().map(component -> component.path("purl").asString()))
        .containsExactly(
            "pkg:golang/stdlib@1.99",
            "pkg:golang/github.com/manusa/helm-java/native",
            "pkg:golang/github.com/burntsushi/toml@v1.5.0",
            "pkg:golang/github.com/cyphar/filepath-securejoin@v0.4.1%2Bincompatible");
    assertThat(components.getLast().path("licenses").get(0).path("expression").asString())
        .isEqualTo("BSD-3-Clause AND MPL-2.0");
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
