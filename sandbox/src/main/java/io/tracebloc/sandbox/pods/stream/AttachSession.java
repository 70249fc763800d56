package io.tracebloc.sandbox.pods.stream;

import io.tracebloc.sandbox.pods.process.ContainerLog;
import io.tracebloc.sandbox.pods.process.ContainerProcess;
import io.tracebloc.sandbox.pods.stream.ExecClient.Output;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A client that sees what a container's main process prints from now on, and may type into it. A
 * client that does not keep up with the output is let go.
 */
final class AttachSession {
  private static final int LONGEST_QUEUE = 256;

  private final ContainerProcess container;
  private final StreamRequest request;
  private final InboundBytes input;
  private final ExecClient client;
  private final BlockingQueue<Chunk> queue = new LinkedBlockingQueue<>();
  private final ContainerLog.OutputListener listener = this::printed;

  private record Chunk(ContainerLog.Stream stream, ByteBuffer bytes, boolean last) {}

  AttachSession(
      ContainerProcess container, StreamRequest request, InboundBytes input, ExecClient client) {
    this.container = container;
    this.request = request;
    this.input = input;
    this.client = client;
  }

  void start() {
    container.log().listen(listener);
    if (request.stdin()) {
      Thread.ofPlatform().daemon().name("attach-stdin").start(this::pumpInput);
    } else {
      input.drop();
    }
    var end = new Chunk(ContainerLog.Stream.STDOUT, ByteBuffer.allocate(0), true);
    container.onExit(() -> queue.add(end));
    Thread.ofVirtual().name("attach").start(this::pumpOutput);
  }

  private void printed(ContainerLog.Stream stream, byte[] bytes, int length) {
    if (queue.size() > LONGEST_QUEUE) {
      container.log().forget(listener);
      queue.add(new Chunk(stream, ByteBuffer.allocate(0), true));
      return;
    }
    queue.add(new Chunk(stream, ByteBuffer.wrap(bytes, 0, length), false));
  }

  private void pumpInput() {
    try {
      input.transferTo(container.input());
      container.input().close();
    } catch (IOException closed) {
      input.drop();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void pumpOutput() {
    try {
      for (var chunk = queue.take(); !chunk.last(); chunk = queue.take()) {
        var out = chunk.stream() == ContainerLog.Stream.STDOUT;
        if (out ? request.stdout() : request.stderr()) {
          var bytes = new byte[chunk.bytes().remaining()];
          chunk.bytes().get(bytes);
          client.output(out ? Output.STDOUT : Output.STDERR, bytes, bytes.length);
        }
      }
      client.outputEnded(Output.STDOUT);
      client.outputEnded(Output.STDERR);
      input.drop();
      client.ended(ExitStatus.ofExitCode(0));
    } catch (IOException gone) {
      input.drop();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      container.log().forget(listener);
    }
  }
}
