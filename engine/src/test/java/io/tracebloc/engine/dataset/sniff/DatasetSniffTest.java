package io.tracebloc.engine.dataset.sniff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.dataset.Family;
import io.tracebloc.engine.failure.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code contract/datasets.md} 4.3. */
final class DatasetSniffTest {
  @TempDir private Path folder;

  private void file(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  @ParameterizedTest
  @CsvSource({"images, IMAGE", "texts, TEXT", "sequences, TEXT"})
  void aMarkerDirectoryTellsTheFamily(String marker, Family family) throws IOException {
    Files.createDirectory(folder.resolve(marker));
    file("labels.csv", "\ufeff filename ,\"la\"\"bel\"\r\na,b\n");
    assertThat(DatasetSniff.of(folder))
        .isInstanceOfSatisfying(
            Sniffed.Recognised.class,
            found -> {
              assertThat(found.family()).isEqualTo(family);
              assertThat(found.columns()).containsExactly("filename", "la\"bel");
            });
  }

  @Test
  void oneOtherCsvFileIsATable() throws IOException {
    file("Loans.CSV", "a,b\n");
    assertThat(DatasetSniff.of(folder))
        .isInstanceOfSatisfying(
            Sniffed.Recognised.class,
            found -> assertThat(found.family()).isEqualTo(Family.TABULAR));
    assertThat(DatasetSniff.of(folder.resolve("Loans.CSV"))).isInstanceOf(Sniffed.Recognised.class);
  }

  @Test
  void companionsOfOtherSystemsAndLinksAreNoTables() throws IOException {
    file("loans.csv", "a,b\n");
    file("._loans.csv", "x");
    Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("loans.csv"));
    assertThat(DatasetSniff.of(folder)).isInstanceOf(Sniffed.Recognised.class);
    assertThat(DatasetSniff.of(folder.resolve("link.csv"))).isInstanceOf(Sniffed.Undecided.class);
  }

  @ParameterizedTest
  @CsvSource({
    "images texts labels.csv, as well as texts",
    "Images labels.csv, not called 'images'",
    "images, no file labels.csv",
    "labels.csv, beside it",
    "a.csv b.csv, several",
    "'', no CSV file"
  })
  void anythingElseIsUndecided(String entries, String reason) throws IOException {
    for (var entry : entries.split(" ", -1)) {
      if (entry.endsWith(".csv")) {
        file(entry, "a,b\n");
      } else if (!entry.isEmpty()) {
        Files.createDirectory(folder.resolve(entry));
      }
    }
    assertThat(DatasetSniff.of(folder))
        .isInstanceOfSatisfying(
            Sniffed.Undecided.class, found -> assertThat(found.reason()).contains(reason));
  }

  @Test
  void aLinkIsNoMarkerAndNoTable() throws IOException {
    file("a.csv", "a,b\n");
    Files.createSymbolicLink(folder.resolve("b.csv"), folder.resolve("a.csv"));
    assertThat(DatasetSniff.of(folder)).isInstanceOf(Sniffed.Recognised.class);
    Files.createSymbolicLink(folder.resolve("images"), folder);
    assertThat(DatasetSniff.of(folder)).isInstanceOf(Sniffed.Undecided.class);
  }

  @Test
  void unreadableHeadersLeaveTheColumnsOpen() throws IOException {
    Files.write(folder.resolve("a.csv"), new byte[] {'a', 0, ',', (byte) 0xff, '\n'});
    assertThat(DatasetSniff.of(folder))
        .isInstanceOfSatisfying(
            Sniffed.Recognised.class, found -> assertThat(found.columns()).isEmpty());
  }

  @Test
  void nothingThereIsAFailure() {
    assertThatThrownBy(() -> DatasetSniff.of(folder.resolve("nosuch")))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("nosuch");
  }
}
