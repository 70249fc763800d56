package io.tracebloc.sandbox.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/samples}, on what the build packaged. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TheSamplesScriptIT {
  @TempDir private Path folder;

  @Test
  void runsFromAnywhereAndTakesPathsFromThere() throws IOException, InterruptedException {
    var script = Path.of(System.getProperty("project.root")).resolve("scripts/samples");

    var process =
        new ProcessBuilder(script.toString(), "object_detection", "my data", "--records", "5")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    try (var output = process.getInputStream()) {
      var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(text).isZero();
      assertThat(text).contains("kubectl tracebloc push 'my data/harbour_boats' --name");
    }

    assertThat(folder.resolve("my data/harbour_boats/annotations/harbour_00004.xml")).exists();
  }
}
