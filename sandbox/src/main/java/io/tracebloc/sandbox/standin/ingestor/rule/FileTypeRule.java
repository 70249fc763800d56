package io.tracebloc.sandbox.standin.ingestor.rule;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.StagedFiles;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;

/**
 * IMG-05 and TXT-01: every file below a directory has one extension, in any case.
 *
 * @param name of the validator
 * @param id of the rule
 * @param directory below the source root
 * @param extension what is expected, lower case, with the dot
 */
public record FileTypeRule(
    String name, String id, String directory, Function<Dataset, String> extension) implements Rule {
  @Override
  public void check(Dataset dataset, Findings findings) throws IOException {
    var files = StagedFiles.below(dataset.plan().files().directory(directory));
    if (files.isEmpty()) {
      findings.problem(id + ": no files found in " + directory);
      return;
    }
    var expected = extension.apply(dataset);
    findings.problem(
        id + ": %d file(s) in " + directory + " are not " + expected,
        files.stream()
            .map(StagedFiles::name)
            .filter(name -> !name.toLowerCase(Locale.ROOT).endsWith(expected))
            .toList());
  }
}
