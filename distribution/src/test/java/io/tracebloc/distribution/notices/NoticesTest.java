package io.tracebloc.distribution.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is shipped whose licence nobody knows. */
class NoticesTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("project"), "distribution/src/main/notices");

  @TempDir private Path directory;

  private Jar jar(String name, Map<String, String> entries) throws IOException {
    var path = directory.resolve(name);
    try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.ISO_8859_1));
        zip.closeEntry();
      }
    }
    return new Jar(path);
  }

  private static Component component(String name, String... licences) {
    return new Component("org.example", name, "1.0", List.of(licences));
  }

  private static String of(Component component, Jar... jars) throws IOException {
    return Notices.of(List.of(component), List.of(jars), SOURCES);
  }

  @Test
  void aLibraryIsNamedWithItsLicenceAndTheTextsThatItBrings() throws IOException {
    var texts = Map.of("META-INF/LICENSE.txt", "As you like.\r\n", "org/LICENSE.class", "code");
    assertThat(of(component("some", "MIT"), jar("some-1.0.jar", texts)))
        .contains("org.example:some:1.0: MIT\n", "META-INF/LICENSE.txt in some-1.0.jar")
        .contains("As you like.\n")
        .doesNotContain("\r", "code");
  }

  @Test
  void theSameTextOfSeveralStandsThereOnce() throws IOException {
    var texts = Map.of("LICENSE", "As you like.", "META-INF/NOTICE", "As you like.");
    assertThat(of(component("some", "MIT"), jar("some-1.0.jar", texts)))
        .containsOnlyOnce("As you like.")
        .contains("META-INF/NOTICE in some-1.0.jar");
  }

  @Test
  void aTextThatIsMissingEndsTheBuild() throws IOException {
    var jar = jar("some-1.0.jar", Map.of("a", "b"));
    assertThatThrownBy(() -> of(component("some", "MIT"), jar)).hasMessageContaining("some:1.0");
    assertThatThrownBy(() -> of(component("some"), jar)).hasMessageContaining("some:1.0");
    assertThat(of(component("some", "Apache-2.0"), jar)).contains("some:1.0: Apache-2.0");
  }

  @Test
  void aJarThatIsMissingEndsTheBuild() throws IOException {
    var jar = jar("other-1.0.jar", Map.of("LICENSE", "x"));
    assertThatThrownBy(() -> of(component("some", "MIT"), jar)).hasMessageContaining("No jar");
  }

  @Test
  void modulesOfHelmsLibraryAreNamedWithTheTextsOfTheirLicences() throws IOException {
    var modules =
        """
        path\tx
        mod\thelm.sh/helm/v3\tv3.1.0\t
        dep\tk8s.io/old\tv1\th1:x
        =>\tgithub.com/pkg/errors\tv2\th1:y
        build\t-x=y
        """;
    var jar =
        jar("some-1.0.jar", Map.of("LICENSE", "x", "helm-linux-amd64.so", GoLibrary.of(modules)));
    assertThat(of(component("some", "Apache-2.0"), jar))
        .contains("std go1.99: BSD-3-Clause\n", "helm.sh/helm/v3 v3.1.0: Apache-2.0\n")
        .contains("github.com/pkg/errors v2: BSD-2-Clause\n", "BSD-2-Clause, for Go modules")
        .doesNotContain("k8s.io/old");
  }

  @Test
  void aModuleThatNobodyHasLookedAtEndsTheBuild() throws IOException {
    var library = GoLibrary.of("dep\tk8s.iox/y\tv1\t\n".repeat(20));
    var jar = jar("some-1.0.jar", Map.of("LICENSE", "x", "helm-linux-amd64.so", library));
    assertThatThrownBy(() -> of(component("some", "Apache-2.0"), jar))
        .hasMessageContaining("licence of k8s.iox/y");
  }

  @Test
  void aLibraryThatDoesNotSayWhatItIsMadeOfEndsTheBuild() throws IOException {
    var jar = jar("some-1.0.jar", Map.of("LICENSE", "x", "helm-linux-amd64.so", "no header here"));
    assertThatThrownBy(() -> of(component("some", "Apache-2.0"), jar))
        .hasMessageContaining("Go modules");
  }

  @Test
  void theLongestPathCounts() {
    var licences = GoLicences.parse("# table\n\na.b MIT\na.b/c ISC,MIT\n");
    assertThat(licences.of("a.b/x")).containsExactly("MIT");
    assertThat(licences.of("a.b/c/v2")).containsExactly("ISC", "MIT");
  }

  @Test
  void anotherPlatformsNoticesNameItsOwnLibraryOfHelm() throws IOException {
    var list =
        """
        {"components": [
          {"group": "com.marcnuri.helm-java", "name": "darwin-arm64", "version": "1",
           "purl": "pkg:maven/com.marcnuri.helm-java/darwin-arm64@1?type=jar",
           "licenses": [{"license": {"id": "Apache-2.0"}}]},
          {"name": "k8s.io/api", "purl": "pkg:golang/k8s.io/api@v1"}]}
        """;
    var components = Files.writeString(directory.resolve("list.json"), list);
    var library = GoLibrary.of("dep\tk8s.io/api\tv1\t\n".repeat(9));
    // As it is fetched for packing: without its version.
    var jar = jar("darwin-arm64.jar", Map.of("helm-darwin-arm64.dylib", library));
    assertThat(Notices.of(components, List.of(jar.path()), SOURCES))
        .contains("helm-java:darwin-arm64:1: Apache-2.0", "k8s.io/api v1: Apache-2.0");
  }
}
