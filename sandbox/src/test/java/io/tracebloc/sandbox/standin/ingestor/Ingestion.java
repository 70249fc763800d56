package io.tracebloc.sandbox.standin.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.standin.ingestor.csv.CsvFormat;
import io.tracebloc.sandbox.standin.ingestor.csv.CsvText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a run did. */
record Ingestion(Path shared, int status, String out, String err) {
  private static final Pattern RULE = Pattern.compile("\\b[A-Z]{2,4}-[0-9]{2}(?=: )");

  /** Every row arrived, without any complaint. */
  Ingestion assertAccepted(int rows) {
    assertThat(err).isEmpty();
    assertThat(status).isZero();
    assertThat(counted("Inserted to Database")).isEqualTo(rows);
    assertThat(counted("Total Records Found")).isEqualTo(rows);
    assertThat(out).contains("All validations passed successfully");
    return this;
  }

  /** The run failed for that rule, and perhaps for others that follow from it. */
  void assertRefusedAlsoFor(String rule) {
    assertThat(status).isEqualTo(1);
    assertThat(err).startsWith("Ingestion failed: ").contains(rule + ": ");
    assertThat(out).doesNotContain("SUMMARY");
  }

  /** One validator failed, for nothing but that rule; nothing was copied or stored. */
  void assertRefused(String rule) {
    assertThat(status).isEqualTo(1);
    assertThat(err).startsWith("Ingestion failed: ");
    assertThat(new TreeSet<>(RULE.matcher(err).results().map(MatchResult::group).toList()))
        .as(err)
        .containsExactly(rule);
    assertThat(out.lines().filter(line -> line.endsWith(" Validator failed"))).hasSize(1);
    assertThat(out).doesNotContain("SUMMARY", "All validations passed");
    assertThat(shared.resolve(Staging.TABLE)).doesNotExist();
  }

  /** The number behind a label of the banner. */
  int counted(String label) {
    return out.lines()
        .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
        .filter(line -> line.contains(label))
        .map(line -> Integer.parseInt(line.replaceAll(".*\\s", "")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line with " + label + " in " + out));
  }

  /** The names in the final directory, sorted. */
  List<String> files() {
    try (var entries = Files.list(shared.resolve(Staging.TABLE))) {
      return entries.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of the dataset's table by column name. */
  List<Map<String, String>> rows() {
    try {
      var file = shared.resolve(".tracebloc-standin").resolve(Staging.TABLE + ".csv");
      var format = new CsvFormat(',', '"', Optional.empty());
      var records = CsvText.records(Files.readString(file), format);
      return records.stream().skip(1).map(record -> row(records.getFirst(), record)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> row(List<String> header, List<String> cells) {
    var row = new LinkedHashMap<String, String>();
    for (var i = 0; i < header.size(); i++) {
      row.put(header.get(i), cells.get(i));
    }
    return row;
  }

  /** One column of the table. */
  List<String> column(String name) {
    return rows().stream().map(row -> row.get(name)).toList();
  }
}
