package io.tracebloc.engine.dataset.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import io.tracebloc.engine.dataset.csv.CsvReader;
import io.tracebloc.engine.dataset.csv.CsvRow;
import io.tracebloc.engine.dataset.csv.RecordTooLongException;
import io.tracebloc.engine.dataset.files.Workers;
import io.tracebloc.engine.dataset.rule.RowContext;
import io.tracebloc.engine.dataset.rule.RowRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules see all rows in order, and findings come in the same order whoever does the work. */
final class RowSweepTest {
  private static final int ROWS = 200_000;

  private final Workers workers = new Workers(3);
  private final List<Finding> findings = new ArrayList<>();

  @AfterEach
  void stop() {
    workers.close();
  }

  /** Reports every row whose number it divides, and rows that come out of order. */
  private static final class Divisor implements RowRule {
    private final RowContext context;
    private final int number;
    private long last;

    Divisor(RowContext context, int number) {
      this.context = context;
      this.number = number;
    }

    static RowRule.Factory of(int number) {
      return context -> Optional.of(new Divisor(context, number));
    }

    @Override
    public void row(CsvRow row) {
      var text = row.cell(0).text();
      if (row.number() != ++last || !text.equals(Long.toString(last))) {
        throw new AssertionError("row " + row.number() + " is " + text);
      }
      if (row.number() % number == 0) {
        report(Long.toString(row.number()));
      }
    }

    @Override
    public void end() {
      report("end after " + last);
    }

    private void report(String message) {
      context.findings().accept(Finding.of(Rule.TAB_03, number + ": " + message));
    }
  }

  @Test
  void findingsDoNotDependOnTheWorkers() throws Exception {
    var rules = IntStream.of(1000, 7777, 50_000, 3, 90_001).mapToObj(Divisor::of).toList();
    sweep(rules, Optional.empty(), numbers());
    var alone = List.copyOf(findings);
    findings.clear();
    sweep(rules, Optional.of(workers), numbers());
    assertThat(findings).isEqualTo(alone);
    assertThat(findings)
        .hasSize(ROWS / 1000 + ROWS / 7777 + ROWS / 50_000 + ROWS / 3 + ROWS / 90_001 + 5);
    assertThat(findings.getLast().message()).isEqualTo("90001: end after " + ROWS);
  }

  @Test
  void manyFindingsComeInOrderToo() throws Exception {
    sweep(List.of(Divisor.of(1), Divisor.of(2)), Optional.empty(), numbers());
    var alone = List.copyOf(findings);
    findings.clear();
    sweep(List.of(Divisor.of(1), Divisor.of(2)), Optional.of(workers), numbers());
    assertThat(findings).hasSize(ROWS + ROWS / 2 + 2).isEqualTo(alone);
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    var rows = sweep(List.of(Divisor.of(ROWS)), Optional.of(workers), numbers());
    assertThat(rows).isSorted().hasSizeGreaterThan(20).last().isEqualTo((long) ROWS);
  }

  @Test
  void manyRulesShareTheWorkers() throws Exception {
    var rules = IntStream.rangeClosed(100_000, 100_039).mapToObj(Divisor::of).toList();
    sweep(rules, Optional.of(workers), numbers());
    assertThat(findings).hasSize(1 + 40 + 40);
  }

  @Test
  void aRuleThatFailsEndsTheSweep() {
    RowRule.Factory failing =
        _ ->
            Optional.of(
                row -> {
                  if (row.number() == ROWS - 1) {
                    throw new IllegalStateException("broken rule");
                  }
                });
    assertThatThrownBy(() -> sweep(List.of(failing), Optional.of(workers), numbers()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken rule");
  }

  @Test
  void anInterruptEndsTheSweep() {
    RowRule.Factory interrupting =
        _ ->
            Optional.of(
                row -> {
                  if (row.number() == 1) {
                    Thread.currentThread().interrupt();
                  }
                });
    assertThatThrownBy(() -> sweep(List.of(interrupting), Optional.of(workers), numbers()))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void whatIsWrongBeforeARecordThatIsTooLongIsTold() {
    var endless = new SequenceInputStream(numbers(), new Endless());
    assertThatThrownBy(() -> sweep(List.of(Divisor.of(100_000)), Optional.of(workers), endless))
        .isInstanceOfSatisfying(
            RecordTooLongException.class, e -> assertThat(e.row()).isEqualTo(ROWS + 1));
    assertThat(findings).hasSize(2);
  }

  @Test
  void largeRecordsAreSeenInTheirPlaces() throws Exception {
    var rows = new StringBuilder("n,text\n");
    for (var row = 1; row <= 30_000; row++) {
      var text = row % 10_000 == 5_000 ? "x".repeat(5 << 20) : "some text of usual length";
      rows.append(row).append(',').append(text).append('\n');
    }
    var input = new ByteArrayInputStream(rows.toString().getBytes(UTF_8));
    sweep(List.of(Divisor.of(10_000), Divisor.of(3)), Optional.of(workers), input);
    assertThat(findings).hasSize(3 + 10_000 + 2);
  }

  private List<Long> sweep(List<RowRule.Factory> rules, Optional<Workers> who, InputStream input)
      throws IOException, InterruptedException {
    try (var reader = new CsvReader(input)) {
      assertThat(reader.next()).isTrue();
      var request = DatasetRequest.of(Path.of("unused"), "t", Category.TABULAR_REGRESSION);
      var context =
          new RowContext(
              "t.csv",
              CsvHeader.of(reader),
              request,
              List.of(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              _ -> {},
              findings::add);
      var progress = new ArrayList<Long>();
      var sweep = new RowSweep(rules, context, who, progress::add);
      sweep.run(reader);
      sweep.end();
      return progress;
    }
  }

  private static InputStream numbers() {
    var rows = new StringBuilder("n,text\n");
    for (var row = 1; row <= ROWS; row++) {
      rows.append(row).append(",some text of usual length\n");
    }
    return new ByteArrayInputStream(rows.toString().getBytes(UTF_8));
  }

  /** A record without an end. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 'x';
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      Arrays.fill(buffer, offset, offset + length, (byte) 'x');
      return length;
    }
  }
}
