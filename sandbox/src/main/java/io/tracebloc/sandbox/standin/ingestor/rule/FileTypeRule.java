package io.tracebloc.sandbox.standin.ingestor;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** IMG-05: every file has the configured extension, in any case. */
final class FileTypeRule implements Rule {
  @Override
  public String name() {
    return "File Type";
  }

  @Override
  public List<String> problems(IngestionPlan plan, Manifest manifest) throws IOException {
    var files = StagedFiles.below(plan.files());
    if (files.isEmpty()) {
      return List.of("IMG-05: no files found in " + plan.traits().directory());
    }
    var others =
        files.stream()
            .map(file -> file.getFileName().toString())
            .filter(name -> !name.toLowerCase(Locale.ROOT).endsWith(plan.extension()))
            .toList();
    return others.isEmpty()
        ? List.of()
        : List.of(
            "IMG-05: %d file(s) are not %s: %s"
                .formatted(others.size(), plan.extension(), Cells.shortList(others)));
  }
}
