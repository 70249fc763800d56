package io.tracebloc.engine.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.replace.LocalVolume;
import io.tracebloc.engine.replace.MemoryTable;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.submit.SubmitOutcome.Refused;
import io.tracebloc.engine.watch.IngestionSummary;
import io.tracebloc.engine.watch.RunOutcome;
import io.tracebloc.engine.watch.RunOutcome.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code contract/protocol.md} 6.7: the old data stays until the new data is accepted. */
@Timeout(60)
class PushReplacesADatasetTest {
  private static final RunOutcome LOST_A_ROW =
      new RunOutcome(
          State.COMPLETED_WITH_FAILURES,
          Optional.of(new IngestionSummary("id", 3, 2, 2, 2, 1, 0, 0)),
          "lost a row");

  @TempDir private Path home;
  private Path shared;

  private final DatasetRequest dataset =
      DatasetRequest.of(Path.of("leaves"), "leaves", Category.IMAGE_CLASSIFICATION);
  private final PushRequest request =
      PushRequest.builder(dataset, new IdempotencyKey("key-1")).overwrite(true).build();
  private final FakeRooms rooms = new FakeRooms(dataset);
  private final List<PushEvent> events = new CopyOnWriteArrayList<>();

  @BeforeEach
  void anOldDataset() throws IOException {
    shared = Files.createDirectory(home.resolve("shared"));
    rooms.volume = Optional.of(new LocalVolume(shared));
    rooms.table.fill("leaves", "old");
    fillFolder("old");
    rooms.when("follow", () -> ingest("new"));
  }

  @AfterEach
  void noTools() throws IOException {
    LocalVolume.clear(shared);
  }

  private void fillFolder(String content) throws IOException {
    var folder = Files.createDirectories(shared.resolve("leaves"));
    Files.writeString(folder.resolve("a.txt"), content);
  }

