package io.tracebloc.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.watch.RunOutcome.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code contract/protocol.md} 1.6, 1.7, 6.7 and trap 22. */
@Timeout(60)
class RunIsFollowedToItsVerdictTest {
  private static final IngestionSummary LOSSES =
      new IngestionSummary("run-1", 10, 9, 9, 9, 1, 0, 0);

  private final FakeRun run = new FakeRun();
  private final Heard heard = new Heard();
  private FollowLimits limits =
      new FollowLimits(
          Duration.ofSeconds(20),
          Duration.ofSeconds(50),
          Duration.ofSeconds(20),
          Duration.ofMillis(500),
          Duration.ofSeconds(20),
          Duration.ofMillis(20),
          Duration.ofSeconds(20));

  private static final class Heard implements RunListener {
    final List<String> phases = new CopyOnWriteArrayList<>();
    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<String> warnings = new CopyOnWriteArrayList<>();
    final CountDownLatch firstLine = new CountDownLatch(1);
    final CountDownLatch firstPhase = new CountDownLatch(1);
    final CountDownLatch deleted = new CountDownLatch(1);

    @Override
    public void podPhase(String pod, String phase) {
      phases.add(pod + " " + phase);
      firstPhase.countDown();
      if (phase.equals("Deleted")) {
        deleted.countDown();
      }
    }

    @Override
    public void logLine(String pod, String line) {
      lines.add(line);
      firstLine.countDown();
    }

    @Override
    public void warning(String message) {
      warnings.add(message);
    }
  }

  @AfterEach
  void stop() {
    run.close();
  }

  private RunOutcome follow() {
    return new RunFollower(run.api.cluster(), limits)
        .follow(new IngestionRun(FakeRun.JOB, "demo", "key", false), heard);
  }

  private CompletableFuture<RunOutcome> followAside() {
    return CompletableFuture.supplyAsync(this::follow, task -> Thread.ofPlatform().start(task));
  }

  private static List<String> log(String first, List<String> banner) {
    return Stream.concat(Stream.of(first, "working"), banner.stream()).toList();
  }

  private static List<String> clean(long records) {
    return log("start", List.of(Banners.clean(records).split("\n", -1)));
  }

  private static List<String> lossy() {
    return log("start", Banners.lines(LOSSES));
  }

  private void finishes(String pod, List<String> log, int exitCode, String condition) {
    run.podEnds(pod, 0, exitCode);
    run.logIs(pod, log);
    run.jobEnds(condition);
  }

  @Test
  void a_completed_job_with_a_clean_banner_has_succeeded() {
    finishes("p", clean(12), 0, "Complete");

    RunOutcome outcome = follow();

    assertThat(outcome.state()).isEqualTo(State.SUCCEEDED);
    assertThat(outcome.summary().orElseThrow().insertedRecords()).isEqualTo(12);
    assertThat(outcome.provenClean()).isTrue();
    assertThat(heard.lines)
        .startsWith("start", "working")
        .contains("\u001b[96m" + "═".repeat(60) + "\u001b[0m");
    assertThat(heard.warnings).isEmpty();
  }

  @Test
  void a_completed_job_with_losses_has_failures() {
    finishes("p", lossy(), 0, "Complete");

    RunOutcome outcome = follow();

    assertThat(outcome.state()).isEqualTo(State.COMPLETED_WITH_FAILURES);
    assertThat(outcome.summary()).contains(LOSSES);
    assertThat(outcome.provenClean()).isFalse();
  }

  @Test
  void a_failed_job_with_losses_in_its_banner_has_failures() {
    finishes("p", lossy(), 1, "Failed");

    assertThat(follow().state()).isEqualTo(State.COMPLETED_WITH_FAILURES);
  }

  @Test
  void a_failed_job_without_a_banner_tells_why() {
    finishes(
        "p",
        List.of("start", "\u001b[91mIngestion failed: no \u0007 disk\u001b[0m", "bye"),
        1,
        "Failed");

    RunOutcome outcome = follow();

    assertThat(outcome.state()).isEqualTo(State.FAILED);
    assertThat(outcome.message())
        .contains("exit code 1")
        .contains("Ingestion failed: no \\x07 disk")
        .doesNotContain("\u001b");
  }

