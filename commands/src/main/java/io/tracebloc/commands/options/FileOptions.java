package io.tracebloc.commands.options;

import io.tracebloc.engine.tree.PathPattern;
import io.tracebloc.engine.tree.TreeRequest;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which files of a folder are taken. */
public final class FileOptions {
  @Option(
      names = "--include",
      paramLabel = "PATTERN",
      description = "Take only what is meant by this; may be repeated")
  private List<String> include = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "PATTERN",
      description = {
        "Leave this out, and what is in it; may be repeated. *.tmp is a name at any depth, raw/*.png",
        "a path from the top, raw/**/*.png any number of folders, cache/ a folder only"
      })
  private List<String> exclude = List.of();

  @Option(
      names = "--skip-special",
      preprocessor = AttachedValue.class,
      description = "Leave out links, pipes, sockets and devices instead of refusing them")
  private boolean skipSpecial;

  /**
   * The files wanted.
   *
   * @throws io.tracebloc.engine.failure.InputFailure if a pattern cannot be understood
   */
  public TreeRequest toTreeRequest(Path path) {
    return new TreeRequest(path, patterns(include), patterns(exclude), skipSpecial);
  }

  private static List<PathPattern> patterns(List<String> texts) {
    return texts.stream().map(PathPattern::parse).toList();
  }
}
