package io.tracebloc.engine.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.FindingCounts;
import io.tracebloc.engine.dataset.PreflightListener;
import io.tracebloc.engine.dataset.RejectedDataset;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.submit.IdempotencyKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code design.md} 2: local and remote work overlap where they can. */
@Timeout(60)
class LongChecksGetAHeadStartTest {
  private static final FileSet LARGE = new FakeRooms.ThreeFiles(LongCheck.LARGE);

  private final DatasetRequest dataset =
      DatasetRequest.of(Path.of("leaves"), "leaves", Category.IMAGE_CLASSIFICATION);
  private final PushRequest request = PushRequest.of(dataset, new IdempotencyKey("key-1"));
  private final FakeRooms rooms = new FakeRooms(dataset);
  private final List<PushEvent> events = new CopyOnWriteArrayList<>();
  private final Push push = new Push(rooms, events::add);
  private final CountDownLatch open = new CountDownLatch(1);

  /** A check that goes on until the stage is being opened. */
  private void checkLastsUntilTheStageOpens() {
    rooms.preflight = FakeRooms.passed(dataset, LARGE);
    rooms.when("open", open::countDown);
    rooms.check =
        listener -> {
          begin(listener, LARGE);
          await(open);
        };
  }

  private static void begin(PreflightListener listener, FileSet files) {
    listener.scanFinished(files);
    listener.quickChecksFinished();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("interrupted", "", e);
    }
  }

  private void rejects() {
    rooms.preflight = new RejectedDataset(dataset, new FindingCounts(1, 0), Finding.Kind.DATA);
  }

  @Test
  void theStageIsOpenBeforeTheCheckIsOver() {
    checkLastsUntilTheStageOpens();

    var result = push.run(request);

    assertThat(result.status()).isEqualTo(PushStatus.SUCCEEDED);
    assertThat(rooms.entered)
        .containsExactly(
            "preflight",
            "locate",
            "unended",
            "open",
            "document",
            "unended",
            "send",
            "submit",
            "follow",
            "reclaim",
            "close");
  }

  @Test
  void aCheckThatRepeatsItselfOpensNoSecondStage() {
    checkLastsUntilTheStageOpens();
    rooms.check =
        listener -> {
          begin(listener, LARGE);
          begin(listener, LARGE);
          await(open);
        };

    push.run(request);

    assertThat(rooms.entered).containsOnlyOnce("locate", "open", "close");
  }

  @Test
  void whatTheStageTellsComesAtItsTurn() {
    checkLastsUntilTheStageOpens();

    push.run(request);

    assertThat(events)
        .containsSubsequence(
            new PushEvent.StepStarted(Step.OPEN_STAGE),
            new PushEvent.PodPhase("stage-1", "Running"),
            new PushEvent.StepStarted(Step.TRANSFER));
  }

  @Test
  void aRejectedDatasetLeavesNoStage() {
    checkLastsUntilTheStageOpens();
    rejects();

    var result = push.run(request);

    assertThat(result.failure().orElseThrow()).isInstanceOf(LocalFailure.class);
    assertThat(rooms.entered).containsExactly("preflight", "locate", "unended", "open", "close");
    assertThat(events).noneMatch(PushEvent.PodPhase.class::isInstance);
  }

  @Test
  void aStageThatIsStillOpeningIsGivenUp() {
    checkLastsUntilTheStageOpens();
    rejects();
    var interrupted = new AtomicInteger();
    rooms.when(
        "open",
        () -> {
          open.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw new InterruptedFailure("the Pod was deleted", "", e);
          }
        });

    var result = push.run(request);

    assertThat(result.failure().orElseThrow()).isInstanceOf(LocalFailure.class);
    assertThat(interrupted).hasValue(1);
    assertThat(rooms.entered).endsWith("open");
  }

  @Test
  void anInterruptOfTheCheckClosesTheStage() {
    checkLastsUntilTheStageOpens();
    rooms.check =
        listener -> {
          begin(listener, LARGE);
          await(open);
          push.cancel();
          await(new CountDownLatch(1));
        };

    var result = push.run(request);

    assertThat(result.failure().orElseThrow()).isInstanceOf(InterruptedFailure.class);
    assertThat(rooms.entered).endsWith("open", "close");
  }

  @Test
  void otherFilesGetAStageOfTheirOwn() {
    checkLastsUntilTheStageOpens();
    rooms.preflight = FakeRooms.passed(dataset, new FakeRooms.ThreeFiles(LongCheck.LARGE + 1));

    assertThat(push.run(request).status()).isEqualTo(PushStatus.SUCCEEDED);
    assertThat(rooms.entered).containsSubsequence("open", "document", "close", "open", "send");
  }

  @Test
  void whatGoesWrongEarlyIsToldOnceAtItsTurn() {
    checkLastsUntilTheStageOpens();
    rooms.when(
        "open",
        () -> {
          open.countDown();
          throw new StagingFailure("no Pod", "");
        });

    var result = push.run(request);

    assertThat(result.failure().orElseThrow()).hasMessage("no Pod");
    assertThat(rooms.entered)
        .containsExactly("preflight", "locate", "unended", "open", "document", "unended");
    assertThat(events).contains(new PushEvent.StepStarted(Step.OPEN_STAGE));
  }

  @Test
  void whichReleaseIsMeantIsAskedAtItsTurn() {
    checkLastsUntilTheStageOpens();
    var tries = new AtomicInteger();
    rooms.when(
        "locate",
        () -> {
          open.countDown();
          if (tries.incrementAndGet() == 1) {
            throw new ReleaseFailure("several releases", "");
          }
        });

    assertThat(push.run(request).status()).isEqualTo(PushStatus.SUCCEEDED);
    assertThat(tries).hasValue(2);
  }

  @Test
  void aRunThatBeganDuringTheCheckIsSeen() {
    checkLastsUntilTheStageOpens();
    var times = new AtomicInteger();
    rooms.when(
        "unended",
        () -> {
          if (times.incrementAndGet() == 2) {
            throw new CatalogFailure("a run has not ended", "");
          }
        });

    assertThat(push.run(request).failure().orElseThrow()).hasMessage("a run has not ended");
    assertThat(rooms.entered).endsWith("unended", "close").doesNotContain("send");
  }

  @Test
  void theFirstRejectionClosesTheStageBeforeTheCheckIsOver() {
    rejects();
    var closed = new CountDownLatch(1);
    rooms.when("open", open::countDown);
    rooms.when("close", closed::countDown);
    rooms.check =
        listener -> {
          begin(listener, LARGE);
          await(open);
          listener.finding(Finding.of(Rule.GEN_01, "wrong"));
          await(closed);
        };

    assertThat(push.run(request).failure().orElseThrow()).isInstanceOf(LocalFailure.class);
  }

  @Test
  void aReleaseThatTakesNoRunsGetsNoStage() {
    checkLastsUntilTheStageOpens();
    rooms.ingest = Optional.empty();
    rooms.when("locate", open::countDown);

    assertThat(push.run(request).failure().orElseThrow()).isInstanceOf(ReleaseFailure.class);
    assertThat(rooms.entered).doesNotContain("open");
  }

  @Test
  void whatIsReplacedIsLookedAtWhenItIs() {
    checkLastsUntilTheStageOpens();
    rooms.when(
        "oldTable",
        () -> {
          throw new ReleaseFailure("no database", "");
        });

    push.run(request.toBuilder().overwrite(true).build());

    assertThat(rooms.entered)
        .containsExactly("preflight", "locate", "open", "document", "oldTable", "close");
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "rejected", "dry run", "given key"})
  void othersWaitForTheirCheck(String why) {
    var files = why.equals("small") ? new FakeRooms.ThreeFiles(LongCheck.LARGE - 1) : LARGE;
    rooms.preflight = FakeRooms.passed(dataset, files);
    rooms.check =
        listener -> {
          listener.scanFinished(files);
          if (why.equals("rejected")) {
            listener.finding(Finding.of(Rule.GEN_01, "wrong"));
          }
          listener.quickChecksFinished();
        };
    var asked =
        switch (why) {
          case "dry run" -> request.toBuilder().dryRun(true).build();
          case "given key" -> request.toBuilder().givenKey(new IdempotencyKey("mine")).build();
          default -> request;
        };

    push.run(asked);

    assertThat(rooms.entered).startsWith("preflight", "document");
  }
}