  private void ingest(String content) {
    try {
      rooms.table.fill("leaves", content);
      fillFolder(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PushResult run() {
    return new Push(rooms, events::add).run(request);
  }

  private void assertThereIs(String content) throws IOException {
    assertThat(rooms.table.content()).contains(content);
    assertThat(rooms.table.aside()).isEmpty();
    assertThat(shared.resolve("leaves/a.txt")).hasContent(content);
    try (var names = Files.list(shared)) {
      assertThat(names).containsExactly(shared.resolve("leaves"));
    }
  }

  private void assertAside() {
    assertThat(rooms.table.aside()).contains("old");
    assertThat(warnings()).anyMatch(text -> text.contains("{command:datasets recover} leaves"));
  }

  private List<String> warnings() {
    return events.stream()
        .filter(PushEvent.Warning.class::isInstance)
        .map(event -> ((PushEvent.Warning) event).message())
        .toList();
  }

  @Test
  void aCleanRunReplacesIt() throws IOException {
    rooms.when("send", () -> assertThat(rooms.table.content()).contains("old"));
    rooms.when("submit", () -> assertThat(rooms.table.aside()).contains("old"));

    PushResult result = run();

    assertThat(result.status()).isEqualTo(PushStatus.SUCCEEDED);
    assertThat(result.old()).contains(OldDataset.REMOVED);
    assertThat(result.durations()).containsKey(Step.SET_ASIDE);
    assertThat(rooms.entered).containsSubsequence("open", "oldTable", "send", "aside", "submit");
    assertThat(rooms.entered).endsWith("forget", "reclaim", "close");
    assertThereIs("new");
  }

  @Test
  void aRunThatWaitsForItsPodKeepsItFromBeingReplaced() throws IOException {
    rooms.when("unended", () -> refuse("Run ingest-job-0 of dataset leaves has not ended"));

    PushResult result = run();

    assertThat(result.failure().orElseThrow()).hasMessageContaining("ingest-job-0");
    assertThat(result.old()).isEmpty();
    assertThat(rooms.entered).doesNotContain("send", "submit");
    assertThereIs("old");
  }

  @Test
  void aRunThatBeganDuringTheCopyKeepsItFromBeingReplaced() throws IOException {
    rooms.when("send", () -> rooms.when("unended", () -> refuse("Run ingest-job-0 has not ended")));

    PushResult result = run();

    assertThat(result.failure().orElseThrow()).hasMessageContaining("ingest-job-0");
    assertThat(rooms.entered).contains("send").doesNotContain("submit");
    assertThereIs("old");
  }

  private static void refuse(String message) {
    throw new CatalogFailure(message, "Wait for it.");
  }

  @Test
  void runsThatCannotBeSeenAreTold() {
    rooms.unknownRuns = List.of("Runs that have not begun to write are not known");

    assertThat(run().status()).isEqualTo(PushStatus.SUCCEEDED);
    assertThat(warnings()).containsOnlyOnce("Runs that have not begun to write are not known");
  }

  @Test
  void aDatasetThatIsNotThereIsNew() throws IOException {
    rooms.table.bringBack("", false);
    Files.delete(shared.resolve("leaves/a.txt"));

    PushResult result = run();

    assertThat(result.status()).isEqualTo(PushStatus.SUCCEEDED);
    assertThat(result.old()).isEmpty();
    assertThat(warnings()).anyMatch(text -> text.contains("no dataset leaves to replace"));
    assertThereIs("new");
  }

  @ParameterizedTest
  @CsvSource({"FAILED", "COMPLETED_WITH_FAILURES"})
  void aRunThatDidNotEndCleanBringsItBack(State state) throws IOException {
    rooms.outcome =
        state == State.FAILED ? new RunOutcome(state, Optional.empty(), "failed") : LOST_A_ROW;

    PushResult result = run();

    assertThat(result.failure()).isPresent();
    assertThat(result.old()).contains(OldDataset.RESTORED);
    assertThat(result.stagedCopyKept()).isTrue();
    assertThereIs("old");
  }

  @Test
  void aRunThatIsLostBringsItBackIfItsJobIsGone() throws IOException {
    rooms.outcome = new RunOutcome(State.UNKNOWN, Optional.empty(), "the Job was deleted");
    rooms.jobIsThere = false;

    assertThat(run().old()).contains(OldDataset.RESTORED);
    assertThereIs("old");
  }

  @Test
  void aRunWhosePodIsStillAtWorkLeavesItAside() {
    rooms.outcome = new RunOutcome(State.FAILED, Optional.empty(), "deadline exceeded");
    rooms.quiet = false;

    assertThat(run().old()).contains(OldDataset.ASIDE);
    assertAside();
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"UNKNOWN", "WATCH_ERROR", "DETACHED", "SUCCEEDED"})
  void aRunOfWhichNobodyKnowsLeavesItAside(State state) {
    rooms.outcome = new RunOutcome(state, Optional.empty(), "");

    assertThat(run().old()).contains(OldDataset.ASIDE);
    assertAside();
  }

  @Test
  void detachingLeavesItAside() {
    var detached = request.toBuilder().detach(true).build();

    assertThat(new Push(rooms, events::add).run(detached).old()).contains(OldDataset.ASIDE);
    assertAside();
  }

  @Test
  void aRejectedRunBringsItBack() throws IOException {
    rooms.answer = new Refused(new SubmitFailure("no", ""), false);

    PushResult result = run();

    assertThat(result.status()).isEqualTo(PushStatus.SUBMIT_ERROR);
    assertThat(result.old()).contains(OldDataset.RESTORED);
    assertThat(rooms.entered).endsWith("forget", "reclaim", "close");
    assertThereIs("old");
  }

  @Test
  void aRunThatMayHaveBegunLeavesItAside() {
    rooms.answer = new Refused(new SubmitFailure("no answer", ""), true);

    assertThat(run().old()).contains(OldDataset.ASIDE);
    assertAside();
  }

  @ParameterizedTest
  @ValueSource(strings = {"send", "aside", "submit"})
  void anInterruptBeforeTheRunLeavesItInPlace(String room) throws IOException {
    rooms.when(
        room,
        () -> {
          Thread.currentThread().interrupt();
          if (!room.equals("submit")) {
            throw new InterruptedFailure("interrupted", "");
          }
        });
    rooms.answer = new Refused(new InterruptedFailure("interrupted", ""), false);

    PushResult result = run();

    assertThat(result.failure().orElseThrow()).isInstanceOf(InterruptedFailure.class);
    assertThereIs("old");
    assertThat(result.stagedCopyKept()).isFalse();
    assertThat(rooms.entered.contains("reclaim")).isEqualTo(!room.equals("send"));
  }

  @Test
  void aTableThatCannotBeSetAsideLeavesEverythingInPlace() throws IOException {
    rooms.table =
        new MemoryTable("leaves") {
          @Override
          public void setAside(String suffix) {
            throw new StagingFailure("no rights", "");
          }
        };
    rooms.table.fill("leaves", "old");

    PushResult result = run();

    assertThat(result.failure().orElseThrow()).hasMessage("no rights");
    assertThat(result.old()).contains(OldDataset.RESTORED);
    assertThereIs("old");
  }

  @Test
  void whatCannotBeBroughtBackNowIsToldAndNotLost() {
    rooms.answer = new Refused(new SubmitFailure("no", ""), false);
    rooms.when(
        "decide",
        () -> {
          throw new StagingFailure("the volume is away", "");
        });

    assertThat(run().old()).contains(OldDataset.ASIDE);
    assertThat(warnings()).contains("the volume is away");
    assertAside();
  }

  @Test
  void whatAnEarlierPushLeftIsFinishedFirst() throws IOException {
    rooms.answer = new Refused(new SubmitFailure("no answer", ""), true);
    run();
    assertAside();

    rooms.answer = new FakeRooms(dataset).answer;
    var second = PushRequest.builder(dataset, new IdempotencyKey("key-2")).overwrite(true).build();
    PushResult result = new Push(rooms, events::add).run(second);

    assertThat(warnings()).anyMatch(text -> text.contains("old dataset was brought back first"));
    assertThat(result.old()).contains(OldDataset.REMOVED);
    assertThereIs("new");
  }

  @Test
  void theRunOfAnEarlierPushIsFollowedFirst() throws IOException {
    run(); // Replaces it once; what follows is as if the process had died at the end of the run.
    rooms.table.fill("leaves", "old");
    fillFolder("old");
    rooms.outcome = new RunOutcome(State.DETACHED, Optional.empty(), "");
    run();
    rooms.knownRun = Optional.of(new IngestionRun("ingest-job-1", "demo", "key-1", false));

    var second = PushRequest.builder(dataset, new IdempotencyKey("key-2")).overwrite(true).build();
    PushResult result = new Push(rooms, events::add).run(second);

    assertThat(result.failure().orElseThrow())
        .isInstanceOf(InterruptedFailure.class)
        .hasMessageContaining("goes on");
    assertThat(rooms.table.aside()).contains("old");
  }

  @Test
  void aKeyOfTheUsersOwnIsADefect() {
    var builder = PushRequest.builder(dataset, new IdempotencyKey("key-1"));
    builder.givenKey(new IdempotencyKey("mine")).overwrite(true);
    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }
}
