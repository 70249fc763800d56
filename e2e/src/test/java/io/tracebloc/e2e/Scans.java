package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of files that cannot be compressed, and the place on the volume for it.
 *
 * @param folder {@code scans} in the workplace
 * @param bytes of all files
 */
record Scans(Workplace place, Path folder, long bytes) {
  /** Installs a release and writes so many files of that size. */
  static Scans of(Workplace place, int files, int size) {
    place.install();
    var folder = place.folder().resolve("scans");
    var random = new Random(files);
    try {
      Files.createDirectories(folder.resolve("sub"));
      for (int number = 0; number < files; number++) {
        var content = new byte[size];
        random.nextBytes(content);
        Files.write(folder.resolve("sub/scan-%05d".formatted(number)), content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Scans(place, folder, (long) files * size);
  }

  /** A stage of the folder, told in JSON; nothing is compressed, so that bytes can be counted. */
  Command stage(String... more) {
    return place
        .plugin("stage", "scans", "--to", "lung/scans", "-o", "json", "--compress", "off")
        .and(more);
  }

  /** Where the folder ends up. */
  Path target() {
    return place.shared().resolve("lung/scans");
  }

  /** Where unfinished uploads lie. */
  Path area() {
    return target().resolveSibling(".tracebloc-staging");
  }

  /** What a copy took, as a command told it. */
  static JsonNode transfer(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    return new JsonMapper().readTree(outcome.out()).path("transfer");
  }

  /** Fails unless the files, all of them and nothing else, are in place and no Pod is left. */
  void assertInPlace() {
    assertThat(content(target())).isEqualTo(content(folder));
    assertThat(Workplace.namesIn(area())).containsExactly("scans.manifest");
    assertThat(place.stagePods()).isEmpty();
  }

  /** Fails if anything of the files is on the volume, or a Pod is left. */
  void assertNothingThere() {
    assertThat(place.shared().resolve("lung")).doesNotExist();
    assertThat(place.stagePods()).isEmpty();
  }

  private static Map<String, String> content(Path directory) {
    var content = new TreeMap<String, String>();
    try (var paths = Files.walk(directory)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        var bytes = Files.readAllBytes(path);
        content.put(
            directory.relativize(path).toString(), bytes.length + ":" + Arrays.hashCode(bytes));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return content;
  }
}
