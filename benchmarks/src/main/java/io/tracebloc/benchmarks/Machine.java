package io.tracebloc.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Names the machine, so that figures can be judged. */
public final class Machine {
  private Machine() {}

  /** Processor, cores, memory, system and Java runtime. */
  public static String describe() {
    return "%s, %d cores, %s; %s %s; Java %s"
        .formatted(
            value(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch")),
            Runtime.getRuntime().availableProcessors(),
            value(Path.of("/proc/meminfo"), "MemTotal").orElse("memory unknown"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.vm.version"));
  }

  /** The kind of file system that a folder is on. */
  public static String fileSystem(Path folder) throws IOException {
    return Files.getFileStore(folder).type();
  }

  private static Optional<String> value(Path file, String key) {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // Not this system.
    }
  }
}
