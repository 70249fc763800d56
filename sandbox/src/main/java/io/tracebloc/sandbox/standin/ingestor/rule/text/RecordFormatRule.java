package io.tracebloc.sandbox.standin.ingestor.rule.text;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.StagedFiles;
import io.tracebloc.sandbox.standin.ingestor.rule.Findings;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * REC-01 to REC-04: each text that a row names is one record of TAB-separated fields.
 *
 * @param minimum fewest fields
 * @param maximum most fields
 */
record RecordFormatRule(int minimum, int maximum) implements Rule {
  @Override
  public String name() {
    return "Record Format";
  }

  @Override
  public void check(Dataset dataset, Findings findings) throws IOException {
    if (dataset.validated().resolve("filename").isEmpty()) {
      findings.problem("REC-01: no column 'filename' in the CSV file");
      return;
    }
    var severalLines = new ArrayList<String>();
    var wrongFields = new ArrayList<String>();
    for (var file : namedFiles(dataset)) {
      var text = withoutLineEnds(Files.readString(file, StandardCharsets.UTF_8));
      if (Cells.isBlank(text)) {
        findings.warning("REC-03: " + StagedFiles.name(file) + " is empty");
      } else if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
        severalLines.add(StagedFiles.name(file));
      } else if (!hasFields(text)) {
        wrongFields.add(StagedFiles.name(file));
      }
    }
    findings.problem("REC-03: %d file(s) hold more than one line", severalLines);
    var count = minimum == maximum ? "" + minimum : minimum + " to " + maximum;
    findings.problem(
        "REC-04: %d file(s) without " + count + " filled TAB-separated fields", wrongFields);
  }

  private boolean hasFields(String text) {
    var fields = List.of(text.split("\t", -1));
    return fields.size() >= minimum
        && fields.size() <= maximum
        && fields.stream().noneMatch(Cells::isBlank);
  }

  /** REC-02: a name with an extension means that file, another one means the file of that stem. */
  private static Set<Path> namedFiles(Dataset dataset) throws IOException {
    var byName = new HashMap<String, Path>();
    var byStem = new HashMap<String, Path>();
    for (var file : StagedFiles.below(dataset.plan().recordFiles())) {
      byName.put(folded(StagedFiles.name(file)), file);
      byStem.putIfAbsent(folded(StagedFiles.stem(file)), file);
    }
    var column = dataset.validated().resolve("filename");
    var named = new TreeSet<Path>();
    for (var row : dataset.rows()) {
      dataset
          .fileName(row, column)
          .flatMap(name -> find(name, byName, byStem))
          .ifPresent(named::add);
    }
    return named;
  }

  private static Optional<Path> find(
      String name, Map<String, Path> byName, Map<String, Path> byStem) {
    var base = folded(StagedFiles.name(Path.of(name)));
    return Optional.ofNullable(byName.get(base))
        .or(() -> Optional.ofNullable(byStem.get(base.replaceFirst("\\.[^.]*$", ""))));
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String withoutLineEnds(String text) {
    var start = 0;
    var end = text.length();
    while (start < end && isLineEnd(text.charAt(start))) {
      start++;
    }
    while (end > start && isLineEnd(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isLineEnd(char character) {
    return character == '\n' || character == '\r';
  }
}
