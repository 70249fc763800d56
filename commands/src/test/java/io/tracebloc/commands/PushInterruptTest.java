package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.FakeEngine.PushStory;
import io.tracebloc.commands.Terminal.Result;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.Step;
import io.tracebloc.engine.submit.ChartRelease;
import io.tracebloc.engine.submit.IngestionRun;
import org.junit.jupiter.api.Test;

class PushInterruptTest {
  private final Terminal terminal = new Terminal();

  private Result push(PushStory story) {
    terminal.engine().onPush(story);
    return terminal.run(
        "push",
        "leaves",
        "--name",
        "leaves",
        "--task",
        "image_classification",
        "--label-column",
        "disease");
  }

  @Test
  void theFirstInterruptReachesThePipelineAndTheCodeSaysSo() {
    var result =
        push(
            (request, listener) -> {
              listener.on(new PushEvent.StepStarted(Step.TRANSFER));
              terminal.interrupts().send();
              assertThat(Thread.interrupted()).isTrue();
              return Results.of(request)
                  .failed(new InterruptedFailure("Interrupted while copying", ""));
            });
    assertThat(result.code()).isEqualTo(130);
    assertThat(result.err())
        .isEqualTo(
            """
            Interrupted: cleaning up. Once more to stop at once, leaving things behind.
            ✗ Copy          failed
            Error: Interrupted while copying
            """);
    assertThat(terminal.interrupts().halted()).isEqualTo(-1);
  }

  @Test
  void anAcceptedRunIsLeftAlone() {
    var result =
        push(
            (request, listener) -> {
              listener.on(
                  new PushEvent.RunAccepted(new IngestionRun("ingest-job-1", "demo", "k", false)));
              terminal.interrupts().send();
              assertThat(Thread.interrupted()).isTrue();
              return Results.of(request).detached();
            });
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .isEqualTo("Interrupted: job/ingest-job-1 in namespace demo goes on in the cluster.\n");
    assertThat(result.out()).contains("kubectl tracebloc runs watch ingest-job-1 -n demo");
  }

  @Test
  void theSecondInterruptNamesAHelmReleaseThatMayBePending() {
    var pending = new ChartRelease("in", "demo", 1, "pending-install", "ingestor-0.2.0");
    var result =
        push(
            (request, listener) -> {
              listener.on(new PushEvent.ReleaseFound(Releases.DEMO));
              listener.on(new PushEvent.PodPhase("tracebloc-stage-leaves-1", "Running"));
              listener.on(new PushEvent.ChartReleaseChanged(pending));
              listener.on(new PushEvent.PodPhase("in-submit-x", "Pending"));
              terminal.interrupts().send();
              terminal.interrupts().send();
              assertThat(Thread.interrupted()).isTrue();
              return Results.of(request).failed(new InterruptedFailure("Interrupted", ""));
            });
    assertThat(result.err())
        .contains("Release in may be left pending; see: helm status in -n demo.")
        .contains("kubectl delete pod tracebloc-stage-leaves-1 -n demo");
  }

  @Test
  void theSecondInterruptSaysWhatIsLeftAndEndsTheProcess() {
    var result =
        push(
            (request, listener) -> {
              listener.on(new PushEvent.ReleaseFound(Releases.DEMO));
              listener.on(new PushEvent.PodPhase("tracebloc-stage-leaves-1", "Running"));
              terminal.interrupts().send();
              terminal.interrupts().send();
              assertThat(Thread.interrupted()).isTrue();
              return Results.of(request).failed(new InterruptedFailure("Interrupted", ""));
            });
    assertThat(terminal.interrupts().halted()).isEqualTo(130);
    assertThat(result.err()).contains("kubectl delete pod tracebloc-stage-leaves-1 -n demo");
  }

  @Test
  void whateverBreaksAfterAnInterruptIsAConsequenceOfIt() {
    var result =
        push(
            (_, _) -> {
              terminal.interrupts().send();
              throw new IllegalStateException("a library was torn apart");
            });
    assertThat(result.code()).isEqualTo(130);
    assertThat(result.err()).endsWith("Error: Interrupted\n");
  }

  @Test
  void anInterruptThatComesTooLateDoesNotDisturbTheResult() {
    var result =
        push(
            (request, _) -> {
              Thread.currentThread().interrupt();
              return Results.of(request).clean();
            });
    assertThat(result.code()).isZero();
    assertThat(result.out()).endsWith("dataset/leaves ingested\n");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void afterThePushSignalsHaveTheirDefaultActionAgain() {
    push((request, _) -> Results.of(request).clean());
    terminal.interrupts().send();
    assertThat(Thread.interrupted()).isFalse();
  }
}
