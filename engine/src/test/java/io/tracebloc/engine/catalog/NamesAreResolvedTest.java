package io.tracebloc.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.InputFailure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code contract/datasets.md} 4.1, 8.3 and trap 35. */
class NamesAreResolvedTest {
  private static List<TableShape> tables(String... names) {
    return Stream.of(names)
        .map(
            name ->
                new TableShape(
                    name, false, Optional.empty(), OptionalLong.empty(), List.of("data_id")))
        .toList();
  }

  private static Optional<String> found(String name, String... names) {
    return DatasetNames.find(tables(names), name).map(TableShape::name);
  }

  @Test
  void storedSpellingCounts() {
    assertThat(found("SCANS", "scans", "loans")).contains("scans");
    assertThat(found("scans", "Scans", "scans")).contains("scans");
    assertThat(found("none", "scans")).isEmpty();
  }

  @Test
  void nothingIsGuessed() {
    assertThatThrownBy(() -> found("SCANS", "Scans", "scans"))
        .isInstanceOf(InputFailure.class)
        .hasMessageContaining("Scans, scans");
  }

  @Test
  void bookkeepingIsNoDataset() {
    assertThat(found("Tracebloc_Ingest_Runs", "tracebloc_ingest_runs")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../x", "a b", "1st", "a`b", "ä", "a-b", "x\n"})
  void whatCannotBeANameIsRefused(String name) {
    assertThatThrownBy(() -> DatasetNames.require(name)).isInstanceOf(InputFailure.class);
  }

  @Test
  void longestNameIsTaken() {
    DatasetNames.require("a".repeat(63));
    assertThatThrownBy(() -> DatasetNames.require("a".repeat(64))).isInstanceOf(InputFailure.class);
  }
}
