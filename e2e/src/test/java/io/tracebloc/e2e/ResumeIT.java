package io.tracebloc.e2e;

import static io.tracebloc.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.line.Cut;
import io.tracebloc.sandbox.line.Direction;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Action;
import io.tracebloc.sandbox.samples.LeafDataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An upload that ended half way is gone on with by the same command. */
@ExtendWith(PracticeClusterExtension.class)
class ResumeIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Where it ends: behind the middle, because what is half sent is sent again. */
  private static final double HALF_WAY = 0.62;

  /** Most that may go over the line again. */
  private static final double AGAIN = 0.65;

  /** What a command asks the server besides, and the frames around what it sends. */
  private static final long OVERHEAD = 512 << 10;

  private static Scans scans(Workplace place) {
    return Scans.of(place, 40, 1 << 20);
  }

  private static long halfWay(long bytes) {
    return (long) (bytes * HALF_WAY);
  }

  /**
   * Kills the command once so many bytes have gone over its line, not one more, and two items are
   * known to be on the volume.
   *
   * @param area where the unfinished upload lies
   */
  private static void kill(Workplace place, Detour detour, Command command, long bytes, Path area) {
    detour.line().arm(Cut.silence(bytes));
    try (var running = detour.take(command).start()) {
      eventually(SOON, running::errorsSoFar, () -> detour.isBroken() && itemsIn(area) >= 2);
      running.signal("KILL");
      assertThat(running.await(SOON).exitCode()).isEqualTo(137);
    }
    removeStagePods(place);
  }

  private static long itemsIn(Path area) {
    long items = 0;
    for (var name : Workplace.namesIn(area)) {
      if (name.endsWith(".work")) {
        try (var lines = Files.lines(area.resolve(name).resolve("journal"))) {
          items += lines.count();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return items;
  }

  /** Nobody else does: they would end by themselves, in half an hour. */
  private static void removeStagePods(Workplace place) {
    place.stagePods().forEach(place::removePod);
  }

  /** Runs the command, to the same server, and looks at how much it sends. */
  private static JsonNode goOn(Detour detour, Command command, long bytes) {
    long before = detour.line().carried(Direction.OUTWARD);
    var transfer = Scans.transfer(detour.take(command).run());
    assertThat(transfer.path("resumed_bytes").asLong()).as(transfer.toString()).isPositive();
    assertThat(detour.line().carried(Direction.OUTWARD) - before)
        .as(transfer.toString())
        .isLessThan((long) (bytes * AGAIN) + OVERHEAD);
    return transfer;
  }

  @Test
  void afterAKillTheSameStageGoesOn(Workplace place) {
    var scans = scans(place);
    var stage = scans.stage("--streams", "1");
    try (var detour = Detour.of(place)) {
      kill(place, detour, stage, halfWay(scans.bytes()), scans.area());
      assertThat(scans.target()).doesNotExist();

      var transfer = goOn(detour, stage, scans.bytes());

      assertThat(transfer.path("resumed_bytes").asLong() + transfer.path("sent_bytes").asLong())
          .isEqualTo(scans.bytes());
    }
    scans.assertInPlace();
  }

  @Test
  void afterAKillTheSamePushGoesOn(Workplace place) throws IOException {
    // The run itself does not matter here.
    place.install(place.release().withEnvironment("STANDIN_INGEST_FAULT", "exit:1"));
    var leaves = place.folder().resolve("leaves");
    new LeafDataset(4200, 24, 1).writeTo(leaves);
    var bytes = archived(leaves);
    var push = place.push("--streams", "1", "--compress", "off", "--detach", "-o", "json");
    try (var detour = Detour.of(place)) {
      var area = place.shared().resolve(".tracebloc-staging");
      kill(place, detour, push, halfWay(bytes) + OVERHEAD / 2, area);
      assertThat(place.staged()).doesNotContain("leaves");

      goOn(detour, push, bytes);
    }

    assertThat(Workplace.namesIn(place.shared().resolve(".tracebloc-staging/leaves/images")))
        .hasSize(4200);
    assertThat(place.staged()).containsExactly("leaves");
    assertThat(place.stagePods()).isEmpty();
  }

  /** Bytes of the pictures in tar archives: a header each, and full blocks. */
  private static long archived(Path leaves) throws IOException {
    try (var files = Files.walk(leaves)) {
      long sum = 0;
      for (var file : files.filter(Files::isRegularFile).toList()) {
        sum += 512 + (Files.size(file) + 511) / 512 * 512;
      }
      return sum;
    }
  }

  @Test
  void whenTheNetworkStaysLostItSaysHowToGoOn(Workplace place) {
    var scans = scans(place);
    var stage = scans.stage("--streams", "1", "--retry-for", "2s");
    try (var detour = Detour.of(place)) {
      detour.line().arm(Cut.reset(halfWay(scans.bytes())));
      // Only the Pod's deletion gets through, so that nobody has to wait for its end.
      place.faults().cut(request -> detour.isBroken() && !request.method().equals("DELETE"));
      var outcome = detour.take(stage).run();
      assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(7);
      assertThat(outcome.err()).contains("nothing got through", "The same command goes on");
      assertThat(scans.target()).doesNotExist();
      assertThat(place.stagePods()).isEmpty();
      place.faults().clear();

      goOn(detour, stage, scans.bytes());
    }
    scans.assertInPlace();
  }

  @Test
  void afterALaptopsSleepItGoesOnByItself(Workplace place) {
    var scans = scans(place);
    try (var detour = Detour.of(place)) {
      detour.line().arm(Cut.silence(halfWay(scans.bytes())));
      try (var stage = detour.take(scans.stage("--streams", "1")).start()) {
        eventually(SOON, stage::errorsSoFar, detour::isBroken);
        stage.signal("STOP");
        // Meanwhile everything in between forgets the connections.
        detour.line().reset();
        stage.signal("CONT");
        var transfer = Scans.transfer(stage.await(SOON));
        assertThat(transfer.path("retries").asInt()).isPositive();
        assertThat(transfer.path("sent_bytes").asLong()).isLessThan(2 * scans.bytes());
      }
    }
    scans.assertInPlace();
  }

  @Test
  void anInterruptRemovesTheUnfinishedUpload(Workplace place) {
    var scans = scans(place);
    try (var detour = Detour.of(place)) {
      interrupt(place, detour, scans.stage(), scans);
    }
    scans.assertNothingThere();
  }

  @Test
  void anInterruptKeepsItWhenTold(Workplace place) {
    var scans = scans(place);
    var stage = scans.stage("--streams", "1", "--keep-partial");
    try (var detour = Detour.of(place)) {
      interrupt(place, detour, stage, scans);
      assertThat(scans.target()).doesNotExist();
      assertThat(place.stagePods()).isEmpty();

      goOn(detour, stage, scans.bytes());
    }
    scans.assertInPlace();
  }

  private static void interrupt(Workplace place, Detour detour, Command command, Scans scans) {
    long half = halfWay(scans.bytes());
    var broken = BrokenCopy.once(place, Action.STALL, half);
    try (var running = detour.take(command).hearingSignals().start()) {
      eventually(
          SOON,
          running::errorsSoFar,
          () ->
              broken.get()
                  && detour.line().carried(Direction.OUTWARD) > half
                  && itemsIn(scans.area()) >= 2);
      running.signal("INT");
      assertThat(running.await(SOON).exitCode()).isEqualTo(130);
    }
  }
}
