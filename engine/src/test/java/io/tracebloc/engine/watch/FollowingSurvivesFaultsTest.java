package io.tracebloc.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.watch.RunOutcome.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code contract/protocol.md} 1.6, 1.7, 6.7 and traps 17, 22. */
@Timeout(60)
class FollowingSurvivesFaultsTest {
  private final FakeRun run = new FakeRun();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Semaphore heard = new Semaphore(0);
  private Duration unreachable = Duration.ofSeconds(30);

  @AfterEach
  void stop() {
    run.close();
  }

  private CompletableFuture<RunOutcome> follow() {
    var limits =
        new FollowLimits(
            Duration.ofSeconds(20),
            Duration.ofSeconds(50),
            Duration.ofSeconds(10),
            Duration.ofMillis(500),
            unreachable,
            Duration.ofMillis(20),
            Duration.ofSeconds(20));
    var listener =
        new RunListener() {
          @Override
          public void podPhase(String pod, String phase) {}

          @Override
          public void logLine(String pod, String line) {
            lines.add(line);
            heard.release();
          }
        };
    return CompletableFuture.supplyAsync(
        () ->
            new RunFollower(run.api.cluster(), limits)
                .follow(new IngestionRun(FakeRun.JOB, "demo", "key", false), listener),
        task -> Thread.ofPlatform().start(task));
  }

  private static List<String> clean(long records) {
    return Stream.concat(Stream.of("start"), Banners.clean(records).lines()).toList();
  }

  /** The log stands still after its first line until the connection is cut. */
  private void stalls(String pod, List<String> log) {
    run.log(
        pod,
        (_, answer) -> {
          FakeRun.write(answer.doomedStream(), FakeRun.stamped(log).subList(0, 1));
          new CountDownLatch(1).await();
        });
  }

  @Test
  void aServerThatIsRestartedCostsNoLine() throws Exception {
    var log = clean(7);
    run.podRuns("p", 0);
    stalls("p", log);
    run.log(
        "p",
        (request, answer) -> {
          FakeRun.write(answer.stream(), FakeRun.since(request, FakeRun.stamped(log)));
          answer.end();
        });
    var outcome = follow();
    heard.acquire();

    run.serverGoesAway();
    var before = run.api.requests().size();
    while (run.api.requests().size() < before + 3) {
      Thread.onSpinWait();
    }
    run.podEnds("p", 0, 0);
    run.jobEnds("Complete");
    run.serverComesBack();

    assertThat(outcome.get().provenClean()).isTrue();
    assertThat(lines).containsExactlyElementsOf(log);
  }

  @Test
  void aServerThatStaysAwayIsGivenUpAndNotWaitedForTillTheEnd() throws Exception {
    unreachable = Duration.ofMillis(300);
    run.podRuns("p", 0);
    stalls("p", clean(7));
    var outcome = follow();
    heard.acquire();

    run.serverGoesAway();

    assertThat(outcome.get().state()).isEqualTo(State.WATCH_ERROR);
  }

  @Test
  void aPodThatIsReplacedIsFollowedByItsSuccessor() throws Exception {
    run.podRuns("p1", 0);
    run.log(
        "p1",
        (_, answer) -> {
          FakeRun.write(answer.stream(), FakeRun.stamped(List.of("working")));
          run.podIsDeleted("p1");
          answer.end();
        });
    run.log("p1", (_, answer) -> answer.refuse(404, "pods not found"));
    run.logIs("p2", clean(4));
    var outcome = follow();
    heard.acquire();
    run.podEnds("p2", 10, 0);
    run.jobEnds("Complete");

    assertThat(outcome.get().provenClean()).isTrue();
    assertThat(lines).startsWith("working", "start");
  }

  @Test
  void everyAttemptOfAJobIsFollowed() throws Exception {
    run.logIs("p1", List.of("one"));
    run.logIs("p2", List.of("two"));
    run.logIs("p3", clean(4));
    run.podEnds("p1", 0, 1);
    var outcome = follow();
    heard.acquire();
    run.podEnds("p2", 10, 1);
    heard.acquire();
    run.podEnds("p3", 20, 0);
    run.jobEnds("Complete");

    assertThat(outcome.get().provenClean()).isTrue();
    assertThat(lines).startsWith("one", "two", "start");
  }

  @Test
  void aCleanBannerOfAFailedJobIsNoSuccess() throws Exception {
    run.podEnds("p", 0, 1);
    run.logIs("p", clean(9));
    run.jobEnds("Failed");

    var outcome = follow().get();

    assertThat(outcome.state()).isEqualTo(State.FAILED);
    assertThat(outcome.summary().orElseThrow().insertedRecords()).isEqualTo(9);
    assertThat(outcome.provenClean()).isFalse();
  }

  @Test
  void theBannerOfAnEarlierAttemptProvesNothingAboutTheLast() throws Exception {
    run.logIs("p1", clean(9));
    run.logIs("p2", List.of("done"));
    run.podEnds("p1", 0, 1);
    var outcome = follow();
    heard.acquire();
    run.podEnds("p2", 10, 0);
    run.jobEnds("Complete");

    assertThat(outcome.get().state()).isEqualTo(State.SUCCEEDED);
    assertThat(outcome.get().summary()).isEmpty();
    assertThat(outcome.get().provenClean()).isFalse();
  }

  @Test
  void ofSeveralContainersTheIngestorsLogIsFollowed() throws Exception {
    run.podWithSidecarEnds("p", 0);
    run.logIs("p", clean(2));
    run.jobEnds("Complete");

    assertThat(follow().get().provenClean()).isTrue();
    assertThat(run.api.requests())
        .filteredOn(request -> request.path().endsWith("/log"))
        .allMatch(request -> request.query().get("container").equals("ingestor"));
  }
}
