package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which kubeconfig files count: the flag's only; else the list in KUBECONFIG; else the default. */
final class KubeconfigFiles {
  private final ClusterOptions options;
  private final HostEnvironment environment;
  private final String separator;

  KubeconfigFiles(ClusterOptions options, HostEnvironment environment) {
    this(options, environment, File.pathSeparator);
  }

  /** With the separator of KUBECONFIG: colon, or semicolon on Windows. */
  KubeconfigFiles(ClusterOptions options, HostEnvironment environment, String separator) {
    this.options = options;
    this.environment = environment;
    this.separator = separator;
  }

  /** Reads and merges them. Files that do not exist are skipped, unless a flag names them. */
  Kubeconfig read() {
    if (options.kubeconfig().isPresent()) {
      return readNamed(environment.workingDirectory().resolve(options.kubeconfig().get()));
    }
    var files =
        paths().stream().map(KubeconfigReader::readIfPresent).flatMap(Optional::stream).toList();
    return Kubeconfig.merged(files);
  }

  private static Kubeconfig readNamed(Path file) {
    return KubeconfigReader.readIfPresent(file)
        .orElseThrow(
            () ->
                new LocalFailure(
                    "There is no kubeconfig file " + Printable.of(file.toString()),
                    "Give the path of an existing file with {flag:kubeconfig}"));
  }

  /** The places that were looked at, for messages. */
  String searched() {
    var looked =
        options
            .kubeconfig()
            .map(flag -> List.of(environment.workingDirectory().resolve(flag)))
            .orElseGet(this::paths);
    return looked.stream()
        .map(
            file ->
                Printable.of(file.toString()) + (Files.exists(file) ? "" : " (which is missing)"))
        .collect(Collectors.joining(", "));
  }

  private List<Path> paths() {
    var list = environment.variables().getOrDefault("KUBECONFIG", "");
    if (list.isEmpty()) {
      return List.of(home().resolve(".kube").resolve("config"));
    }
    return Arrays.stream(list.split(Pattern.quote(separator), -1))
        .filter(name -> !name.isEmpty())
        .distinct()
        .map(this::path)
        .toList();
  }

  /** As for kubectl, HOME counts for more than what the system knows of the user. */
  private Path home() {
    var variable = environment.variables().getOrDefault("HOME", "");
    return variable.isEmpty() ? environment.home() : path(variable);
  }

  private Path path(String name) {
    try {
      return environment.workingDirectory().resolve(name);
    } catch (InvalidPathException exception) {
      throw new LocalFailure(
          "KUBECONFIG or HOME names something that is no path: " + Printable.of(name),
          "Correct the environment variable",
          exception);
    }
  }
}
