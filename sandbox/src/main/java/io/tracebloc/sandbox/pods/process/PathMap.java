package io.tracebloc.sandbox.pods.process;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a container's absolute paths really are. Nothing is mounted on a practice node, so paths
 * below a mount point are rewritten, as text, wherever a pod or an exec names them: in commands,
 * arguments, environment values and in script text. A mount path counts only at path boundaries:
 * {@code /data/shared} is rewritten in {@code cat </data/shared/x}, not in {@code /data/shared2},
 * {@code ../data/shared} or {@code http://host/data/shared}. What a program reads from standard
 * input or from files is not rewritten.
 */
public final class PathMap {
  private final List<Mount> mounts;
  private final Optional<Pattern> pattern;
  private final Map<String, Path> directories;

  /**
   * One mount.
   *
   * @param path absolute path in the container
   * @param target the directory or file on this machine
   */
  public record Mount(String path, Path target) {
    public Mount {
      path = trimmed(path);
    }
  }

  /** The longest mount path wins, whatever the order given. */
  public PathMap(List<Mount> mounts) {
    this.mounts =
        mounts.stream()
            .filter(mount -> mount.path().length() > 1)
            .sorted(Comparator.comparingInt((Mount mount) -> mount.path().length()).reversed())
            .toList();
    this.directories =
        this.mounts.stream()
            .collect(Collectors.toMap(Mount::path, Mount::target, (first, _) -> first));
    var paths =
        this.mounts.stream()
            .map(mount -> Pattern.quote(mount.path()))
            .collect(Collectors.joining("|"));
    this.pattern =
        paths.isEmpty()
            ? Optional.empty()
            : Optional.of(Pattern.compile("(?<![\\w./~$}-])(" + paths + ")(?=/|[^\\w.-]|$)"));
  }

  /** The mounts, longest path first. */
  public List<Mount> mounts() {
    return mounts;
  }

  /** The text with every mount path replaced by where it really is. */
  public String translate(String text) {
    return pattern
        .map(
            found ->
                found
                    .matcher(text)
                    .replaceAll(
                        match ->
                            Matcher.quoteReplacement(directories.get(match.group(1)).toString())))
        .orElse(text);
  }

  /** Where an absolute path below a mount point really is. */
  public Optional<Path> resolve(String absolute) {
    var path = trimmed(absolute);
    return mounts.stream()
        .filter(mount -> path.equals(mount.path()) || path.startsWith(mount.path() + "/"))
        .findFirst()
        .map(mount -> below(mount, path));
  }

  private static Path below(Mount mount, String path) {
    return path.length() == mount.path().length()
        ? mount.target()
        : mount.target().resolve(path.substring(mount.path().length() + 1));
  }

  private static String trimmed(String path) {
    var end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
