package io.tracebloc.distribution.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The notices of what was built. */
class NoticesIT {
  private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution"));

  @Test
  void everyJarThatIsNotOursIsNamed() throws IOException {
    var notices = Files.readString(DISTRIBUTION.resolve("THIRD-PARTY"));
    try (var jars = Files.list(DISTRIBUTION.resolve("lib"))) {
      assertThat(
              jars.map(jar -> jar.getFileName().toString())
                  .filter(name -> !name.matches("(engine|commands|(kubectl|helm)-tracebloc).*"))
                  .map(name -> name.replaceFirst("-(\\d[^-]*)\\.jar$", ":$1: ")))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(notices).contains(":" + name));
    }
    assertThat(notices).contains("helm.sh/helm/v3 v3", "MPL-2.0, for Go modules", "LGPL");
    assertThat(DISTRIBUTION.resolve("runtime/legal/java.base/LICENSE")).isRegularFile();
  }
}
