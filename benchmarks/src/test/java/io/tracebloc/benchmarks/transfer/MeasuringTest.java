package io.tracebloc.benchmarks.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a transfer is measured and compared. */
final class MeasuringTest {
  @TempDir private Path folder;

  @Test
  void theCommandTellsItsSteps() throws Exception {
    var json =
        """
        {"steps": [
            {
                "step": "transfer",
                "seconds": 1.25
            },
            {
                "step": "verify",
                "seconds": 0.5
            }
        ]}
        """;
    assertThat(Copied.told(9_000_000_000L, json))
        .isEqualTo(new Copied(9_000_000_000L, 1_750_000_000L, 1_250_000_000L));
    assertThatThrownBy(() -> Copied.told(1, "{}")).isInstanceOf(IOException.class);
  }

  @Test
  void everyFigureHasItsOwnMedian() {
    var copies = List.of(new Copied(9, 5, 1), new Copied(8, 7, 3), new Copied(10, 6, 2));
    assertThat(Copied.median(copies)).isEqualTo(new Copied(9, 6, 2));
  }

  @Test
  void theDigestHereIsThatOfThePod() throws Exception {
    var data = new Data(folder).files(3, 50);
    Files.createDirectories(data.resolve(".tracebloc-staging"));
    var script = Call.of("sh", "-c", Contents.SCRIPT, "sh", data.toString()).run().output();
    assertThat(script).startsWith(Contents.digest(data));
  }

  @Test
  void aChangedFileChangesTheDigest() throws Exception {
    var data = new Data(folder).files(101, 50);
    var before = Contents.digest(data);
    Data.change(data, 101, 50, 7);
    assertThat(Contents.digest(data)).isNotEqualTo(before);
  }

  @Test
  void versionsAreRead() {
    assertThat(KubectlPrograms.minor("v1.27.16")).hasValue(27);
    assertThat(KubectlPrograms.minor("v2.0.0")).isEmpty();
  }

  @Test
  void optionsAreChecked() {
    var options = Options.parse(List.of("file", "--times", "7", "line", "--claim", "data"));
    assertThat(options.works()).containsExactly("file", "line");
    assertThat(options.count("times")).isEqualTo(7);
    assertThat(options.number("bytes")).isEqualTo(1L << 30);
    assertThat(options.text("claim")).contains("data");
    for (var wrong :
        List.of(List.of("--speed", "1"), List.of("--times", "0"), List.of("--times"))) {
      assertThatThrownBy(() -> Options.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
