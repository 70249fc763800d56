package io.tracebloc.sandbox.pods.stream;

import io.tracebloc.sandbox.pods.stream.ExecClient.Output;
import java.io.IOException;
import java.io.InputStream;

/**
 * One exec'd process and its client. A process outlives a vanished client, as with containerd, but
 * finds its input ended and its output closed.
 */
final class ExecSession {
  private static final int BUFFER = 32 * 1024;

  private final Process process;
  private final StreamRequest request;
  private final InboundBytes input;
  private final ExecClient client;
  private final boolean inputEndsWithOutput;

  /**
   * A session that starts at once.
   *
   * @param inputEndsWithOutput whether standard input is cut off once the process has closed its
   *     standard output, as containerd does (protocol.md 6.6, silent truncation)
   */
  ExecSession(
      Process process,
      StreamRequest request,
      InboundBytes input,
      ExecClient client,
      boolean inputEndsWithOutput) {
    this.process = process;
    this.request = request;
    this.input = input;
    this.client = client;
    this.inputEndsWithOutput = inputEndsWithOutput;
  }

  void start() {
    if (request.stdin()) {
      thread("stdin", this::pumpInput);
    } else {
      input.drop();
    }
    var stdout = thread("stdout", () -> pump(process.getInputStream(), Output.STDOUT));
    var stderr = thread("stderr", () -> pump(process.getErrorStream(), Output.STDERR));
    Thread.ofVirtual().name("exec-" + process.pid()).start(() -> await(stdout, stderr));
  }

  private Thread thread(String what, Runnable work) {
    return Thread.ofPlatform().daemon().name("exec-" + what + "-" + process.pid()).start(work);
  }

  private void pumpInput() {
    try (var target = process.getOutputStream()) {
      input.transferTo(target);
    } catch (IOException closed) {
      // The process does not read any more; what its client still sends goes nowhere.
      input.drop();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump(InputStream output, Output which) {
    var wanted = which == Output.STDOUT ? request.stdout() : request.stderr();
    try (output) {
      var buffer = new byte[BUFFER];
      for (var n = output.read(buffer); n >= 0; n = output.read(buffer)) {
        if (wanted) {
          client.output(which, buffer, n);
        }
      }
      if (wanted) {
        client.outputEnded(which);
      }
    } catch (IOException gone) {
      // Closing the pipe tells the process.
      input.end();
    }
    if (which == Output.STDOUT && inputEndsWithOutput) {
      input.drop();
    }
  }

  private void await(Thread stdout, Thread stderr) {
    try {
      var code = process.waitFor();
      stdout.join();
      stderr.join();
      input.drop();
      client.ended(ExitStatus.ofExitCode(code));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
