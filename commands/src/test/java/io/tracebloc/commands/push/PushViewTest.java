package io.tracebloc.commands.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.Host;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.commands.terminal.Display;
import io.tracebloc.commands.terminal.Style;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.Step;
import io.tracebloc.engine.transfer.TransferProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class PushViewTest {
  /** Keeps the lines that stay and the latest live one. */
  private static final class Screen implements Display {
    private final List<String> lines = new ArrayList<>();
    private String live = "";
    private int columns = 100;

    @Override
    public void print(String line) {
      lines.add(line);
    }

    @Override
    public void now(IntFunction<String> text) {
      live = text.apply(columns);
    }
  }

  private final Screen screen = new Screen();
  private long now;
  private final PushView view =
      new PushView(
          screen,
          Style.PLAIN,
          new PushLines(Style.PLAIN, new Wording(Host.KUBECTL)),
          () -> now,
          false);

  private void at(double seconds) {
    now = (long) (seconds * 1e9);
  }

  private void finish(Step step) {
    view.on(new PushEvent.StepFinished(step, Duration.ofSeconds(1), ""));
  }

  @Test
  void theStepThatGoesOnIsShownWithItsAge() {
    view.on(new PushEvent.StepStarted(Step.LOCATE));
    assertThat(screen.live).isEqualTo("  Finding the release… 0.0s");
    at(12);
    view.tick();
    assertThat(screen.live).isEqualTo("  Finding the release… 12s");
    finish(Step.LOCATE);
    assertThat(screen.live).isEmpty();
  }

  @Test
  void theReasonWhyAPodWaitsIsShown() {
    view.on(new PushEvent.StepStarted(Step.OPEN_STAGE));
    view.on(new PushEvent.PodPhase("tracebloc-stage-1", "ImagePullBackOff"));
    view.tick();
    assertThat(screen.live).isEqualTo("  Opening the stage Pod: ImagePullBackOff… 0.0s");
  }

  @Test
  void copyingShowsBytesRateTimeLeftAndFiles() {
    view.on(new PushEvent.StepStarted(Step.TRANSFER));
    screen.columns = 140;
    copied(20 << 20, 20, 0);
    assertThat(screen.live)
        .isEqualTo(
            "  Copying  ████░░░░░░░░░░░░░░░░░░░░  20%  20.0 MiB of 100.0 MiB  10.0 MiB/s  8.0s left"
                + "  20 of 100 files  4 streams");
  }

  @Test
  void whatHadToBeDoneAgainComesBeforeWhatMattersLess() {
    view.on(new PushEvent.StepStarted(Step.TRANSFER));
    screen.columns = 100;
    copied(20 << 20, 20, 3);
    assertThat(screen.live).contains("█").endsWith("8.0s left  3 retries");
  }

  @Test
  void aLogGetsNoBarButAllTheRest() {
    view.on(new PushEvent.StepStarted(Step.TRANSFER));
    screen.columns = Display.ANY_WIDTH;
    copied(20 << 20, 20, 1);
    assertThat(screen.live)
        .isEqualTo(
            "  Copying   20%  20.0 MiB of 100.0 MiB  10.0 MiB/s  8.0s left  1 retry"
                + "  20 of 100 files  4 streams");
  }

  private void copied(long bytes, long files, int retries) {
    view.on(
        new PushEvent.Progress(
            new TransferProgress(bytes, 100 << 20, files, 100, 4, retries),
            bytes / 2,
            Optional.of(Duration.ofSeconds(8))));
    view.tick();
  }

  @Test
  void theBarGivesWayOnANarrowTerminal() {
    view.on(new PushEvent.StepStarted(Step.TRANSFER));
    view.on(
        new PushEvent.Progress(
            new TransferProgress(1 << 20, 2 << 20, 1, 2, 1, 0), 0, Optional.empty()));
    screen.columns = 60;
    view.tick();
    assertThat(screen.live).startsWith("  Copying   50%  1.0 MiB of 2.0 MiB  0 B/s");
  }

  @Test
  void aCopyThatHasToBeRepeatedTakesTheVerificationBack() {
    view.on(new PushEvent.StepStarted(Step.TRANSFER));
    finish(Step.TRANSFER);
    view.on(new PushEvent.StepStarted(Step.VERIFY));
    view.on(new PushEvent.StepStarted(Step.TRANSFER));
    finish(Step.TRANSFER);
    assertThat(screen.live).isEmpty();
  }

  @Test
  void ofAProgressBarInTheLogOnlyTheLastStateStays() {
    view.on(new PushEvent.StepStarted(Step.WATCH));
    for (var percent = 0; percent <= 100; percent++) {
      var line = "Ingesting records: %3d%%|###   | %d/100".formatted(percent, percent);
      view.on(new PushEvent.LogLine("pod", line));
      view.tick();
      assertThat(screen.live).isEqualTo("  " + line);
    }
    view.on(new PushEvent.LogLine("pod", "100% done"));
    assertThat(screen.lines)
        .containsExactly("  │ Ingesting records: 100%|###   | 100/100", "  │ 100% done");
  }

  @Test
  void aBarThatTheLogEndsWithIsNotLost() {
    view.on(new PushEvent.StepStarted(Step.WATCH));
    view.on(new PushEvent.LogLine("pod", " 40%|##   |\r 41%|##   |"));
    view.close(true);
    assertThat(screen.lines).containsExactly("  │  41%|##   |", "✗ Run           failed");
  }

  @Test
  void eventsAfterTheEndAreDropped() {
    view.on(new PushEvent.StepStarted(Step.WATCH));
    view.close(true);
    view.on(new PushEvent.LogLine("pod", "late"));
    view.tick();
    assertThat(screen.lines).containsExactly("✗ Run           failed");
    assertThat(screen.live).isEmpty();
  }
}
