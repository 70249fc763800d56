package io.tracebloc.commands.info;

import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.ReleaseValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A release's values. For people they are YAML, with everything else as comments; a table has them
 * one by one.
 */
final class ValuesView implements View {
  private final InstalledRelease release;
  private final Optional<ReleaseValues> values;
  private final ReleaseFacts facts;

  ValuesView(InstalledRelease release, ReleaseFacts facts) {
    this.release = release;
    this.values = release.values();
    this.facts = facts;
  }

  @Override
  public List<String> lines(boolean wide) {
    return wide ? tables() : commentedYaml();
  }

  private List<String> tables() {
    var lines = new ArrayList<>(facts.lines(true));
    lines.add("");
    lines.addAll(values.map(known -> new ValueTable(known).lines()).orElse(List.of(unknown())));
    return lines;
  }

  private List<String> commentedYaml() {
    var lines = new ArrayList<String>();
    comment(
        lines,
        "Release %s in namespace %s: chart %s %s, %s"
            .formatted(
                Printable.of(release.name()),
                Printable.of(release.namespace()),
                Printable.of(release.chart()),
                Printable.of(release.chartVersion()),
                Printable.of(release.status())));
    comment(
        lines,
        values
            .map(
                known ->
                    "Values of revision %d, read from %s; secrets are hidden"
                        .formatted(known.revision(), Printable.of(known.source())))
            .orElseGet(ValuesView::unknown));
    new Document()
        .putJsonMembers(values.map(ReleaseValues::effective).orElse("{}"))
        .toYaml()
        .lines()
        .map(Printable::of)
        .forEach(lines::add);
    lines.add("");
    comment(lines, "What is used, and where it was read:");
    facts.lines(true).forEach(line -> comment(lines, line));
    return lines;
  }

  private static String unknown() {
    return "Helm's record of the values could not be read";
  }

  private static void comment(List<String> lines, String text) {
    lines.add(("# " + text).stripTrailing());
  }

  @Override
  public Document document() {
    var document = facts.document();
    values.ifPresent(
        known ->
            document
                .put("revision", known.revision())
                .put("values_source", known.source())
                .putJson("values", known.effective())
                .putJson("user_values", known.given()));
    return document;
  }

  @Override
  public List<String> warnings() {
    return facts.warnings();
  }

  @Override
  public List<String> gaps() {
    return facts.gaps();
  }
}
