package io.tracebloc.e2e;

import static io.tracebloc.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.pods.stream.StreamFaults.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PracticeClusterExtension.class)
class InterruptIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(strings = {"spdy", "websocket", "websocket-v4"})
  void whileCopyingItLeavesThingsAsTheyWere(String transport, Workplace place) throws IOException {
    place.install().leaves(30);
    var before = place.shared().resolve(".tracebloc-staging/leaves/labels.csv");
    Files.createDirectories(before.getParent());
    Files.writeString(before, "an earlier copy");
    var broken = BrokenCopy.once(place, Action.STALL);

    try (var push = place.push("--transport", transport).hearingSignals().start()) {
      eventually(SOON, push::errorsSoFar, broken::get);
      push.signal("INT");
      var outcome = push.await(SOON);

      assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(130);
    }
    assertThat(place.stagePods()).isEmpty();
    assertThat(place.jobs()).isEmpty();
    assertThat(place.staged()).containsExactly("leaves");
    assertThat(before).hasContent("an earlier copy");
  }

  @Test
  void whileFollowingItDetaches(Workplace place) {
    place.install(place.release().withEnvironment("STANDIN_INGEST_FAULT", "sleep:8")).leaves(4);

    try (var push = place.push().hearingSignals().start()) {
      eventually(SOON, push::errorsSoFar, () -> push.errorsSoFar().contains("still at work"));
      push.signal("INT");
      var outcome = push.await(SOON);

      assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
      assertThat(outcome.err() + outcome.out()).contains("runs watch " + place.jobs().getFirst());
    }
    assertThat(place.stagePods()).isEmpty();
    assertThat(place.staged()).containsExactly("leaves");
    eventually(
        Duration.ofSeconds(60),
        () -> "the run goes on",
        () -> Workplace.namesIn(place.shared().resolve("leaves")).size() >= 4);
  }

  @Test
  void aLineThatIsCutOnceLosesNothing(Workplace place) throws IOException {
    var leaves = place.install().leaves(30);
    BrokenCopy.once(place, Action.CUT);

    var outcome = place.push().run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    for (var name : Workplace.namesIn(leaves.resolve("images"))) {
      var arrived = place.shared().resolve("leaves").resolve(name);
      assertThat(Files.mismatch(leaves.resolve("images").resolve(name), arrived)).isEqualTo(-1);
    }
    assertThat(place.stagePods()).isEmpty();
  }
}
