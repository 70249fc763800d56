package io.tracebloc.commands.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names for datasets that have none yet. */
final class SuggestedNameTest {
  @ParameterizedTest
  @CsvSource({
    "/data/leaves, leaves",
    "/data/Loans 2024.CSV, Loans_2024",
    "/data/2024-loans.csv, loans",
    "/data/__x__, x",
    "/data/a.b.csv, a_b",
    "/data/x/.., data"
  })
  void holdOnlyWhatTheyMay(Path path, String name) {
    assertThat(SuggestedName.of(path)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/data/12", "/data/äöü", "/data/tracebloc_ingest_runs"})
  void areNotForcedOutOfAnything(Path path) {
    assertThat(SuggestedName.of(path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {63, 64, 200})
  void areNotTooLong(int length) {
    assertThat(SuggestedName.of(Path.of("/" + "a".repeat(length))).orElseThrow()).hasSize(63);
  }
}
