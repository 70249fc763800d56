package io.tracebloc.engine.dataset.rule;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Grouping;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** SEQ-03 against a second implementation that keeps everything. */
final class OneLabelForEachSequenceTest {
  private static final RowRule.Factory RULE =
      context ->
          SequenceRows.create(
              context, new Grouping("sequence_id", "timestamp"), LocalDate.of(2024, 6, 15));

  @Property(tries = 2000)
  void agreesWithMapsOfSets(@ForAll("tables") List<Cells> rows) throws IOException {
    var csv =
        rows.stream()
            .map(row -> "\"" + row.id() + "\",\"" + row.label() + "\"\n")
            .collect(joining("", "sequence_id,label\n", ""));
    var found =
        new RowRuleRun()
            .findings(RULE, csv).stream()
                .filter(finding -> finding.id().equals("SEQ-03"))
                .map(finding -> finding.row().orElseThrow())
                .toList();
    assertThat(found).containsExactlyElementsOf(naive(rows));
  }

  record Cells(String id, String label) {}

  @Provide
  Arbitrary<List<Cells>> tables() {
    var ids = Arbitraries.of("a", "b", "a ", "none", "NA");
    // Tables of numbers only, with or without missing ones, and tables with something else.
    var numbers = Arbitraries.of("1", "1.0", "1e0", "2", "-0", "0", " 1");
    var missing = Arbitraries.of("1", "1.0", "NA", "", "nan", "2");
    var mixed = Arbitraries.of("1", "1.0", "x", "x ", "inf", "NA", "none");
    return Arbitraries.of(List.of(numbers, missing, mixed))
        .flatMap(labels -> Combinators.combine(ids, labels).as(Cells::new).list().ofMaxSize(8));
  }

  /** The first row of each sequence whose label differs from that of its first row. */
  private static Set<Long> naive(List<Cells> rows) {
    var numeric = rows.stream().map(Cells::label).allMatch(l -> isMissing(l) || isNumber(l));
    var firsts = new HashMap<String, Object>();
    var deviating = new HashMap<String, Long>();
    for (var at = 0; at < rows.size(); at++) {
      var row = rows.get(at);
      if (row.id().equals("NA")) {
        continue;
      }
      var value = value(row.label(), numeric);
      var first = firsts.putIfAbsent(row.id(), value);
      if (first != null && !first.equals(value)) {
        deviating.putIfAbsent(row.id(), at + 1L);
      }
    }
    return new TreeSet<>(deviating.values());
  }

  private static Object value(String label, boolean numeric) {
    if (isMissing(label)) {
      return "missing";
    }
    return numeric ? (Object) (Double.parseDouble(label) + 0.0) : "text " + label;
  }

  private static boolean isMissing(String label) {
    return List.of("NA", "", "nan").contains(label);
  }

  private static boolean isNumber(String label) {
    return label.strip().matches("-?[0-9.]+(e[0-9]+)?");
  }
}
