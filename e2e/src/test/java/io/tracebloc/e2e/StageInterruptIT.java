package io.tracebloc.e2e;

import static io.tracebloc.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.pods.stream.StreamFaults.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on the volume stays as it is, whatever happens to the command in between. */
@ExtendWith(PracticeClusterExtension.class)
class StageInterruptIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private static void write(Path file, int size) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[size]);
  }

  /** Installs a release with something where the files are to go. */
  private static Path occupied(Workplace place) throws IOException {
    place.install();
    for (int number = 0; number < 30; number++) {
      write(place.folder().resolve("scans/sub/" + number), 5000);
    }
    var theirs = place.shared().resolve("lung/scans/theirs");
    write(theirs, 10);
    return theirs;
  }

  private static Command stage(Workplace place) {
    return place.plugin("stage", "scans", "--to", "lung/scans", "--overwrite");
  }

  private static void assertUntouched(Workplace place, Path theirs) {
    assertThat(Workplace.namesIn(theirs.getParent())).containsExactly("theirs");
    assertThat(Workplace.namesIn(theirs.getParent().getParent())).containsExactly("scans");
    assertThat(place.stagePods()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void aSignalWhileCopyingLeavesThingsAsTheyWere(String signal, Workplace place)
      throws IOException {
    var theirs = occupied(place);
    var broken = BrokenCopy.once(place, Action.STALL);
    try (var stage = stage(place).hearingSignals().start()) {
      eventually(SOON, stage::errorsSoFar, broken::get);
      stage.signal(signal);
      var outcome = stage.await(SOON);
      assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(130);
      assertThat(outcome.err()).contains("Interrupted");
    }
    assertUntouched(place, theirs);
  }

  @Test
  void directoriesThatWereMadeForItAreGoneToo(Workplace place) throws IOException {
    occupied(place);
    var broken = BrokenCopy.once(place, Action.STALL);
    try (var stage =
        place.plugin("stage", "scans", "--to", "new/deep/scans").hearingSignals().start()) {
      eventually(SOON, stage::errorsSoFar, broken::get);
      stage.signal("INT");
      assertThat(stage.await(SOON).exitCode()).isEqualTo(130);
    }
    assertThat(place.shared().resolve("new")).doesNotExist();
  }

  @Test
  void aLineThatIsCutOnceLosesNothing(Workplace place) throws IOException {
    var theirs = occupied(place);
    BrokenCopy.once(place, Action.CUT);
    var outcome = stage(place).run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(Workplace.namesIn(theirs.getParent())).containsExactly("sub");
    assertThat(Workplace.namesIn(theirs.getParent().resolve("sub"))).hasSize(30);
  }

  @Test
  void afterAKillTheLeftoversGoWithTheNextOneOfSomebodyElseADayLater(Workplace place)
      throws IOException {
    var theirs = occupied(place);
    var area = theirs.getParent().getParent().resolve(".tracebloc-staging");
    BrokenCopy.once(place, Action.STALL);
    try (var stage = stage(place).start()) {
      eventually(SOON, stage::errorsSoFar, () -> !Workplace.namesIn(area).isEmpty());
      stage.signal("KILL");
      assertThat(stage.await(SOON).exitCode()).isEqualTo(137);
    }
    assertThat(Workplace.namesIn(theirs.getParent())).containsExactly("theirs");
    assertThat(Workplace.namesIn(area)).isNotEmpty();
    try (var left = Files.walk(area)) {
      for (var path : left.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
      }
    }

    var outcome = stage(place).with("XDG_STATE_HOME", place.folder() + "/theirs").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(Workplace.namesIn(area)).containsExactly("scans.manifest");
    assertThat(Workplace.namesIn(theirs.getParent())).containsExactly("sub");
  }
}
