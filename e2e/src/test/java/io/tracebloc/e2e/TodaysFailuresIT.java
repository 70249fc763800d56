package io.tracebloc.e2e;

import static io.tracebloc.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.line.Cut;
import io.tracebloc.sandbox.line.Direction;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Action;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What today's tools do wrong when something breaks ({@code contract/protocol.md} 6.7), each line
 * the other way round. Lines that other classes have already: a volume that is full, a link and a
 * name with a backslash ({@link RefusalsIT}), an interrupt of what replaces something ({@link
 * StageInterruptIT}), names of every kind ({@link PushIT}, {@link StageIT}).
 */
@ExtendWith(PracticeClusterExtension.class)
class TodaysFailuresIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Where an archive of empty headers has a border between two files. */
  private static final long BETWEEN_TWO_FILES = 1024L * 700;

  @ParameterizedTest
  @CsvSource({"INT, 130", "KILL, 137"})
  void aSignalWhileCopyingNeverPutsAPartInPlace(String signal, int code, Workplace place) {
    var scans = Scans.of(place, 2000, 100);
    var broken = BrokenCopy.once(place, Action.STALL, BETWEEN_TWO_FILES);
    try (var stage = scans.stage().hearingSignals().start()) {
      eventually(SOON, stage::errorsSoFar, broken::get);
      stage.signal(signal);
      assertThat(stage.await(SOON).exitCode()).isEqualTo(code);
    }
    assertThat(scans.target()).doesNotExist();
    place.stagePods().forEach(place::removePod);

    // Whatever stood in place would be refused now.
    Scans.transfer(scans.stage().run());
    scans.assertInPlace();
  }

  /** Adds a file that no buffer on the way holds. */
  private static void addLargeFile(Scans scans) throws IOException {
    try (var file = new RandomAccessFile(scans.folder().resolve("large").toFile(), "rw")) {
      file.setLength(100L << 20);
    }
  }

  @Test
  void aDirectoryThatCannotBeWrittenToEndsAtOnceWhateverThereIsToSend(Workplace place)
      throws IOException {
    var scans = Scans.of(place, 1, 10);
    addLargeFile(scans);
    // Permissions do not stop root, a file in the way does.
    Files.createFile(place.shared().resolve("lung"));
    var outcome = scans.stage().run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(7);
    assertThat(outcome.err()).contains("lung", "--to");
    assertThat(place.stagePods()).isEmpty();
  }

  @Test
  void aServerThatDoesNotReadAnyMoreDoesNotMakeDeafToSignals(Workplace place) throws IOException {
    var scans = Scans.of(place, 1, 10);
    addLargeFile(scans);
    var broken = BrokenCopy.once(place, Action.STALL);
    try (var stage = scans.stage().hearingSignals().start()) {
      eventually(SOON, stage::errorsSoFar, broken::get);
      stage.signal("INT");
      assertThat(stage.await(SOON).exitCode()).isEqualTo(130);
    }
    scans.assertNothingThere();
  }

  @Test
  void anInterruptDuringAStallOfTheLineCleansUpOverAnotherConnection(Workplace place) {
    var scans = Scans.of(place, 20, 1 << 20);
    try (var detour = Detour.of(place)) {
      detour.line().arm(Cut.silence(5L << 20));
      try (var stage = detour.take(scans.stage()).hearingSignals().start()) {
        eventually(SOON, stage::errorsSoFar, detour::isBroken);
        stage.signal("INT");
        var outcome = stage.await(Duration.ofSeconds(25));
        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(130);
      }
    }
    scans.assertNothingThere();
  }

  @Test
  void aSecondInterruptEndsAtOnceAndSaysWhatIsLeft(Workplace place) throws InterruptedException {
    var scans = Scans.of(place, 20, 1 << 20);
    try (var detour = Detour.of(place)) {
      detour.line().arm(Cut.silence(5L << 20).withOutage(Duration.ofHours(1)));
      try (var stage = detour.take(scans.stage()).hearingSignals().start()) {
        eventually(SOON, stage::errorsSoFar, detour::isBroken);
        stage.signal("INT");
        eventually(SOON, stage::errorsSoFar, () -> stage.errorsSoFar().contains("Once more"));
        // One that comes at once counts as the first.
        Thread.sleep(Duration.ofSeconds(1));
        stage.signal("INT");
        var outcome = stage.await(Duration.ofSeconds(10));
        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(130);
        assertThat(outcome.err()).contains("kubectl delete pod", place.stagePods().getFirst());
      }
    }
    place.stagePods().forEach(place::removePod);
  }

  @Test
  void aResetAndThreeSecondsWithoutTheApiAreSurvived(Workplace place) {
    var scans = Scans.of(place, 20, 1 << 20);
    try (var detour = Detour.of(place)) {
      detour.line().arm(Cut.reset(12L << 20).withOutage(Duration.ofSeconds(3)));
      var transfer = Scans.transfer(detour.take(scans.stage("--streams", "1")).run());
      assertThat(transfer.path("retries").asInt()).as(transfer.toString()).isPositive();
      assertThat(transfer.path("sent_bytes").asLong()).isLessThan(2 * scans.bytes());
      assertThat(detour.line().accidents()).isOne();
    }
    scans.assertInPlace();
  }

  @Test
  void aStagePodThatSomebodyDeletesIsNamedAndReplaced(Workplace place) {
    var scans = Scans.of(place, 20, 1 << 20);
    var broken = BrokenCopy.once(place, Action.STALL, 12L << 20);
    try (var detour = Detour.of(place);
        var stage = detour.take(scans.stage("--streams", "1")).start()) {
      eventually(
          SOON,
          stage::errorsSoFar,
          () -> broken.get() && detour.line().carried(Direction.OUTWARD) > 12L << 20);
      var first = place.stagePods().getFirst();
      place.removePod(first);
      var outcome = stage.await(SOON);
      assertThat(Scans.transfer(outcome).path("sent_bytes").asLong()).isLessThan(2 * scans.bytes());
      assertThat(outcome.err()).contains(first + " was deleted by somebody");
    }
    scans.assertInPlace();
  }

  /** With a row that was skipped the verdict is in the part of the log that was cut off. */
  @ParameterizedTest
  @CsvSource({"'sleep:4', 0, succeeded", "'sleep:4,skip:1', 9, completed_with_failures"})
  void aLogThatIsCutIsReadOn(String fault, int code, String status, Workplace place) {
    place.install(place.release().withEnvironment("STANDIN_INGEST_FAULT", fault)).leaves(6);
    try (var detour = Detour.of(place);
        var push = detour.take(place.push("-o", "json")).start()) {
      eventually(SOON, push::errorsSoFar, () -> push.errorsSoFar().contains("still at work"));
      detour.line().reset();
      var outcome = push.await(SOON);
      assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(code);
      var result = new JsonMapper().readTree(outcome.out());
      assertThat(result.path("status").asString()).isEqualTo(status);
      assertThat(result.path("summary").path("total_records").asLong()).isEqualTo(6);
    }
    assertThat(place.staged().contains("leaves")).isEqualTo(code != 0);
    assertThat(place.stagePods()).isEmpty();
  }
}
