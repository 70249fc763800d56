package io.tracebloc.engine.catalog;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import io.tracebloc.engine.transfer.VolumeScript;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A look at the volume through the Pod of jobs-manager, which mounts it all the time. It may read
 * there and not write; what it cannot tell is unknown, and no failure.
 */
final class VolumeGlance {
  private static final String POD = "jobs-manager";
  private static final int OUTPUT_LIMIT = 4 * 1024 * 1024;
  private static final VolumeScript SIZES = VolumeScript.beside(VolumeGlance.class, "sizes");

  private static final VolumeScript FILES = VolumeScript.beside(VolumeGlance.class, "files");
  private static final VolumeScript LEFTOVERS =
      VolumeScript.beside(VolumeGlance.class, "leftovers");
  private static final Pattern PRESENT = Pattern.compile("present (\\d{1,15}) (\\d{1,18})");

  private final PodCommand command;
  private final Optional<PodContainer> container;
  private final String mountPath;
  private final Consumer<String> warnings;

  /**
   * A look through one of these Pods.
   *
   * @param mountPath where the volume is mounted
   * @param patience how long a look may take
   * @param warnings are told what stays unknown, and why
   */
  VolumeGlance(
      RunningPods pods,
      PodStreams streams,
      String mountPath,
      Duration patience,
      Consumer<String> warnings) {
    this.command = new PodCommand(streams, OUTPUT_LIMIT, patience);
    this.container = pods.mounting(POD, mountPath);
    this.mountPath = requireNonNull(mountPath);
    this.warnings = requireNonNull(warnings);
  }

  /** Sizes of all datasets' directories. */
  VolumeSizes sizes() {
    return output("the sizes of files are unknown", SIZES)
        .map(VolumeSizes::read)
        .orElseGet(VolumeSizes::unknown);
  }

  /**
   * The files of one dataset: the final copy, then the staged one; empty if that cannot be told.
   *
   * @param name a plain one
   */
  List<DatasetFiles> files(String name) {
    var paths = new DatasetPaths(mountPath, name).all();
    var lines =
        output("the files on the volume are unknown", FILES, name)
            .map(output -> output.lines().toList())
            .orElse(List.of());
    if (lines.size() != paths.size()) {
      return List.of();
    }
    return IntStream.range(0, paths.size())
        .mapToObj(index -> files(paths.get(index), lines.get(index)))
        .toList();
  }

  private static DatasetFiles files(String path, String line) {
    var numbers = PRESENT.matcher(line);
    return numbers.matches()
        ? new DatasetFiles(
            path,
            true,
            OptionalLong.of(Long.parseLong(numbers.group(1))),
            OptionalLong.of(Long.parseLong(numbers.group(2))))
        : new DatasetFiles(
            path, line.startsWith("present"), OptionalLong.empty(), OptionalLong.empty());
  }

  /** Names of directories that are this one but for the case of letters; empty if unknown. */
  Optional<List<String>> leftovers(String name) {
    return output("what is left on the volume is unknown", LEFTOVERS, name)
        .map(
            output ->
                output
                    .lines()
                    .filter(line -> line.startsWith("left "))
                    .map(line -> line.substring(5))
                    .distinct()
                    .toList());
  }

  /** What a script writes; empty if it could not be run. */
  private Optional<String> output(String consequence, VolumeScript script, String... arguments) {
    if (container.isEmpty()) {
      warnings.accept("%s: no Pod named *%s* is running".formatted(consequence, POD));
      return Optional.empty();
    }
    try {
      var result = command.run(container.get(), script.command(with(arguments)), "");
      if (result.code() != 0) {
        warnings.accept(consequence + ": " + ClientWords.of(result.diagnostics()));
      }
      return Optional.of(result.output());
    } catch (IOException failure) {
      Failure told = PodTrouble.broken("looking at the volume", container.get(), failure);
      warnings.accept(consequence + ": " + told.getMessage());
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Interrupted while looking at the volume", "", interrupted);
    }
  }

  private String[] with(String... arguments) {
    var all = new String[arguments.length + 1];
    all[0] = mountPath;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return all;
  }
}
