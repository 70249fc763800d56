package io.tracebloc.engine.dataset.preflight;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.files.DirectoryScan;
import io.tracebloc.engine.dataset.files.ScanListener;
import io.tracebloc.engine.dataset.files.ScannedDirectory;
import io.tracebloc.engine.dataset.files.Workers;
import io.tracebloc.engine.dataset.selection.Selection;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Scans one directory of a dataset and reports what cannot be used ({@code contract/datasets.md}
 * 4.3): LAY-03 nothing usable, LAY-04 links and other things that are no files, LAY-05 names that
 * are no text.
 */
final class DirectoryCheck implements ScanListener {
  private static final int MOST_EXTENSIONS_SHOWN = 5;

  private final String name;
  private final Selection selection;
  private final Consumer<Finding> findings;
  private final LongConsumer progress;
  private final Workers workers;
  private boolean anyRefused;

  DirectoryCheck(
      String name,
      Selection selection,
      Consumer<Finding> findings,
      LongConsumer progress,
      Workers workers) {
    this.selection = selection;
    this.name = name;
    this.findings = findings;
    this.progress = progress;
    this.workers = workers;
  }

  /** Scans. */
  ScannedDirectory run(Path directory, Set<String> extensions)
      throws IOException, InterruptedException {
    var scanned = new DirectoryScan(directory, extensions, selection, this, workers).run(name);
    progress.accept(scanned.files().count());
    // What was refused one by one explains why nothing is left.
    if (scanned.files().count() == 0 && !anyRefused) {
      var skipped =
          scanned.skipped().isEmpty() ? "" : " Skipped: " + counts(scanned.skipped()) + ".";
      var wanted = extensions.stream().sorted().collect(joining(", "));
      var omitted = scanned.omitted().count();
      var left =
          omitted == 0 ? "" : " The patterns leave out all that do (%,d).".formatted(omitted);
      report(Rule.LAY_03, "No file ends in %s.%s%s".formatted(wanted, left, skipped));
    }
    return scanned;
  }

  /**
   * Reports files without the one extension that the cluster expects.
   *
   * @param rule the rule that says so
   * @param things what the files are called
   * @param declared what a document says it is; otherwise any, as long as it is one
   */
  void requireOneExtension(
      Rule rule, String things, Optional<String> declared, SortedMap<String, Long> extensions) {
    var others = new TreeMap<>(extensions);
    declared.ifPresent(others::remove);
    if (declared.isPresent() && !others.isEmpty()) {
      report(
          rule,
          "The document says that all %s end in %s; found %s. Rename them, or correct it."
              .formatted(things, Printable.of(declared.get()), counts(others)));
    } else if (others.size() > 1) {
      report(
          rule,
          "All %s must have the same extension; found %s. Convert or rename the fewer ones."
              .formatted(things, counts(extensions)));
    }
  }

  private void report(Rule rule, String message) {
    findings.accept(Finding.of(rule, message).in(name + "/"));
  }

  @Override
  public void link(String fileName) {
    anyRefused = true;
    findings.accept(
        Finding.of(
                Rule.LAY_04, "A symbolic link, which is not followed; put the file itself there.")
            .in(name + "/" + fileName));
  }

  @Override
  public void linkedDirectory(String fileName) {
    findings.accept(
        Finding.remark(
                Rule.LAY_04,
                "A symbolic link to a folder, which is not followed: the files in it are no part of the dataset.")
            .in(name + "/" + fileName));
  }

  @Override
  public void special(String fileName) {
    anyRefused = true;
    findings.accept(
        Finding.of(Rule.LAY_04, "This is no regular file; remove it.").in(name + "/" + fileName));
  }

  @Override
  public void undecodable(String fileName) {
    anyRefused = true;
    findings.accept(
        Finding.of(
                Rule.LAY_05,
                "The name is not valid text in this system's encoding; rename the file, or run under a UTF-8 locale (for example LC_ALL=C.UTF-8).")
            .in(name + "/" + fileName));
  }

  @Override
  public void progress(long files) {
    progress.accept(files);
  }

  private static String counts(SortedMap<String, Long> extensions) {
    var shown =
        extensions.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(MOST_EXTENSIONS_SHOWN)
            .map(entry -> "%,d %s".formatted(entry.getValue(), Printable.of(entry.getKey())))
            .collect(joining(", "));
    var rest = extensions.size() - MOST_EXTENSIONS_SHOWN;
    return rest > 0 ? shown + " … and " + rest + " more" : shown;
  }
}
