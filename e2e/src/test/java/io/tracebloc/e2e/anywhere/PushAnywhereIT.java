package io.tracebloc.e2e.anywhere;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.ApiException;
import io.tracebloc.sandbox.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A dataset goes into the release. */
@ExtendWith(AnyClusterExtension.class)
class PushAnywhereIT {
  private static void assertArrived(Visit visit, Path leaves) throws IOException, ApiException {
    assertThat(visit.site().digests(visit.table()))
        .containsAllEntriesOf(Visit.digests(leaves.resolve("images")));
    assertThat(visit.site().digests(".tracebloc-staging/" + visit.table())).isEmpty();
    assertThat(visit.stagePods()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "spdy", "websocket", "websocket-v4"})
  void everyPictureArrivesUnchangedAndTheStagedCopyGoes(String transport, Visit visit)
      throws IOException, ApiException {
    var leaves = visit.leaves(20);

    var outcome = visit.push("-o", "json", "--transport", transport).run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    var result = new JsonMapper().readTree(outcome.out());
    assertThat(result.path("status").asString()).isEqualTo("succeeded");
    assertThat(result.path("namespace").asString()).isEqualTo(visit.site().namespace());
    assertThat(result.path("summary").path("inserted_records").asLong()).isEqualTo(20);
    assertThat(List.of(result.path("job_name").asString())).isEqualTo(visit.jobs());
    assertArrived(visit, leaves);
  }

  @Test
  void aPersonWithoutFurtherRightsCanPush(Visit visit) throws IOException, ApiException {
    var leaves = visit.leaves(4);

    var outcome = visit.push().with("KUBECONFIG", visit.site().person().toString()).run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertArrived(visit, leaves);
  }

  @Test
  void hostileNamesArriveUnchanged(Visit visit) throws IOException, ApiException {
    var names =
        List.of(
            "with space.png",
            "quote\"d and 'single'.png",
            "new\nline.png",
            "-rf.png",
            "$(touch pwned).png",
            "größe-汉字-🍃.png",
            "x".repeat(196) + ".png");
    var leaves = visit.leaves(names.size());
    var labels = new StringBuilder("filename,disease\n");
    for (var index = 0; index < names.size(); index++) {
      var picture = leaves.resolve("images").resolve("leaf_%05d.png".formatted(index));
      Files.move(picture, leaves.resolve("images").resolve(names.get(index)));
      var cell = names.get(index).replace("\"", "\"\"");
      labels.append('"').append(cell).append('"').append(index % 2 == 0 ? ",healthy\n" : ",spot\n");
    }
    Files.writeString(leaves.resolve("labels.csv"), labels);

    var outcome = visit.push().run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertArrived(visit, leaves);
  }

  @Test
  void aTableArrivesToo(Visit visit) throws IOException, ApiException {
    var loans = Samples.of("tabular_classification").orElseThrow();
    loans.writeTo(visit.folder().resolve(loans.name()), 30, 1);
    var words = loans.push(Path.of(loans.name())).toArray(String[]::new);

    var outcome = visit.plugin(words).and(visit.stageImage()).and("-o", "json").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    var summary = new JsonMapper().readTree(outcome.out()).path("summary");
    assertThat(summary.path("inserted_records").asLong()).isEqualTo(30);
    assertThat(visit.stagePods()).isEmpty();
  }

  @Test
  void aDryRunCreatesNothing(Visit visit) throws IOException, ApiException {
    visit.leaves(4);

    var outcome = visit.push("--dry-run").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    visit.assertNothingLeft();
  }

  @Test
  void theSameKeyStartsNothingNew(Visit visit) throws IOException, ApiException {
    visit.leaves(4);
    var key = "key-" + visit.table().replace('_', '-') + "-" + visit.site().namespace();
    assertThat(visit.push("--idempotency-key", key).run().exitCode()).isZero();

    var outcome = visit.push("--idempotency-key", key).run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.err() + outcome.out()).containsIgnoringCase("nothing new");
    assertThat(visit.jobs()).hasSize(1);
  }
}