  @Test
  void an_exit_code_that_has_a_meaning_is_explained() {
    finishes("p", List.of("waiting"), 65, "Failed");

    assertThat(follow().message()).contains("65").contains("database");
  }

  @Test
  void a_pod_that_ran_out_of_memory_is_told() {
    run.pod(
        "p",
        0,
        "{\"phase\":\"Failed\",\"containerStatuses\":[{\"name\":\"c\",\"state\":{\"terminated\":{\"exitCode\":137,\"reason\":\"OOMKilled\"}}}]}");
    run.logIs("p", List.of("start"));
    run.jobEnds("Failed");

    assertThat(follow().message()).contains("(exit code 137, OOMKilled)");
  }

  @Test
  void a_pod_that_was_evicted_is_told() {
    run.pod(
        "p",
        0,
        "{\"phase\":\"Failed\",\"reason\":\"Evicted\",\"message\":\"The node was low on \\u0007 memory.\"}");
    run.log("p", (request, answer) -> answer.refuse(404, "pod has no log"));
    run.jobEnds("Failed");

    assertThat(follow().message())
        .contains("(Evicted (The node was low on \\x07 memory.))")
        .endsWith(": Because");
  }

  @Test
  void a_completed_job_without_a_banner_has_succeeded_without_numbers() {
    finishes("p", List.of("start", "done"), 0, "Complete");

    RunOutcome outcome = follow();

    assertThat(outcome.state()).isEqualTo(State.SUCCEEDED);
    assertThat(outcome.summary()).isEmpty();
    assertThat(outcome.message()).contains("no summary");
    assertThat(outcome.provenClean()).isFalse();
  }

  @Test
  void a_banner_that_breaks_off_proves_nothing() {
    finishes("p", clean(12).subList(0, 9), 0, "Complete");

    RunOutcome outcome = follow();

    assertThat(outcome.state()).isEqualTo(State.SUCCEEDED);
    assertThat(outcome.message()).contains("broke off");
    assertThat(outcome.provenClean()).isFalse();
  }

  @Test
  void a_repeated_banner_replaces_the_former() {
    var log = new ArrayList<>(lossy());
    log.addAll(clean(10));
    finishes("p", log, 0, "Complete");

    assertThat(follow().provenClean()).isTrue();
  }

