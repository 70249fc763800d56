package io.tracebloc.e2e;

import static io.tracebloc.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(PracticeClusterExtension.class)
class PushIT {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void everyPictureArrivesUnchangedAndTheStagedCopyGoes(Workplace place) throws IOException {
    var leaves = place.install().leaves(20);

    var outcome = place.push().run();

    assertThat(outcome).extracting(Outcome::exitCode).isEqualTo(0);
    assertThat(outcome.out()).contains("20");
    assertSameFiles(leaves.resolve("images"), place.shared().resolve("leaves"));
    assertThat(Workplace.namesIn(place.shared().resolve(".tracebloc-staging"))).isEmpty();
    assertThat(place.stagePods()).isEmpty();
  }

  private static void assertSameFiles(Path expected, Path actual) throws IOException {
    var names = Workplace.namesIn(expected);
    assertThat(Workplace.namesIn(actual)).containsAll(names);
    for (var name : names) {
      assertThat(Files.mismatch(expected.resolve(name), actual.resolve(name)))
          .as(name)
          .isEqualTo(-1);
    }
  }

  @Test
  void jsonIsExactlyOneObjectOnStandardOutput(Workplace place) {
    place.install().leaves(6);

    var outcome = place.push("-o", "json").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    JsonNode result = JSON.readTree(outcome.out());
    assertThat(result.path("status").asString()).isEqualTo("succeeded");
    assertThat(result.path("exit_code").asInt(-1)).isEqualTo(0);
    assertThat(result.path("table").asString()).isEqualTo("leaves");
    assertThat(result.path("category").asString()).isEqualTo("image_classification");
    assertThat(result.path("namespace").asString()).isEqualTo(place.namespace());
    assertThat(List.of(result.path("job_name").asString())).isEqualTo(place.jobs());
    assertThat(result.path("summary").path("total_records").asLong()).isEqualTo(6);
    assertThat(result.path("summary").path("inserted_records").asLong()).isEqualTo(6);
    assertThat(result.path("summary").path("sent_to_api").asLong()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"spdy", "websocket", "websocket-v4"})
  void eachTransportCarriesThePush(String transport, Workplace place) throws IOException {
    var leaves = place.install().leaves(10);

    var outcome = place.push("--transport", transport).run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    assertSameFiles(leaves.resolve("images"), place.shared().resolve("leaves"));
  }

  @Test
  void aPersonWhoMayNotReadSecretsCanPush(Workplace place) {
    place.install().leaves(4);

    var outcome =
        place.push().with("KUBECONFIG", place.cluster().dataScientistKubeconfig().toString()).run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    assertThat(place.stagePods()).isEmpty();
  }

  @Test
  void hostileNamesArriveUnchanged(Workplace place) throws IOException {
    place.install();
    var names =
        List.of(
            "with space.png",
            "quote\"d and 'single'.png",
            "new\nline.png",
            "-rf.png",
            "--.png",
            "$(touch pwned).png",
            "`id`;|&.png",
            "größe-汉字-🍃.png",
            "x".repeat(196) + ".png");
    var leaves = place.leaves(names.size());
    rename(leaves, names);

    var outcome = place.push().run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    assertSameFiles(leaves.resolve("images"), place.shared().resolve("leaves"));
    assertThat(Files.exists(place.shared().resolve("pwned"))).isFalse();
  }

  private static void rename(Path leaves, List<String> names) throws IOException {
    var labels = new StringBuilder("filename,disease\n");
    for (var index = 0; index < names.size(); index++) {
      var picture = leaves.resolve("images").resolve("leaf_%05d.png".formatted(index));
      Files.move(picture, leaves.resolve("images").resolve(names.get(index)));
      var cell = names.get(index).replace("\"", "\"\"");
      labels.append('"').append(cell).append('"').append(index % 2 == 0 ? ",healthy\n" : ",spot\n");
    }
    Files.writeString(leaves.resolve("labels.csv"), labels);
  }

  @Test
  void aDryRunCreatesNothing(Workplace place) {
    place.install().leaves(4);
    place.cluster().api().requests().clear();

    var outcome = place.push("--dry-run").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    place.assertNothingLeft();
    assertThat(place.cluster().api().requests().entries())
        .filteredOn(entry -> entry.path().contains("/namespaces/" + place.namespace() + "/"))
        .filteredOn(entry -> entry.caller().equals("practice-admin"))
        .isNotEmpty()
        .allMatch(entry -> entry.method().equals("GET"));
  }

  @Test
  void aDetachedRunGoesOnAndKeepsItsStagedCopy(Workplace place) {
    place.install(place.release().withEnvironment("STANDIN_INGEST_FAULT", "sleep:2")).leaves(4);

    var outcome = place.push("--detach").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    assertThat(outcome.out() + outcome.err()).contains("runs watch " + place.jobs().getFirst());
    assertThat(place.stagePods()).isEmpty();
    assertThat(place.staged()).containsExactly("leaves");
    eventually(
        Duration.ofSeconds(60),
        () -> "all pictures in " + place.shared(),
        () -> Workplace.namesIn(place.shared().resolve("leaves")).size() >= 4);
  }

  @Test
  void theSameKeyStartsNothingNew(Workplace place) throws IOException {
    place.install().leaves(4);
    assertThat(place.push("--idempotency-key", "k-1").run().exitCode()).isEqualTo(0);
    var outcome = place.push("--idempotency-key", "k-1").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    assertThat(outcome.err() + outcome.out()).containsIgnoringCase("nothing new");
    assertThat(place.jobs()).hasSize(1);
  }

  @Test
  void aTakenNameEndsBeforeAnythingIsCopied(Workplace place) {
    place.install().leaves(4);
    assertThat(place.push().run().exitCode()).isEqualTo(0);
    var before = new TreeSet<>(Workplace.namesIn(place.shared().resolve("leaves")));

    var outcome = place.push().run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(6);
    assertThat(outcome.err()).contains("leaves");
    assertThat(Workplace.namesIn(place.shared().resolve("leaves"))).isEqualTo(before);
    assertThat(place.staged()).isEmpty();
    assertThat(place.stagePods()).isEmpty();
    assertThat(place.jobs()).hasSize(1);
  }

  @Test
  void aRetriedPodIsFollowedToItsSuccess(Workplace place) {
    place
        .install(place.release().withEnvironment("STANDIN_INGEST_FAULT", "crash-first-pod"))
        .leaves(4);

    var outcome = place.push("-o", "json").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    assertThat(JSON.readTree(outcome.out()).path("summary").path("inserted_records").asInt(0))
        .isEqualTo(4);
  }

  @Test
  void terminalEscapesOfTheLogDoNotPassThrough(Workplace place) {
    place.install(place.release().withEnvironment("STANDIN_INGEST_FAULT", "escapes")).leaves(4);

    var outcome = place.push().run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    assertThat(outcome.err() + outcome.out())
        .contains("end of escapes")
        .doesNotContain("\u001b", "\u0007", "\u009b", "\b");
  }
}
