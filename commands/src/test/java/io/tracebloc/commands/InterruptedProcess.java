package io.tracebloc.commands;

import io.tracebloc.commands.terminal.ProcessInterrupts;
import io.tracebloc.commands.terminal.TerminalFacts;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.PushListener;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.push.PushResult;
import io.tracebloc.engine.push.Step;
import io.tracebloc.engine.submit.IngestionRun;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A process that pushes until a signal comes: {@code copying} and {@code watching} end on the
 * first, {@code stuck} never does by itself.
 */
public final class InterruptedProcess {
  private static final CountDownLatch SAID = new CountDownLatch(1);

  private InterruptedProcess() {}

  /** Notices when it is said that the interrupt was heard: no clean-up is over before that. */
  private static final class Noticing extends FilterOutputStream {
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    Noticing(OutputStream errors) {
      super(errors);
    }

    @Override
    public synchronized void write(int value) throws IOException {
      out.write(value);
      seen.write(value);
      if (value == '\n' && seen.toString(StandardCharsets.UTF_8).contains("Interrupted: ")) {
        SAID.countDown();
      }
    }
  }

  /** Runs the behaviour named. */
  public static void main(String[] arguments) {
    var engine = new FakeEngine();
    engine.onPush((request, listener) -> push(arguments[0], request, listener));
    var invocation =
        new Invocation(
            Host.KUBECTL,
            List.of("push", "x", "--name=n", "--task=image_classification", "--label-column=l"),
            new Streams(System.out, new Noticing(System.err)),
            new HostEnvironment(Map.of(), Path.of("/"), Path.of("/"), false),
            TerminalFacts.none(),
            InstantSource.system(),
            System::nanoTime,
            new ProcessInterrupts());
    System.exit(new Program(engine).run(invocation));
  }

  private static PushResult push(String behaviour, PushRequest request, PushListener listener) {
    listener.on(new PushEvent.ReleaseFound(Releases.DEMO));
    listener.on(new PushEvent.PodPhase("tracebloc-stage-n-1", "Running"));
    if (behaviour.equals("watching")) {
      listener.on(new PushEvent.RunAccepted(new IngestionRun("ingest-job-1", "demo", "k", false)));
    }
    listener.on(new PushEvent.StepStarted(Step.TRANSFER));
    listener.on(new PushEvent.Warning("ready"));
    awaitInterrupt();
    while (behaviour.equals("stuck")) {
      awaitInterrupt();
    }
    awaitWords();
    return behaviour.equals("watching")
        ? Results.of(request).detached()
        : Results.of(request).failed(new InterruptedFailure("Interrupted while copying", ""));
  }

  private static void awaitWords() {
    try {
      SAID.await();
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // That is what was waited for.
    }
  }
}
