package io.tracebloc.commands.options;

import io.tracebloc.engine.tree.TreeRequest;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which files of any folder are taken. */
public final class FileOptions extends PatternOptions {
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
    return new TreeRequest(path, toSelection(), skipSpecial);
  }
}
