package io.tracebloc.engine.tree;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which local files are wanted.
 *
 * @param path a directory or one file; may be a link to either
 * @param include what is taken: files that one of these means, and all in directories that one of
 *     them means; everything if there are none
 * @param exclude what is left out of that, directories with all that is in them
 * @param skipSpecial whether links, pipes, sockets and devices are left out; otherwise they are
 *     refused
 */
public record TreeRequest(
    Path path, List<PathPattern> include, List<PathPattern> exclude, boolean skipSpecial) {
  public TreeRequest {
    requireNonNull(path);
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /** Everything at a path. */
  public static TreeRequest of(Path path) {
    return new TreeRequest(path, List.of(), List.of(), false);
  }

  /** The path's own name, wherever it is seen from; empty for the root of a file system. */
  public Optional<String> name() {
    return Optional.ofNullable(path.toAbsolutePath().normalize().getFileName()).map(Path::toString);
  }

  boolean excludes(List<String> entry, boolean directory) {
    return exclude.stream().anyMatch(pattern -> pattern.matches(entry, directory));
  }

  boolean includes(List<String> entry, boolean directory) {
    return include.isEmpty()
        || include.stream().anyMatch(pattern -> pattern.matches(entry, directory));
  }

  /** Whether paths matter at all. */
  boolean hasPatterns() {
    return !include.isEmpty() || !exclude.isEmpty();
  }
}
