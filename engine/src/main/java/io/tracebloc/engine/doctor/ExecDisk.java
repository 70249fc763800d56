package io.tracebloc.engine.doctor;

import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.scope.LimitedWork;
import io.tracebloc.engine.stream.ExecSession;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.stream.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks {@code df} in a container that has the volume mounted anyway. It only reads. */
final class ExecDisk implements Disk {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LARGEST_ANSWER = 16 * 1024;

  /** POSIX: file system, size, used, available, in blocks of 1 KiB, and then the rest. */
  private static final Pattern LINE =
      Pattern.compile(".*\\s(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+\\d+%\\s.*");

  private final PodStreams streams;
  private final String namespace;

  ExecDisk(Cluster cluster) {
    streams = PodStreams.through(cluster.endpoint(), StreamOptions.of(Transport.AUTO));
    namespace = cluster.namespace();
  }

  @Override
  public OptionalLong free(String pod, String container, String path) {
    var place = new PodContainer(namespace, pod, container);
    try {
      return LimitedWork.call(PATIENCE, () -> ask(place, path)).orElseGet(OptionalLong::empty);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    } catch (Failure | IllegalStateException unknown) {
      // A refused or broken stream, or an image without the tool: then it is not known.
      return OptionalLong.empty();
    }
  }

  private OptionalLong ask(PodContainer container, String path)
      throws IOException, InterruptedException {
    try (ExecSession session = streams.exec(container, List.of("df", "-P", "-k", path))) {
      var answer = new String(session.stdout().readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8);
      return session.await() == 0 ? parse(answer) : OptionalLong.empty();
    }
  }

  static OptionalLong parse(String answer) {
    return answer
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(matcher -> bytes(matcher.group(3)))
        .flatMap(Optional::stream)
        .mapToLong(Long::longValue)
        .findFirst();
  }

  private static Optional<Long> bytes(String blocks) {
    return blocks.length() > 15 ? Optional.empty() : Optional.of(Long.parseLong(blocks) * 1024);
  }
}
