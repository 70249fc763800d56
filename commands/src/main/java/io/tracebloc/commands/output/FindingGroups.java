package io.tracebloc.commands.output;

import io.tracebloc.commands.terminal.Style;
import io.tracebloc.engine.dataset.DisplayOrder;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Finding.Severity;
import io.tracebloc.engine.dataset.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Findings by rule, with all counted and only the first five of each kept, however many there are;
 * of those about columns, the first five of the leftmost one ({@code contract/datasets.md} TAB-03).
 * Confined to one thread.
 */
public final class FindingGroups {
  /** Examples shown for each rule ({@code contract/datasets.md} R-11). */
  private static final int EXAMPLES = 5;

  private final Map<Key, Group> groups = new LinkedHashMap<>();
  private Optional<Group> announced = Optional.empty();

  private record Key(Rule rule, Severity severity) {}

  private static final class Group {
    private final List<Finding> examples = new ArrayList<>();
    private int column = Integer.MAX_VALUE;
    private long count;

    void add(Finding finding) {
      count++;
      var found = finding.field().map(Finding.Field::index).orElse(column);
      if (found < column) {
        column = found;
        examples.clear();
      }
      if (found == column && examples.size() < EXAMPLES) {
        examples.add(finding);
      }
    }
  }

  /** Takes one finding in. */
  public void add(Finding finding) {
    groups
        .computeIfAbsent(new Key(finding.rule(), finding.severity()), _ -> new Group())
        .add(finding);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return groups.isEmpty();
  }

  /**
   * The first problem as a line, to be shown while others are still looked for. Empty if there is
   * none yet, or it was told before; {@link #lines} leaves it out from now on.
   */
  public Optional<String> announce(Style style) {
    if (announced.isPresent()) {
      return Optional.empty();
    }
    var first =
        groups.entrySet().stream()
            .filter(entry -> entry.getKey().severity() == Severity.REJECTION)
            .findFirst();
    announced = first.map(Map.Entry::getValue);
    return first.map(
        entry -> heading(entry.getKey(), style) + text(entry.getValue().examples.getFirst()));
  }

  /** What to show, rejections first, and among them in the order of the contract. */
  public List<String> lines(Style style) {
    var lines = new ArrayList<String>();
    inOrder()
        .sorted(Comparator.comparing(entry -> entry.getKey().severity()))
        .forEach(entry -> append(lines, entry.getKey(), entry.getValue(), style));
    return lines;
  }

  private Stream<Map.Entry<Key, Group>> inOrder() {
    return groups.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().rule(), DisplayOrder.comparator()));
  }

  /** The findings as documents, one for each rule. */
  public List<Document> documents() {
    return inOrder()
        .map(
            entry ->
                new Document()
                    .put("rule", entry.getKey().rule().id())
                    .put("severity", word(entry.getKey().severity()))
                    .put("count", entry.getValue().count)
                    .put(
                        "examples",
                        entry.getValue().examples.stream().map(FindingGroups::example).toList()))
        .toList();
  }

  /**
   * One finding by itself.
   *
   * @param dataset name of the dataset that it is about
   */
  public static Document document(String dataset, Finding finding) {
    var document =
        new Document()
            .put("dataset", dataset)
            .put("rule", finding.id())
            .put("severity", word(finding.severity()));
    document.putAll(example(finding));
    return document;
  }

  private static Document example(Finding finding) {
    var document = new Document().put("message", finding.message()).put("file", finding.file());
    finding.row().ifPresent(row -> document.put("row", row));
    finding.field().ifPresent(field -> document.put("column", field.name()));
    return document;
  }

  private void append(List<String> lines, Key key, Group group, Style style) {
    var told = announced.filter(first -> first == group).isPresent() ? 1 : 0;
    var examples = group.examples.subList(told, group.examples.size());
    var heading = heading(key, style);
    if (group.count - told == 1) {
      lines.add(heading + text(examples.getFirst()));
    }
    if (group.count - told <= 1) {
      return;
    }
    lines.add(heading + Quantities.count(group.count - told, told == 0 ? "place" : "more place"));
    examples.forEach(finding -> lines.add("    " + text(finding)));
    var rest = group.count - group.examples.size();
    if (rest > 0) {
      lines.add("    " + style.dots() + " and " + Quantities.count(rest) + " more");
    }
  }

  private static String heading(Key key, Style style) {
    var label =
        switch (key.severity()) {
          case REJECTION -> style.bad("Problem");
          case WARNING -> style.warning("Warning");
          case NOTE -> style.faint("Note");
        };
    return label + " " + style.strong(key.rule().id()) + ": ";
  }

  /** The message, preceded by the place it is about. */
  private static String text(Finding finding) {
    var place = new ArrayList<String>();
    finding.file().ifPresent(place::add);
    finding.row().ifPresent(row -> place.add("row " + row));
    finding.field().ifPresent(field -> place.add("column '" + field.name() + "'"));
    return place.isEmpty()
        ? finding.message()
        : String.join(", ", place) + ": " + finding.message();
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case REJECTION -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }
}
