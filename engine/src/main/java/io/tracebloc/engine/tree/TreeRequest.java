package io.tracebloc.engine.tree;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.dataset.selection.Selection;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which local files are wanted.
 *
 * @param path a directory or a regular file, or a link to either
 * @param selection which files of the directory
 * @param skipSpecial whether links, pipes, sockets and devices are left out; otherwise they are
 *     refused
 */
public record TreeRequest(Path path, Selection selection, boolean skipSpecial) {
  public TreeRequest {
    requireNonNull(path);
    requireNonNull(selection);
  }

  /** Everything at a path. */
  public static TreeRequest of(Path path) {
    return new TreeRequest(path, Selection.EVERYTHING, false);
  }

  /** The path's own name, wherever it is seen from; empty for the root of a file system. */
  public Optional<String> name() {
    return Optional.ofNullable(path.toAbsolutePath().normalize().getFileName()).map(Path::toString);
  }
}
