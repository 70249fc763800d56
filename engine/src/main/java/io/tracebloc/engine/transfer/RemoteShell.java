package io.tracebloc.engine.transfer;

import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import io.tracebloc.engine.stream.StreamRefusedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs scripts in one container. */
final class RemoteShell {
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(3));

  /** What is done with the output of a short script. */
  record Answer(ScriptEnd end, String output) {
    /** Whether one of the lines is this word. */
    boolean says(String word) {
      return output.lines().anyMatch(word::equals);
    }

    /** What follows a word at the beginning of a line. */
    Optional<String> text(String word) {
      return output
          .lines()
          .filter(line -> line.startsWith(word + " "))
          .map(line -> line.substring(word.length() + 1))
          .findFirst();
    }

    /** A number that follows a word. */
    Optional<Long> number(String word) {
      return text(word).filter(digits -> digits.matches("\\d{1,15}")).map(Long::valueOf);
    }
  }

  private static final int OUTPUT_LIMIT = 64 * 1024;

  private final PodStreams streams;
  private final PodContainer container;
  private final PodWatch pod;

  RemoteShell(PodStreams streams, PodContainer container, PodWatch pod) {
    this.streams = streams;
    this.container = container;
    this.pod = pod;
  }

  /**
   * Starts a script; a connection that fails is tried again for a few seconds.
   *
   * @param place the destination's parameters
   * @throws StreamRefusedException if the server refuses
   */
  RunningScript start(RemoteScript script, List<String> place, String... more)
      throws IOException, InterruptedException {
    var command = script.command(place, more);
    for (var pause : PAUSES) {
      try {
        return open(command);
      } catch (StreamRefusedException | InterruptedIOException definite) {
        throw definite;
      } catch (IOException failure) {
        if (pod.loss().isPresent()) {
          throw failure;
        }
        Thread.sleep(pause);
      }
    }
    return open(command);
  }

  /** Runs a script without input to its end. */
  Answer run(RemoteScript script, List<String> place, String... more)
      throws IOException, InterruptedException {
    try (var running = start(script, place, more)) {
      running.input().close();
      var output = running.readOutput(OUTPUT_LIMIT);
      return new Answer(running.await(), output);
    }
  }

  private RunningScript open(List<String> command) throws IOException {
    var session = streams.exec(container, command);
    // A Pod that vanishes may leave the connection open for long.
    pod.onLoss(session::close);
    return new RunningScript(session);
  }
}
