package io.tracebloc.distribution.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The notices of what was built. */
class NoticesIT {
  private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution"));
  private static final Path PACKAGES = Path.of(System.getProperty("packages"));
  private static final Pattern PURL =
      Pattern.compile("\"purl\" : \"pkg:maven/([^/]+)/([^@]+)@([^?]+)\\?");

  @Test
  void everyComponentThatIsNotOursIsNamed() throws IOException {
    var notices = Files.readString(DISTRIBUTION.resolve("THIRD-PARTY"));
    assertThat(components())
        .hasSizeGreaterThan(20)
        .allSatisfy(name -> assertThat(notices).contains("\n" + name + ": "));
    assertThat(notices).contains("helm.sh/helm/v3 v3", "MPL-2.0, for Go modules", "LGPL");
    assertThat(DISTRIBUTION.resolve("runtime/legal/java.base/LICENSE")).isRegularFile();
  }

  /** As the list that lies beside the archives names them. */
  private static List<String> components() throws IOException {
    try (var files = Files.list(PACKAGES)) {
      var list =
          files.filter(file -> file.toString().endsWith(".cdx.json")).findFirst().orElseThrow();
      return PURL.matcher(Files.readString(list))
          .results()
          .filter(found -> !found.group(1).equals("io.tracebloc"))
          .map(found -> "%s:%s:%s".formatted(found.group(1), found.group(2), found.group(3)))
          .distinct()
          .toList();
    }
  }

  @Test
  void theListOfComponentsHoldsNothingThatDiffersBetweenBuilds() throws IOException {
    try (var files = Files.list(PACKAGES)) {
      assertThat(files.filter(file -> file.toString().endsWith(".cdx.json")))
          .isNotEmpty()
          .allSatisfy(
              list ->
                  assertThat(Files.readString(list))
                      .contains("\"bomFormat\" : \"CycloneDX\"")
                      .doesNotContain("\"serialNumber\"", "\"timestamp\""));
    }
  }
}
