package io.tracebloc.sandbox.pods.stream;

import io.tracebloc.sandbox.api.PodSubresources;
import io.tracebloc.sandbox.pods.process.CannotStartException;
import io.tracebloc.sandbox.pods.process.ContainerProcess;
import io.tracebloc.sandbox.pods.process.Launcher;

/** Starts what a client asked for, once its streams are open. */
final class SessionStarter {
  private final PodAccess pods;
  private final StreamRequest request;
  private final ContainerProcess container;
  private final boolean inputEndsWithOutput;

  SessionStarter(
      PodAccess pods,
      StreamRequest request,
      ContainerProcess container,
      boolean inputEndsWithOutput) {
    this.pods = pods;
    this.request = request;
    this.container = container;
    this.inputEndsWithOutput = inputEndsWithOutput;
  }

  StreamRequest request() {
    return request;
  }

  /** Starts the session without blocking the caller. */
  void start(InboundBytes input, ExecClient client) {
    Thread.ofVirtual().name("session").start(() -> open(input, client));
  }

  private void open(InboundBytes input, ExecClient client) {
    if (request.stream() == PodSubresources.Stream.ATTACH) {
      new AttachSession(container, request, input, client).start();
      return;
    }
    try {
      var wiring = new Launcher.Wiring(request.stdin(), request.tty());
      var process = pods.execute(container, request.command(), wiring);
      new ExecSession(process, request, input, client, inputEndsWithOutput).start();
    } catch (CannotStartException failure) {
      input.drop();
      client.ended(ExitStatus.ofFailure(refusal(failure)));
    }
  }

  private String refusal(CannotStartException failure) {
    return ("error executing command in container: failed to exec in container: "
            + "failed to start exec \"%s\": OCI runtime exec failed: exec failed: "
            + "unable to start container process: %s: unknown")
        .formatted(container.context().id(), failure.getMessage());
  }
}
