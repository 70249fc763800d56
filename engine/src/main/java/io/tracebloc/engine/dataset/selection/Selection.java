package io.tracebloc.engine.dataset.selection;

import java.util.List;
import java.util.Optional;

/**
 * Which files are wanted. Paths are given by their components, from the top.
 *
 * @param include what is taken: files that one of these means, and all in directories that one of
 *     them means; everything if there are none
 * @param exclude what is left out of that, directories with all that is in them
 */
public record Selection(List<PathPattern> include, List<PathPattern> exclude) {
  /** All files. */
  public static final Selection EVERYTHING = new Selection(List.of(), List.of());

  public Selection {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /** Whether there are any patterns. */
  public boolean hasPatterns() {
    return !include.isEmpty() || !exclude.isEmpty();
  }

  /** The first pattern that excludes just this file or directory. */
  public Optional<Omission> excludes(List<String> path, boolean directory) {
    return exclude.stream()
        .filter(pattern -> pattern.matches(path, directory))
        .findFirst()
        .map(Omission::excludedBy);
  }

  /** Whether just this file or directory is included. */
  public boolean includes(List<String> path, boolean directory) {
    return include.isEmpty()
        || include.stream().anyMatch(pattern -> pattern.matches(path, directory));
  }

  /** Why a file is left out, be it for one of the directories that it is in; empty if it is not. */
  public Optional<Omission> omits(List<String> file) {
    for (int length = 1; length <= file.size() && !exclude.isEmpty(); length++) {
      var excluded = excludes(file.subList(0, length), length < file.size());
      if (excluded.isPresent()) {
        return excluded;
      }
    }
    return include.isEmpty() || includedBy(file).isPresent()
        ? Optional.empty()
        : Optional.of(Omission.NOT_INCLUDED);
  }

  /** The first pattern that includes a file, or one of the directories that it is in. */
  public Optional<PathPattern> includedBy(List<String> file) {
    return include.stream().filter(pattern -> includes(pattern, file)).findFirst();
  }

  private static boolean includes(PathPattern pattern, List<String> file) {
    for (int length = 1; length <= file.size(); length++) {
      if (pattern.matches(file.subList(0, length), length < file.size())) {
        return true;
      }
    }
    return false;
  }
}
