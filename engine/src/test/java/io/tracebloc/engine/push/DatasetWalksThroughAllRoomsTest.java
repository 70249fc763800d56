package io.tracebloc.engine.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.FindingCounts;
import io.tracebloc.engine.dataset.RejectedDataset;
import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.NameTakenFailure;
import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.failure.RunFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.release.Evidence;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.submit.SubmitOutcome.Accepted;
import io.tracebloc.engine.submit.SubmitOutcome.Refused;
import io.tracebloc.engine.watch.IngestionSummary;
import io.tracebloc.engine.watch.RunOutcome;
import io.tracebloc.engine.watch.RunOutcome.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code design.md} 2, {@code contract/protocol.md} 4.4, 6.7 and 7. */
@Timeout(60)
class DatasetWalksThroughAllRoomsTest {
  private static final String[] WHOLE_WAY = {
    "preflight",
    "document",
    "locate",
    "unended",
    "open",
    "send",
    "submit",
    "follow",
    "reclaim",
    "close"
  };

  private final DatasetRequest dataset =
      DatasetRequest.of(Path.of("leaves"), "leaves", Category.IMAGE_CLASSIFICATION);
  private final PushRequest request = PushRequest.of(dataset, new IdempotencyKey("key-1"));
  private final FakeRooms rooms = new FakeRooms(dataset);
  private final List<PushEvent> events = new CopyOnWriteArrayList<>();
  private final Push push = new Push(rooms, events::add);

  private PushResult run() {
    return push.run(request);
  }

  private static Runnable fail(Failure failure) {
    return () -> {
      throw failure;
    };
  }

  private List<Step> finished() {
    return events.stream()
        .filter(PushEvent.StepFinished.class::isInstance)
        .map(event -> ((PushEvent.StepFinished) event).step())
        .toList();
  }

  @Test
  void a_clean_push_goes_the_whole_way_with_one_stage_pod() {
    PushResult result = run();

    assertThat(rooms.entered).containsExactly(WHOLE_WAY);
    var steps = EnumSet.complementOf(EnumSet.of(Step.SET_ASIDE));
    assertThat(finished()).containsExactlyElementsOf(steps);
    assertThat(result.status()).isEqualTo(PushStatus.SUCCEEDED);
    assertThat(result.failure()).isEmpty();
    assertThat(result.run()).contains(FakeRooms.RUN);
    assertThat(result.staged()).contains(FakeRooms.STAGED);
    assertThat(result.stagedCopyKept()).isFalse();
    assertThat(result.summary().orElseThrow().insertedRecords()).isEqualTo(3);
    assertThat(result.durations()).containsOnlyKeys(steps);
    assertThat(rooms.submitted.key().value()).isEqualTo("key-1");
    assertThat(events)
        .contains(
            new PushEvent.PodPhase("stage-1", "Running"),
            new PushEvent.RunAccepted(FakeRooms.RUN),
            new PushEvent.LogLine("ingest-pod", "working"),
            new PushEvent.Warning("values drifted"));
    assertThat(events)
        .filteredOn(PushEvent.Progress.class::isInstance)
        .extracting(event -> ((PushEvent.Progress) event).copied())
        .containsOnly(FakeRooms.PROGRESS);
    assertThat(events)
        .filteredOn(PushEvent.StepFinished.class::isInstance)
        .extracting(event -> ((PushEvent.StepFinished) event).detail())
        .contains("3.00 KiB", "3 files, 3.00 KiB, by SHA-256");
  }

  @Test
  void a_name_that_is_a_table_already_is_taken() {
    rooms.table.fill("leaves", "old rows");

    PushResult result = run();

    assertThat(result.failure().orElseThrow())
        .isInstanceOf(NameTakenFailure.class)
        .hasMessageContaining("leaves");
    assertThat(rooms.entered).contains("close").doesNotContain("send", "submit");
  }

  @Test
  void a_name_that_differs_in_case_only_is_told() {
    rooms.table.fill("LEAVES", "other rows");

    assertThat(run().status()).isEqualTo(PushStatus.SUCCEEDED);
    assertThat(events)
        .filteredOn(PushEvent.Warning.class::isInstance)
        .anySatisfy(event -> assertThat(event.toString()).contains("LEAVES"));
  }