  @Test
  void a_log_that_is_cut_again_and_again_is_read_to_its_end_once() {
    List<String> log = lossy();
    List<String> stamped = FakeRun.stamped(log);
    run.podRuns("p", 0);
    for (int cut : new int[] {1, 5, 11}) {
      run.log(
          "p",
          (request, answer) -> {
            var output = answer.doomedStream();
            List<String> asked = FakeRun.since(request, stamped);
            int known = stamped.size() - asked.size();
            FakeRun.write(output, asked.stream().limit(cut - known).toList());
            output.write(
                stamped
                    .get(cut)
                    .substring(0, 30)
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            output.flush();
            answer.cut();
          });
    }
    run.log(
        "p",
        (request, answer) -> {
          FakeRun.write(answer.stream(), FakeRun.since(request, stamped));
          run.podEnds("p", 0, 0);
          run.jobEnds("Complete");
          answer.end();
        });

    RunOutcome outcome = follow();

    assertThat(outcome.state()).isEqualTo(State.COMPLETED_WITH_FAILURES);
    assertThat(outcome.summary()).contains(LOSSES);
    assertThat(heard.lines).containsExactlyElementsOf(log);
    assertThat(run.api.requests())
        .filteredOn(request -> request.path().endsWith("/log"))
        .anyMatch(request -> request.query().containsKey("sinceTime"));
  }

  @Test
  void a_stream_that_ends_while_the_container_runs_is_taken_up_again() {
    List<String> stamped = FakeRun.stamped(lossy());
    run.podRuns("p", 0);
    run.log(
        "p",
        (request, answer) -> {
          FakeRun.write(answer.stream(), stamped.subList(0, 4));
          answer.end();
        });
    run.log(
        "p",
        (request, answer) -> {
          FakeRun.write(answer.stream(), FakeRun.since(request, stamped));
          run.podEnds("p", 0, 1);
          run.jobEnds("Failed");
          answer.end();
        });

    assertThat(follow().summary()).contains(LOSSES);
    assertThat(heard.lines).hasSize(stamped.size());
  }

  @Test
  void a_silent_connection_is_opened_again() {
    limits =
        new FollowLimits(
            limits.firstPod(),
            limits.total(),
            limits.verdict(),
            limits.lastLook(),
            limits.unreachable(),
            limits.retry(),
            Duration.ofMillis(200));
    List<String> stamped = FakeRun.stamped(clean(3));
    run.podRuns("p", 0);
    run.log(
        "p",
        (_, answer) -> {
          FakeRun.write(answer.stream(), stamped.subList(0, 4));
          new CountDownLatch(1).await();
        });
    run.log(
        "p",
        (request, answer) -> {
          FakeRun.write(answer.stream(), FakeRun.since(request, stamped));
          run.podEnds("p", 0, 0);
          run.jobEnds("Complete");
          answer.end();
        });

    assertThat(follow().provenClean()).isTrue();
  }

  @Test
  void a_retry_pod_is_followed_and_the_early_failure_is_no_verdict() {
    run.podEnds("p1", 0, 1);
    run.logIs("p1", List.of("Ingestion failed: database away"));
    run.log(
        "p2",
        (_, answer) -> {
          FakeRun.write(answer.stream(), FakeRun.stamped(clean(7)));
          run.podEnds("p2", 10, 0);
          run.jobEnds("Complete");
          answer.end();
        });
    run.log("p2", (_, answer) -> answer.refuse(500, "asked too often"));
    run.logIs("p2", clean(7));
    CompletableFuture<RunOutcome> outcome = followAside();
    awaitLine();
    run.podRuns("p2", 10);

    assertThat(outcome.join().state()).isEqualTo(State.SUCCEEDED);
    assertThat(outcome.join().provenClean()).isTrue();
    assertThat(heard.phases).contains("p1 Failed", "p2 Running");
  }

  private void awaitLine() {
    try {
      heard.firstLine.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void losses_of_the_first_pod_are_told_when_its_retry_fails_without_a_banner() {
    run.podEnds("p1", 0, 1);
    run.logIs("p1", lossy());
    CompletableFuture<RunOutcome> outcome = followAside();
    awaitLine();
    run.logIs("p2", List.of("Ingestion failed: directory is not empty"));
    run.podEnds("p2", 10, 1);
    run.jobEnds("Failed");

    assertThat(outcome.join().state()).isEqualTo(State.COMPLETED_WITH_FAILURES);
    assertThat(outcome.join().summary()).contains(LOSSES);
  }

  @Test
  void a_verdict_that_is_seen_before_its_pod_waits_for_the_pod() throws Exception {
    limits = longLastLook();
    run.jobEnds("Complete");
    run.logIs("p", clean(2));
    CompletableFuture<RunOutcome> outcome = followAside();
    run.pod("p", 0, "{\"phase\":\"Pending\"}");
    heard.firstPhase.await();
    run.podEnds("p", 0, 0);

    assertThat(outcome.join().provenClean()).isTrue();
  }

  private FollowLimits longLastLook() {
    return new FollowLimits(
        limits.firstPod(),
        limits.total(),
        limits.verdict(),
        Duration.ofSeconds(30),
        limits.unreachable(),
        limits.retry(),
        limits.silence());
  }

  @Test
  void of_two_pods_of_one_age_the_one_that_did_not_fail_counts() {
    run.podEnds("bad", 0, 1);
    run.podEnds("good", 0, 0);
    run.logIs("bad", List.of("Ingestion failed: x"));
    run.logIs("good", clean(5));
    run.jobEnds("Complete");

    assertThat(follow().provenClean()).isTrue();
  }

  @Test
  void the_reason_why_a_pod_waits_is_told() {
    run.pod(
        "p",
        0,
        "{\"phase\":\"Pending\",\"conditions\":[{\"type\":\"PodScheduled\",\"status\":\"False\",\"reason\":\"Unschedulable\",\"message\":\"0/1 nodes\"}]}");
    limits = shortFirstPod();

    RunOutcome outcome = follow();

    assertThat(outcome.state()).isEqualTo(State.DETACHED);
    assertThat(outcome.message()).contains("Unschedulable (0/1 nodes)");
    assertThat(heard.phases).containsExactly("p Pending: Unschedulable (0/1 nodes)");
  }

  @Test
  void an_image_that_cannot_be_pulled_is_told() {
    run.pod(
        "p",
        0,
        "{\"phase\":\"Pending\",\"containerStatuses\":[{\"name\":\"c\",\"state\":{\"waiting\":{\"reason\":\"ImagePullBackOff\",\"message\":\"no \\u001b[2J such image\"}}}]}");
    limits = shortFirstPod();

    assertThat(follow().message()).contains("ImagePullBackOff (no \\x1b[2J such image)");
  }

  @Test
  void without_any_pod_the_run_is_left_alone() {
    limits = shortFirstPod();

    RunOutcome outcome = follow();

    assertThat(outcome.state()).isEqualTo(State.DETACHED);
    assertThat(outcome.message()).contains("no Pod yet");
  }

  private FollowLimits shortFirstPod() {
    return new FollowLimits(
        Duration.ofMillis(500),
        limits.total(),
        limits.verdict(),
        limits.lastLook(),
        limits.unreachable(),
        limits.retry(),
        limits.silence());
  }

  @Test
  void the_whole_observation_has_a_limit() {
    limits =
        new FollowLimits(
            limits.firstPod(),
            Duration.ofSeconds(1),
            limits.verdict(),
            limits.lastLook(),
            limits.unreachable(),
            limits.retry(),
            limits.silence());
    run.podRuns("p", 0);
    run.log(
        "p",
        (_, answer) -> {
          FakeRun.write(answer.stream(), FakeRun.stamped(List.of("working")));
          new CountDownLatch(1).await();
        });

    assertThat(follow().state()).isEqualTo(State.DETACHED);
    assertThat(heard.lines).containsExactly("working");
  }

  @Test
  void an_interrupt_detaches_at_once() throws Exception {
    run.podRuns("p", 0);
    run.log(
        "p",
        (_, answer) -> {
          FakeRun.write(answer.stream(), FakeRun.stamped(List.of("working")));
          new CountDownLatch(1).await();
        });
    var outcome = new CompletableFuture<RunOutcome>();
    Thread watcher = Thread.ofPlatform().start(() -> outcome.complete(follow()));
    heard.firstLine.await();

    watcher.interrupt();

    assertThat(outcome.get().state()).isEqualTo(State.DETACHED);
    watcher.join();
  }

  @Test
  void a_pod_that_is_deleted_leaves_the_verdict_to_the_job() throws Exception {
    run.podRuns("p", 0);
    run.log(
        "p",
        (_, answer) -> {
          FakeRun.write(answer.doomedStream(), FakeRun.stamped(List.of("working")));
          heard.firstPhase.await();
          run.podIsDeleted("p");
          answer.cut();
        });
    run.log("p", (_, answer) -> answer.refuse(404, "pods not found"));
    CompletableFuture<RunOutcome> outcome = followAside();
    // The Job's verdict comes through a watch of its own and could overtake the deletion.
    assertThat(heard.deleted.await(20, TimeUnit.SECONDS)).isTrue();
    run.jobEnds("Failed");

    assertThat(outcome.get().state()).isEqualTo(State.FAILED);
  }

  @Test
  void without_a_verdict_of_the_job_the_phase_of_the_pod_counts() {
    limits = verdictWithin(Duration.ofSeconds(1));
    run.podEnds("p", 0, 0);
    run.logIs("p", List.of("start"));

    RunOutcome outcome = follow();

    assertThat(outcome.state()).isEqualTo(State.SUCCEEDED);
    assertThat(outcome.provenClean()).isFalse();
  }

  @Test
  void a_pod_that_succeeded_with_a_clean_banner_need_not_wait_for_the_job() {
    limits = verdictWithin(Duration.ofDays(1));
    run.podEnds("p", 0, 0);
    run.logIs("p", clean(4));

    assertThat(follow().provenClean()).isTrue();
  }

  @Test
  void a_job_that_failed_all_the_same_is_believed() {
    limits = verdictWithin(Duration.ofDays(1));
    run.podEnds("p", 0, 0);
    run.logIs("p", clean(4));
    run.jobIsFoundAs("Failed");

    assertThat(follow().state()).isEqualTo(State.FAILED);
  }

  @Test
  void losses_wait_for_the_job() {
    limits = verdictWithin(Duration.ofSeconds(1));
    run.podEnds("p", 0, 0);
    run.logIs("p", lossy());
    run.jobIsFoundAs("Failed");

    assertThat(follow().state()).isEqualTo(State.COMPLETED_WITH_FAILURES);
    assertThat(run.api.requests()).noneMatch(request -> request.path().endsWith(FakeRun.JOB));
  }

  @Test
  void when_job_and_pod_are_gone_nobody_knows() throws Exception {
    limits = verdictWithin(Duration.ofSeconds(1));
    run.podRuns("p", 0);
    run.log(
        "p",
        (_, answer) -> {
          FakeRun.write(answer.stream(), FakeRun.stamped(List.of("working")));
          heard.firstPhase.await();
          run.jobIsDeleted();
          run.podIsDeleted("p");
          answer.end();
        });
    run.log("p", (_, answer) -> answer.refuse(404, "pods not found"));

    RunOutcome outcome = follow();

    assertThat(outcome.state()).isEqualTo(State.UNKNOWN);
    assertThat(outcome.message()).contains("gone");
  }

  private FollowLimits verdictWithin(Duration limit) {
    return new FollowLimits(
        limits.firstPod(),
        limits.total(),
        limit,
        limits.lastLook(),
        limits.unreachable(),
        limits.retry(),
        limits.silence());
  }

  @Test
  void a_log_that_may_not_be_read_leaves_the_verdict_to_the_job() {
    run.podEnds("p", 0, 0);
    run.log("p", (_, answer) -> answer.refuse(403, "pods/log is forbidden"));
    run.jobEnds("Complete");

    RunOutcome outcome = follow();

    assertThat(outcome.state()).isEqualTo(State.SUCCEEDED);
    assertThat(outcome.provenClean()).isFalse();
    assertThat(heard.warnings).singleElement().asString().contains("pods/log is forbidden");
  }

  @Test
  void pods_that_may_not_be_seen_leave_the_verdict_to_the_job() {
    run.api.on("GET", "/api/v1/namespaces/demo/pods", (_, answer) -> answer.refuse(403, "no pods"));
    run.jobEnds("Complete");

    assertThat(follow().state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void a_run_of_which_nothing_may_be_seen_cannot_be_followed() {
    run.api.on("GET", "/api/v1/namespaces/demo/pods", (_, answer) -> answer.refuse(403, "no pods"));
    run.api.on(
        "GET", "/apis/batch/v1/namespaces/demo/jobs", (_, answer) -> answer.refuse(403, "no jobs"));

    RunOutcome outcome = follow();

    assertThat(outcome.state()).isEqualTo(State.WATCH_ERROR);
    assertThat(outcome.message()).contains("no jobs");
  }

  @Test
  void a_progress_bar_comes_as_one_line_for_each_of_its_states() {
    finishes("p", List.of("10%\r20%\r\u001b[2J30%", "", "end\r"), 0, "Complete");

    follow();

    assertThat(heard.lines).containsExactly("10%", "20%", "\u001b[2J30%", "", "end");
  }
}
