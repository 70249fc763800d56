package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.files.LocalEntry;
import io.tracebloc.engine.dataset.selection.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the one CSV file of a table: the path itself, or the only such file in it ({@code
 * contract/datasets.md} 4.3). A file that a document names may be called anything.
 */
final class TableLayout {
  private static final int MOST_SHOWN = 5;

  private final Path path;
  private final boolean anyName;
  private final Selection selection;
  private final Consumer<Finding> findings;
  private boolean anyOmitted;

  TableLayout(DatasetRequest request, Consumer<Finding> findings) {
    this.path = request.path();
    this.selection = request.selection();
    this.anyName = request.parts().isPresent();
    this.findings = findings;
  }

  /** The file; what is wrong was reported if it is empty. */
  Optional<LocalEntry.RegularFile> locate() throws IOException {
    return Files.isDirectory(path) && !anyName ? inFolder() : file(path);
  }

  private Optional<LocalEntry.RegularFile> inFolder() throws IOException {
    var candidates = candidates();
    if (candidates.size() == 1) {
      return file(candidates.getFirst());
    }
    findings.accept(
        Finding.of(
            Rule.LAY_01,
            candidates.isEmpty()
                ? (anyOmitted
                    ? "The patterns leave out every CSV file in the folder."
                    : "There is no CSV file in the folder; a table is one file that ends in .csv.")
                : "There are %s CSV files in the folder; name the one to take."
                    .formatted(
                        candidates.size() > MOST_SHOWN
                            ? "more than " + MOST_SHOWN
                            : candidates.size())));
    return Optional.empty();
  }

  private List<Path> candidates() throws IOException {
    var found = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(path)) {
      for (var entry : entries) {
        if (isCsv(entry)
            && !isHidden(entry)
            && !Files.isDirectory(entry)
            && found.size() <= MOST_SHOWN) {
          if (selection.omits(List.of(entry.getFileName().toString())).isPresent()) {
            anyOmitted = true;
          } else {
            found.add(entry);
          }
        }
      }
    }
    return found;
  }

  private Optional<LocalEntry.RegularFile> file(Path file) throws IOException {
    var name = file.getFileName().toString();
    if (!isCsv(file) && !anyName) {
      findings.accept(
          Finding.of(Rule.LAY_01, "A table is a file that ends in .csv; rename or convert it.")
              .in(name));
      return Optional.empty();
    }
    if (LocalEntry.at(file) instanceof LocalEntry.RegularFile regular) {
      return Optional.of(regular);
    }
    findings.accept(
        Finding.of(
                Rule.LAY_04, "This is a symbolic link or no regular file; put the real file there.")
            .in(name));
    return Optional.empty();
  }

  /** Such as the {@code ._} companions that macOS leaves behind (trap 8). */
  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private static boolean isCsv(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
  }
}
