package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** The next copy to the same place sends only what is new or has changed. */
@ExtendWith(PracticeClusterExtension.class)
class DeltaIT {
  @Test
  void aSecondStageSendsOnlyWhatChanged(Workplace place) throws IOException {
    var scans = Scans.of(place, 30, 10_000);
    var stage = scans.stage("--overwrite");
    assertThat(Scans.transfer(stage.run()).path("sent_files").asInt()).isEqualTo(30);

    var nothing = Scans.transfer(stage.run());
    assertThat(nothing.path("sent_bytes").asLong()).isZero();
    assertThat(nothing.path("unchanged_files").asInt()).isEqualTo(30);

    Files.write(scans.folder().resolve("sub/scan-00007"), new byte[10_000]);
    Files.write(scans.folder().resolve("new"), new byte[500]);
    Files.delete(scans.folder().resolve("sub/scan-00008"));
    var little = Scans.transfer(stage.run());

    assertThat(little.path("sent_files").asInt()).isEqualTo(2);
    assertThat(little.path("sent_bytes").asLong()).isEqualTo(10_500);
    assertThat(little.path("unchanged_files").asInt()).isEqualTo(28);
    scans.assertInPlace();
  }

  @Test
  void aSecondPushSendsNothingWhereTheStagedCopyStayed(Workplace place) {
    // The run fails before it takes anything, so the name stays free.
    place.install(place.release().withEnvironment("STANDIN_INGEST_FAULT", "exit:1")).leaves(20);
    var push = place.push("-o", "json", "--detach");
    var first = Scans.transfer(push.run());
    assertThat(first.path("sent_files").asInt()).isEqualTo(21);
    assertThat(place.plugin("runs", "watch", "leaves").run().exitCode()).isEqualTo(9);

    var outcome = push.run();

    var second = Scans.transfer(outcome);
    assertThat(second.path("sent_bytes").asLong()).isZero();
    assertThat(second.path("unchanged_files").asInt()).isEqualTo(21);
    assertThat(new JsonMapper().readTree(outcome.out()).path("status").asString())
        .isEqualTo("detached");
    assertThat(place.staged()).containsExactly("leaves");
  }
}
