package io.tracebloc.sandbox.background;

import io.tracebloc.sandbox.PracticeClusterOptions;
import io.tracebloc.sandbox.standin.release.PlatformSpec;
import io.tracebloc.sandbox.standin.spec.IngestorLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a cluster is started with.
 *
 * @param line how jobs-manager and ingestor behave
 * @param release in which state the tracebloc client is
 * @param platforms what is installed besides the tracebloc client
 */
record Contents(IngestorLine line, ReleaseState release, List<PlatformSpec> platforms) {
  private static final String RELEASE = "release:";

  Contents {
    platforms = List.copyOf(platforms);
  }

  /**
   * Reads {@code [LINE [PLATFORM...]]}, where a PLATFORM may be a list with commas, or {@code
   * release:STATE}.
   *
   * @throws IllegalArgumentException if a word is unknown, or two platforms are in each other's way
   */
  static Contents parse(List<String> words) {
    var line = IngestorLine.named(words.isEmpty() ? "" : words.getFirst());
    var further =
        words.stream().skip(1).flatMap(word -> Arrays.stream(word.split(",", -1))).toList();
    var release =
        further.stream()
            .filter(word -> word.startsWith(RELEASE))
            .map(word -> ReleaseState.named(word.substring(RELEASE.length())))
            .reduce(ReleaseState.DEPLOYED, (_, last) -> last);
    var platforms =
        further.stream()
            .filter(word -> !word.startsWith(RELEASE))
            .filter(name -> !name.isEmpty())
            .distinct()
            .map(PlatformSpec::parse)
            .toList();
    var contents = new Contents(line, release, platforms);
    contents.options(Path.of(""));
    return contents;
  }

  /** As {@link #parse} reads them. */
  List<String> words() {
    var words = new ArrayList<String>();
    words.add(line.name().toLowerCase(Locale.ROOT));
    words.add(RELEASE + release.word());
    platforms.forEach(platform -> words.add(platform.text()));
    return words;
  }

  /** The options of a cluster in a directory. */
  PracticeClusterOptions options(Path directory) {
    return release
        .of(PracticeClusterOptions.in(directory).withIngestorLine(line))
        .withPlatforms(platforms);
  }
}
