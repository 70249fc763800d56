package io.tracebloc.commands.options;

import io.tracebloc.engine.dataset.selection.PathPattern;
import io.tracebloc.engine.dataset.selection.Selection;
import java.util.List;
import picocli.CommandLine.Option;

/** Which files of a folder are taken, by patterns. */
public class PatternOptions {
  @Option(
      names = "--include",
      paramLabel = "PATTERN",
      description = "Take only what is meant by this; may be repeated")
  private List<String> include = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "PATTERN",
      description =
          "Leave this out, and what is in it; may be repeated. *.tmp is a name at any depth, raw/*.png"
              + " a path from the top, raw/**/*.png any number of folders, cache/ a folder only")
  private List<String> exclude = List.of();

  /**
   * The files wanted.
   *
   * @throws io.tracebloc.engine.failure.InputFailure if a pattern cannot be understood
   */
  public final Selection toSelection() {
    return new Selection(patterns(include), patterns(exclude));
  }

  private static List<PathPattern> patterns(List<String> texts) {
    return texts.stream().map(PathPattern::parse).toList();
  }
}
