package io.tracebloc.engine.transfer;

import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.List;

/** Runs scripts in one container. */
final class RemoteShell {
  private final PodStreams streams;
  private final PodContainer container;
  private final PodWatch pod;

  RemoteShell(PodStreams streams, PodContainer container, PodWatch pod) {
    this.streams = streams;
    this.container = container;
    this.pod = pod;
  }

  /**
   * Starts a script, which waits to be told that it is its turn.
   *
   * @param place the destination's parameters
   * @throws io.tracebloc.engine.stream.StreamRefusedException if the server refuses
   */
  RunningScript start(RemoteScript script, List<String> place, String... more) throws IOException {
    return open(script.command(place, more));
  }

  /** Starts a script before it is its turn. */
  EarlyScript early(RemoteScript script, List<String> place, String... more) {
    return new EarlyScript(() -> start(script, place, more));
  }

  /** What a script gets to read. */
  interface Input {
    void writeTo(OutputStream out) throws IOException;
  }

  /** What is made of a script's output. */
  interface Output<T> {
    T read(InputStream in) throws IOException;
  }

  /**
   * Runs a script to its end.
   *
   * @throws ScriptFailedException if that is a failure
   * @throws IOException if the outcome is not known, or the output is not as expected
   */
  <T> T call(RemoteScript script, Input input, Output<T> output, List<String> place, String... more)
      throws IOException, InterruptedException {
    return converse(open(script.command(place, more)), turnThen(input), output);
  }

  /** The same for a script that was started early. */
  <T> T call(EarlyScript script, Input input, Output<T> output)
      throws IOException, InterruptedException {
    return converse(script.take(), turnThen(input), output);
  }

  /** The same for any command. */
  <T> T call(List<String> command, Input input, Output<T> output)
      throws IOException, InterruptedException {
    return converse(open(command), input, output);
  }

  private static Input turnThen(Input input) {
    return out -> {
      out.write(RunningScript.turn("go"));
      input.writeTo(out);
    };
  }

  private static <T> T converse(RunningScript script, Input input, Output<T> output)
      throws IOException, InterruptedException {
    try (var running = script) {
      T answer = null;
      IOException broken = null;
      try {
        var block = new BufferedOutputStream(running.input(), RunningScript.BLOCK);
        input.writeTo(block);
        block.close();
        answer = output.read(running.output());
        running.output().transferTo(OutputStream.nullOutputStream());
      } catch (InterruptedIOException | ProtocolException atOnce) {
        // The script may have more to say, and nobody listens any more.
        throw atOnce;
      } catch (IOException failure) {
        // The pipe usually breaks because the script ended; then its own words count.
        broken = failure;
      }
      var end = running.await();
      if (end.code() != 0) {
        throw new ScriptFailedException(end);
      }
      if (broken != null) {
        throw broken;
      }
      return answer;
    }
  }

  private RunningScript open(List<String> command) throws IOException {
    var session = streams.exec(container, command);
    // A Pod that vanishes may leave the connection open for long.
    return new RunningScript(session, pod.onLoss(session::close));
  }
}
