package io.tracebloc.e2e.anywhere;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.ApiException;
import io.tracebloc.e2e.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** Files of any kind go onto the release's volume. */
@ExtendWith(AnyClusterExtension.class)
class StageAnywhereIT {
  private static final List<String> NAMES =
      List.of("a.txt", ".hidden", "-rf", "$(touch pwned) 'x'\n", "größe-汉字-🍃");

  private static Path scans(Visit visit) throws IOException {
    var scans = Files.createDirectory(visit.folder().resolve("scans"));
    for (var name : NAMES) {
      Files.writeString(scans.resolve(name), "content of " + name);
    }
    return scans;
  }

  private static String place(Visit visit) {
    return visit.table() + "/scans";
  }

  private static Command stage(Visit visit, String... more) {
    return visit.plugin("stage", "scans", "--to", place(visit)).and(visit.stageImage()).and(more);
  }

  @Test
  void everyFileArrivesUnchangedAtThePathThatIsTold(Visit visit) throws IOException, ApiException {
    var scans = scans(visit);

    var outcome = stage(visit, "-o", "json").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    var result = new JsonMapper().readTree(outcome.out());
    assertThat(result.path("status").asString()).isEqualTo("staged");
    assertThat(result.path("files").asLong()).isEqualTo(NAMES.size());
    assertThat(result.path("path").asString()).isEqualTo("/data/shared/" + place(visit));
    assertThat(visit.site().digests(place(visit))).isEqualTo(Visit.digests(scans));
    assertThat(visit.stagePods()).isEmpty();
  }

  @Test
  void whatStandsThereStaysUntilItIsToBeReplaced(Visit visit) throws IOException, ApiException {
    var scans = scans(visit);
    assertThat(stage(visit).run().exitCode()).isZero();
    var before = Visit.digests(scans);
    Files.writeString(scans.resolve("a.txt"), "other content");
    Files.delete(scans.resolve(".hidden"));

    assertThat(stage(visit).run().exitCode()).isEqualTo(6);
    assertThat(visit.site().digests(place(visit))).isEqualTo(before);

    assertThat(stage(visit, "--overwrite").run().exitCode()).isZero();
    assertThat(visit.site().digests(place(visit))).isEqualTo(Visit.digests(scans));
    assertThat(visit.stagePods()).isEmpty();
  }

  @Test
  void aDryRunCreatesNothing(Visit visit) throws IOException, ApiException {
    scans(visit);

    var outcome = stage(visit, "--dry-run", "-o", "json").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out()).contains("\"status\": \"dry-run\"");
    visit.assertNothingLeft();
  }

  @Test
  void linksAreRefusedBeforeTheClusterIsAsked(Visit visit) throws IOException, ApiException {
    Files.createSymbolicLink(scans(visit).resolve("link"), Path.of("/etc/passwd"));

    var outcome = stage(visit).run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(3);
    assertThat(outcome.err()).contains("Error: ", "link");
    visit.assertNothingLeft();
  }
}
