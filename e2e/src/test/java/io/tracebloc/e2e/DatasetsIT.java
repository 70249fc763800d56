package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is there, and how it goes: {@code contract/datasets.md} 8. */
@ExtendWith(PracticeClusterExtension.class)
class DatasetsIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MANY = 500;

  private static Workplace installed(Workplace place) {
    assumeTrue(place.cluster().hasDatabase(), "no database for this platform");
    return place.install();
  }

  private static JsonNode json(Outcome outcome, int code) {
    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(code);
    return JSON.readTree(outcome.out());
  }

  private static Outcome delete(Workplace place, String... more) {
    return place.plugin("datasets", "delete").and(more).and("--yes", "-o", "json").run();
  }

  @Test
  void aPushedDatasetIsListedShownAndDeleted(Workplace place) throws Exception {
    installed(place).leaves(12);
    assertThat(place.push().run().exitCode()).isZero();

    var list = json(place.plugin("datasets", "list", "-o", "json").run(), 0);
    assertThat(list.path("count").asInt()).isEqualTo(1);
    var listed = list.path("details").path(0);
    assertThat(listed.path("name").asString()).isEqualTo("leaves");
    assertThat(listed.path("task").asString()).isEqualTo("image_classification");
    assertThat(listed.path("modality").asString()).isEqualTo("Image");
    assertThat(listed.path("intent").asString()).isEqualTo("train");
    assertThat(listed.path("records").asInt()).isEqualTo(12);
    assertThat(listed.path("size_known").asBoolean()).isTrue();
    assertThat(listed.path("size_bytes").asLong()).isPositive();

    var shown = json(place.plugin("datasets", "show", "LEAVES", "-o", "json").run(), 0);
    assertThat(shown.path("name").asString()).isEqualTo("leaves");
    assertThat(shown.path("files").path(0).path("files").asInt()).isEqualTo(12);
    assertThat(shown.path("runs").path(0).path("records").asInt()).isEqualTo(12);
    assertThat(shown.path("runs").path(0).path("registered").asBoolean()).isTrue();
    assertThat(shown.path("columns").findValuesAsString("name")).contains("data_id", "label");

    var helm = place.helm("datasets", "list", place.namespace()).run();
    assertThat(helm.out()).as(helm.toString()).contains("leaves", "image_classification");

    var deleted = json(delete(place, "Leaves"), 0);
    assertThat(deleted.path("status").asString()).isEqualTo("deleted");
    assertThat(deleted.path("table").asString()).isEqualTo("leaves");
    assertThat(deleted.path("bookkeeping_cleaned").asBoolean()).isTrue();
    assertThat(deleted.path("removed_paths").size()).isEqualTo(2);
    place.cluster().sql(place.namespace(), "SELECT 1");
    assertThat(
            place
                .cluster()
                .sql(
                    place.namespace(),
                    "SELECT COUNT(*) FROM training_test_datasets.tracebloc_ingest_runs")
                .getFirst()
                .getFirst())
        .contains("0");
    assertThat(place.shared().resolve("leaves")).doesNotExist();
    assertThat(place.stagePods()).isEmpty();

    assertThat(json(delete(place, "leaves"), 5).path("status").asString()).isEqualTo("error");
    Files.createDirectories(place.shared().resolve("leaves/deep"));
    assertThat(json(delete(place, "leaves"), 0).path("status").asString()).isEqualTo("deleted");
    assertThat(place.shared().resolve("leaves")).doesNotExist();
  }

  private static String table(String name) {
    return "CREATE TABLE training_test_datasets.`%s` (id BIGINT PRIMARY KEY AUTO_INCREMENT, label VARCHAR(255), data_intent VARCHAR(100), data_id VARCHAR(255), extension VARCHAR(10), age INT)"
        .formatted(name.replace("`", "``"));
  }

  private static void fill(Workplace place, List<String> statements) throws Exception {
    place.cluster().sql(place.namespace(), statements.toArray(String[]::new));
  }

  @Test
  void manyDatasetsTakeThreeCallsAndHostileOnesDoNoHarm(Workplace place) throws Exception {
    installed(place);
    var statements = new ArrayList<String>();
    IntStream.range(0, MANY).forEach(number -> statements.add(table("many_" + number)));
    statements.add(table("evil\u001b[2J`; DROP TABLE many_1; -- x"));
    statements.add(
        "INSERT INTO training_test_datasets.many_0 (label, data_intent, data_id, extension) VALUES ('\u001b[31m', 'train', 'a', '.png'), ('x', 'test', 'b', '.png')");
    statements.add("CREATE TABLE training_test_datasets.odd (data_id INT)");
    statements.add(
        "CREATE VIEW training_test_datasets.broken AS SELECT * FROM training_test_datasets.odd");
    statements.add("DROP TABLE training_test_datasets.odd");
    fill(place, statements);
    Files.createDirectories(place.shared().resolve("many_0"));
    var execs = new AtomicInteger();
    place
        .faults()
        .inspect(
            request -> {
              if (request.path().endsWith("/exec")) {
                execs.incrementAndGet();
              }
              return false;
            });

    var outcome = place.plugin("datasets", "list", "-o", "json").run();

    var list = json(outcome, 0);
    assertThat(list.path("count").asInt()).isGreaterThanOrEqualTo(MANY + 1);
    assertThat(outcome.out()).doesNotContain("\u001b");
    assertThat(execs.get()).isLessThanOrEqualTo(3);
    var first =
        list.path("details")
            .valueStream()
            .filter(one -> one.path("name").asString().equals("many_0"))
            .findFirst()
            .orElseThrow();
    assertThat(first.path("mixed_intent").asBoolean()).isTrue();
    assertThat(first.path("size_known").asBoolean()).isTrue();

    var text = place.plugin("datasets", "show", "many_0").run();
    assertThat(text.out()).contains("test (1), train (1)").doesNotContain("\u001b");
    var evil = place.plugin("datasets", "delete", "x`; DROP", "--yes").run();
    assertThat(evil.exitCode()).isEqualTo(2);
  }

  @Test
  void nothingIsDroppedBeforeAllIsThere(Workplace place) throws Exception {
    installed(place);
    fill(place, List.of(table("loans"), table("scans")));
    var lock = place.shared().resolve(".tracebloc-ingest-scans.lock");
    Files.writeString(lock, "{\"ingestor_id\": \"run-7\"}");

    var held = delete(place, "loans", "scans");
    assertThat(json(held, 7).path("error").asString()).contains("run-7");
    var image = delete(place, "loans", "--stage-image", "no.such/image:1", "--stage-timeout", "2s");
    assertThat(image.exitCode()).as(image.toString()).isNotZero();
    place
        .faults()
        .inspect(request -> request.method().equals("POST") && request.path().endsWith("/pods"));
    assertThat(delete(place, "loans").exitCode()).isNotZero();
    place.faults().clear();
    var unasked = place.plugin("datasets", "delete", "loans").run();
    assertThat(unasked.exitCode()).as(unasked.toString()).isEqualTo(3);
    assertThat(names(place)).containsExactly("loans", "scans");

    Files.delete(lock);
    assertThat(json(delete(place, "loans", "scans"), 0).path("tables").size()).isEqualTo(2);
    assertThat(names(place)).isEmpty();
    assertThat(place.stagePods()).isEmpty();
  }

  @Test
  void aRunThatHasNotEndedKeepsItsDataset(Workplace place) throws Exception {
    assumeTrue(place.cluster().hasDatabase(), "no database for this platform");
    place.install(place.release().withEnvironment("STANDIN_INGEST_FAULT", "hang")).leaves(4);
    assertThat(place.push("--detach").run().exitCode()).isZero();
    var job = place.jobs().getFirst();

    var refused = json(delete(place, "Leaves"), 7).path("error").asString();

    assertThat(refused).contains("Run " + job + " of dataset leaves has not ended");
    for (var push : List.of(place.push("-o", "json"), place.push("--overwrite", "-o", "json"))) {
      assertThat(json(push.run(), 7).path("error").asString()).isEqualTo(refused);
    }
    assertThat(place.stagePods()).isEmpty();
    assertThat(place.staged()).containsExactly("leaves");
    var shown = place.helm("datasets", "delete", place.namespace(), "leaves", "--dry-run").run();
    assertThat(shown.err()).contains("helm tracebloc runs cancel RELEASE " + job);

    assertThat(place.plugin("runs", "cancel", job, "--yes").run().exitCode()).isZero();
    Files.deleteIfExists(place.shared().resolve(".tracebloc-ingest-leaves.lock"));
    assertThat(json(delete(place, "leaves"), 0).path("status").asString()).isEqualTo("deleted");
  }

  @Test
  void aTableTakesTheNameEvenWithoutFiles(Workplace place) throws Exception {
    assumeTrue(place.cluster().hasDatabase(), "no database for this platform");
    installed(place);
    place.leaves(4);
    fill(place, List.of(table("leaves")));

    var refused = json(place.push("-o", "json").run(), 6);

    assertThat(refused.path("error").asString()).contains("the name leaves is taken");
    assertThat(place.stagePods()).isEmpty();
    assertThat(place.staged()).isEmpty();
    assertThat(place.jobs()).isEmpty();
    assertThat(place.push("--overwrite").run().exitCode()).isZero();
  }

  private static List<String> names(Workplace place) {
    var outcome = place.plugin("datasets", "list", "-o", "name").run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    return Arrays.stream(outcome.out().split("\n"))
        .filter(line -> !line.isEmpty())
        .map(line -> line.replaceFirst("dataset/", ""))
        .toList();
  }

  @Test
  void aReleaseWithoutItsDatabaseIsTold(Workplace place) throws IOException {
    installed(place);
    place.cluster().objects().remove(ResourceTypes.DEPLOYMENTS, place.namespace(), "mysql-client");
    Eventually.eventually(
        Duration.ofSeconds(30),
        () -> "the database's Pod goes",
        () -> place.plugin("datasets", "list").run().exitCode() == 4);
  }
}