  @Test
  void a_database_that_cannot_be_asked_keeps_nobody_from_pushing() {
    rooms.when("spellings", fail(new ReleaseFailure("no database Pod", "")));

    assertThat(run().status()).isEqualTo(PushStatus.SUCCEEDED);
    assertThat(events)
        .filteredOn(PushEvent.Detail.class::isInstance)
        .anySatisfy(event -> assertThat(event.toString()).contains("no database Pod"));
  }

  @Test
  void a_dry_run_creates_nothing() {
    PushResult result = push.run(request.toBuilder().dryRun(true).build());

    assertThat(rooms.entered).containsExactly("preflight", "document", "locate");
    assertThat(result.status()).isEqualTo(PushStatus.DRY_RUN);
    assertThat(result.namespace()).contains("demo");
    assertThat(result.failure()).isEmpty();
  }

  @Test
  void detaching_leaves_the_run_and_its_files_alone() {
    PushResult result = push.run(request.toBuilder().detach(true).build());

    assertThat(rooms.entered).endsWith("submit", "close").doesNotContain("follow", "reclaim");
    assertThat(result.status()).isEqualTo(PushStatus.DETACHED);
    assertThat(result.stagedCopyKept()).isTrue();
    assertThat(result.failure()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Finding.Kind.class)
  void a_rejected_dataset_never_meets_a_cluster(Finding.Kind kind) {
    rooms.preflight = new RejectedDataset(dataset, new FindingCounts(2, 0), kind);

    PushResult result = run();

    assertThat(rooms.entered).containsExactly("preflight");
    assertThat(result.status()).isEqualTo(PushStatus.ERROR);
    assertThat(result.failure().orElseThrow())
        .isInstanceOf(kind == Finding.Kind.DATA ? LocalFailure.class : InputFailure.class);
  }

  @Test
  void a_document_that_breaks_the_schema_never_meets_a_cluster() {
    rooms.when("document", fail(new InputFailure("schema", "")));

    assertThat(run().failure().orElseThrow()).isInstanceOf(InputFailure.class);
    assertThat(rooms.entered).containsExactly("preflight", "document");
  }

  @Test
  void a_release_that_takes_no_runs_gets_no_files() {
    rooms.ingest = Optional.empty();
    rooms.evidence =
        List.of(
            new Evidence("can authenticate", "no", "ClusterRole/demo"),
            new Evidence("protocol", "stage-only", "it may not review tokens"));

    PushResult result = run();

    assertThat(result.failure().orElseThrow())
        .isInstanceOf(ReleaseFailure.class)
        .hasMessageEndingWith("takes no ingestion runs: it may not review tokens");
    assertThat(rooms.entered).containsExactly("preflight", "document", "locate");
  }

  @Test
  void no_stage_means_nothing_to_close() {
    rooms.when("open", fail(new StagingFailure("refused", "")));

    assertThat(run().failure().orElseThrow()).isInstanceOf(StagingFailure.class);
    assertThat(rooms.entered).endsWith("open");
  }

  @Test
  void a_run_that_has_its_files_before_it_keeps_them() {
    rooms.when("unended", fail(new CatalogFailure("Run ingest-job-0 has not ended", "Wait.")));

    PushResult result = run();

    assertThat(result.failure().orElseThrow()).hasMessageContaining("ingest-job-0");
    assertThat(rooms.entered).endsWith("unended");
  }

  @Test
  void runs_that_cannot_be_seen_keep_nobody_from_pushing() {
    rooms.unknownRuns = List.of("Runs that have not begun to write are not known");

    assertThat(run().status()).isEqualTo(PushStatus.SUCCEEDED);
    assertThat(events.toString()).doesNotContain("not known");
  }

  @Test
  void a_taken_name_ends_before_anything_is_copied() {
    rooms.when("send", fail(new NameTakenFailure("taken", "")));

    PushResult result = run();

    assertThat(result.failure().orElseThrow()).isInstanceOf(NameTakenFailure.class);
    assertThat(result.staged()).isEmpty();
    assertThat(rooms.entered).endsWith("send", "close").doesNotContain("submit");
  }

  @Test
  void a_failed_copy_closes_the_stage() {
    rooms.when("send", fail(new StagingFailure("disk full", "")));

    PushResult result = run();

    assertThat(result.status()).isEqualTo(PushStatus.ERROR);
    assertThat(rooms.entered).endsWith("send", "close").doesNotContain("submit", "reclaim");
  }

  @ParameterizedTest
  @ValueSource(strings = {"preflight", "locate", "open", "send", "submit", "follow"})
  void a_defect_is_thrown_after_the_clean_up(String room) {
    rooms.when(
        room,
        () -> {
          throw new IllegalArgumentException("a defect");
        });

    assertThatThrownBy(this::run).hasMessage("a defect");
    boolean staged = rooms.entered.contains("send");
    assertThat(rooms.entered.contains("close")).isEqualTo(staged);
  }

  @Test
  void a_refused_run_takes_its_staged_files_with_it() {
    rooms.answer = new Refused(new SubmitFailure("422", ""), false);

    PushResult result = run();

    assertThat(result.status()).isEqualTo(PushStatus.SUBMIT_ERROR);
    assertThat(result.stagedCopyKept()).isFalse();
    assertThat(rooms.entered).endsWith("submit", "reclaim", "close");
  }

  @Test
  void a_refused_token_is_told_as_such() {
    rooms.answer = new Refused(new CredentialFailure("403", ""), false);

    assertThat(run().status()).isEqualTo(PushStatus.AUTH_ERROR);
  }

  @Test
  void a_run_that_may_have_started_keeps_its_files() {
    rooms.answer = new Refused(new SubmitFailure("no answer", ""), true);

    PushResult result = run();

    assertThat(result.stagedCopyKept()).isTrue();
    assertThat(rooms.entered).endsWith("submit", "close");
  }

  @Test
  void a_replay_is_said_and_then_watched() {
    rooms.answer = new Accepted(new IngestionRun("old-job", "demo", "key-1", true));

    run();

    assertThat(rooms.entered).contains("follow");
    assertThat(events)
        .anyMatch(
            event ->
                event instanceof PushEvent.Warning(String message)
                    && message.startsWith("Nothing new was started"));
  }

  @Test
  void the_run_of_a_given_key_is_followed_without_copying_again() {
    rooms.knownRun = Optional.of(FakeRooms.RUN);
    rooms.answer = new Accepted(new IngestionRun("old-job", "demo", "key-1", true));

    PushResult result = push.run(request.toBuilder().givenKey(new IdempotencyKey("key-1")).build());

    assertThat(result.status()).isEqualTo(PushStatus.SUCCEEDED);
    assertThat(rooms.entered)
        .containsExactly("preflight", "document", "locate", "runOf", "submit", "follow");
  }

  @Test
  void a_given_key_that_belongs_to_no_run_goes_the_whole_way() {
    push.run(request.toBuilder().givenKey(new IdempotencyKey("key-1")).build());

    assertThat(rooms.entered).contains("runOf", "send", "submit", "reclaim");
  }

  @Test
  void not_being_allowed_to_look_for_the_run_stops_nothing() {
    rooms.when("runOf", fail(new CredentialFailure("jobs is forbidden", "")));

    PushResult result = push.run(request.toBuilder().givenKey(new IdempotencyKey("key-1")).build());

    assertThat(result.status()).isEqualTo(PushStatus.SUCCEEDED);
  }

  @Test
  void a_defect_in_the_submit_keeps_the_staged_files_and_says_so() {
    rooms.when(
        "submit",
        () -> {
          throw new IllegalStateException("a defect");
        });

    assertThatThrownBy(this::run).hasMessage("a defect");

    assertThat(rooms.entered).doesNotContain("reclaim");
    assertThat(events)
        .anyMatch(
            event ->
                event instanceof PushEvent.Warning(String message)
                    && message.contains("left in place"));
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void files_are_only_removed_after_a_proven_success(State state) {
    rooms.outcome = new RunOutcome(state, Optional.empty(), "why");

    PushResult result = run();

    assertThat(rooms.entered).endsWith("follow", "close");
    assertThat(result.stagedCopyKept()).isTrue();
    assertThat(result.status().name()).isEqualTo(state.name());
    boolean well = state == State.SUCCEEDED || state == State.DETACHED;
    assertThat(result.failure().isEmpty()).isEqualTo(well);
    result
        .failure()
        .ifPresent(failure -> assertThat(failure).isInstanceOf(RunFailure.class).hasMessage("why"));
  }

  @Test
  void losses_keep_the_files_and_the_counts() {
    var losses = new IngestionSummary("id", 3, 2, 2, 2, 1, 0, 0);
    rooms.outcome = new RunOutcome(State.COMPLETED_WITH_FAILURES, Optional.of(losses), "2 of 3");

    PushResult result = run();

    assertThat(result.summary()).contains(losses);
    assertThat(result.stagedCopyKept()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"preflight", "document", "locate"})
  void an_interrupt_before_the_stage_creates_nothing(String room) {
    rooms.when(room, push::cancel);

    PushResult result = run();

    assertThat(result.failure().orElseThrow()).isInstanceOf(InterruptedFailure.class);
    assertThat(rooms.entered).doesNotContain("open");
    assertThat(Thread.interrupted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "send"})
  void an_interrupt_that_ends_a_remote_step_is_an_interrupt(String room) {
    rooms.when(
        room,
        () -> {
          push.cancel();
          throw new ClusterFailure("the connection broke because of it", "");
        });

    PushResult result = run();

    assertThat(result.status()).isEqualTo(PushStatus.ERROR);
    assertThat(result.failure().orElseThrow()).isInstanceOf(InterruptedFailure.class);
    assertThat(rooms.entered.contains("close")).isEqualTo(!room.equals("open"));
    assertThat(rooms.entered).doesNotContain("submit");
  }

  @Test
  void an_interrupt_between_copy_and_submit_removes_the_staged_files() {
    rooms.when("send", push::cancel);
    rooms.when(
        "reclaim",
        () -> assertThat(Thread.currentThread().isInterrupted()).describedAs("calm").isFalse());

    PushResult result = run();

    assertThat(result.failure().orElseThrow()).isInstanceOf(InterruptedFailure.class);
    assertThat(rooms.entered).endsWith("send", "reclaim", "close").doesNotContain("submit");
    assertThat(result.stagedCopyKept()).isFalse();
  }

  @Test
  void an_interrupt_while_submitting_keeps_what_a_started_run_would_read() {
    rooms.answer = new Refused(new InterruptedFailure("interrupted", ""), true);
    rooms.when("submit", push::cancel);

    PushResult result = run();

    assertThat(result.failure().orElseThrow()).isInstanceOf(InterruptedFailure.class);
    assertThat(result.stagedCopyKept()).isTrue();
    assertThat(rooms.entered).endsWith("submit", "close");
  }

  @Test
  void an_interrupt_while_watching_detaches() {
    rooms.when("follow", push::cancel);
    rooms.outcome = new RunOutcome(State.DETACHED, Optional.empty(), "Stopped watching");

    PushResult result = run();

    assertThat(result.status()).isEqualTo(PushStatus.DETACHED);
    assertThat(result.failure()).isEmpty();
    assertThat(result.stagedCopyKept()).isTrue();
    assertThat(rooms.entered).endsWith("follow", "close");
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void an_interrupt_while_reclaiming_is_still_a_success() {
    rooms.when("reclaim", fail(new InterruptedFailure("interrupted", "")));

    PushResult result = run();

    assertThat(result.status()).isEqualTo(PushStatus.SUCCEEDED);
    assertThat(result.stagedCopyKept()).isTrue();
    assertThat(rooms.entered).endsWith("reclaim", "close");
  }

  @Test
  void a_push_cancelled_before_it_begins_creates_nothing() {
    push.cancel();

    PushResult result = run();

    assertThat(result.failure().orElseThrow()).isInstanceOf(InterruptedFailure.class);
    assertThat(rooms.entered).doesNotContain("locate");
  }

  @Test
  void whoever_cancels_can_wait_for_the_clean_up() throws Exception {
    var sending = new CountDownLatch(1);
    var closing = new CountDownLatch(1);
    rooms.when(
        "send",
        () -> {
          sending.countDown();
          awaitInterrupt();
        });
    rooms.when("close", closing::countDown);
    var result = new CompletableFuture<PushResult>();
    Thread runner = Thread.ofPlatform().start(() -> result.complete(run()));
    sending.await();
    assertThat(push.awaitEnd(Duration.ofMillis(1))).isFalse();

    push.cancel();

    assertThat(push.awaitEnd(Duration.ofSeconds(30))).isTrue();
    assertThat(closing.getCount()).isZero();
    assertThat(result.get().failure().orElseThrow()).isInstanceOf(InterruptedFailure.class);
    runner.join();
  }

  private static void awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Interrupted while copying", "", e);
    }
  }

  @Test
  void a_push_runs_only_once() {
    run();

    assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
  }
}
