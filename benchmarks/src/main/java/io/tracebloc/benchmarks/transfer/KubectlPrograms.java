package io.tracebloc.benchmarks.transfer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds kubectl's programs of this machine. They differ in how they stream: up to 1.30 over SPDY,
 * from 1.31 on over WebSocket.
 */
final class KubectlPrograms {
  /** Versions that stream in one way. */
  enum Kind {
    SPDY(27, 30, "kubectl-older"),
    WEBSOCKET(31, 99, "kubectl");

    private final int from;
    private final int to;
    private final String option;

    Kind(int from, int to, String option) {
      this.from = from;
      this.to = to;
      this.option = option;
    }
  }

  private static final Pattern MINOR = Pattern.compile("v1\\.(\\d+)\\.");
  private static final int NEWEST_LOOKED_FOR = 40;

  private final Options options;

  KubectlPrograms(Options options) {
    this.options = options;
  }

  /** The program that an option names, or the first on the path that is of this kind. */
  Optional<String> find(Kind kind) throws IOException, InterruptedException {
    var named = options.text(kind.option);
    if (named.isPresent()) {
      if (!isOf(named.get(), kind)) {
        throw new IllegalArgumentException(
            "--%s takes a kubectl of version 1.%d to 1.%d"
                .formatted(kind.option, kind.from, kind.to));
      }
      return named;
    }
    for (var program : candidates(kind)) {
      if (isOf(program, kind)) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }

  private static List<String> candidates(Kind kind) {
    var names =
        Stream.concat(
                Stream.of("kubectl"),
                IntStream.rangeClosed(kind.from, Math.min(kind.to, NEWEST_LOOKED_FOR))
                    .mapToObj(minor -> "kubectl.1." + minor))
            .toList();
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(Path::of)
        .flatMap(folder -> names.stream().map(folder::resolve))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .toList();
  }

  private static boolean isOf(String program, Kind kind) throws IOException, InterruptedException {
    var minor = minor(new Kubectl(program, Path.of("/dev/null"), "default").version());
    return minor.isPresent() && minor.getAsInt() >= kind.from && minor.getAsInt() <= kind.to;
  }

  /** The number after {@code v1.} of a version. */
  static OptionalInt minor(String version) {
    var found = MINOR.matcher(version);
    return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
  }
}
