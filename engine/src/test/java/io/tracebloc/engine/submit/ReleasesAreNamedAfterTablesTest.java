package io.tracebloc.engine.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.InputFailure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of ingestor releases: Helm's rules, and what is made from a table's name. */
final class ReleasesAreNamedAfterTablesTest {
  @ParameterizedTest
  @CsvSource({"leaves,ingest-leaves", "Leaves_2024,ingest-leaves-2024", "a__,ingest-a", "_,ingest"})
  void aTableGivesTheName(String table, String release) {
    assertThat(Via.Chart.ofTable(table).release()).isEqualTo(release);
  }

  @Test
  void aLongTableIsCut() {
    assertThat(Via.Chart.ofTable("a".repeat(63)).release()).hasSize(53);
    assertThat(Via.Chart.ofTable("a".repeat(45) + "_b".repeat(9)).release()).endsWith("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "a_b", "-a", "a-", "a..b", "a b", "a\nb"})
  void whatHelmRefusesIsRefused(String name) {
    assertThatThrownBy(() -> named(name)).isInstanceOf(InputFailure.class);
  }

  @Test
  void aNameMayHaveDots() {
    assertThat(named("a.v1").release()).isEqualTo("a.v1");
  }

  private static Via.Chart named(String release) {
    return new Via.Chart(
        Optional.empty(),
        Optional.empty(),
        release,
        Optional.empty(),
        Duration.ofSeconds(30),
        false);
  }
}
