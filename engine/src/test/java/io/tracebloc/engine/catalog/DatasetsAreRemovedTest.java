package io.tracebloc.engine.catalog;

import static io.tracebloc.engine.catalog.ScriptedDatabase.error;
import static io.tracebloc.engine.catalog.ScriptedDatabase.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.catalog.ScriptedDatabase.Reply;
import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.transfer.ScriptAnswer;
import io.tracebloc.engine.transfer.VolumeScript;
import io.tracebloc.engine.transfer.VolumeWork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** {@code contract/datasets.md} 8.3. */
class DatasetsAreRemovedTest {
  private static final String FREE = "now 1000000\nlooked\n";
  private static final String GONE = "gone\ngone\ndone\n";

  /** What happened, in order. */
  private final List<String> story = new ArrayList<>();

  private Function<String, Reply> database = _ -> rows("0");
  private Function<String, String> locks = _ -> FREE;
  private Function<String, String> removal = _ -> GONE;

  /** A Pod whose scripts answer as the test says. */
  private final class FakeWork implements VolumeWork {
    @Override
    public ScriptAnswer run(String action, VolumeScript script, String... arguments) {
      story.add(script.name() + " " + arguments[0]);
      var answers = script.name().equals("lock") ? locks : removal;
      return new ScriptAnswer(answers.apply(arguments[0]));
    }

    @Override
    public String pod() {
      return "stage-1";
    }

    @Override
    public void close() {
      story.add("closed");
    }
  }

  private RemovalResult remove(String... names) {
    var pods =
        new ScriptedPods(
            new ScriptedDatabase(
                statement -> {
                  story.add(statement);
                  return database.apply(statement);
                }));
    var items =
        List.of(names).stream()
            .map(
                name ->
                    new RemovalPlan.Item(
                        name, true, new DatasetPaths("/data/shared", name).all(), false))
            .toList();
    var plan = new RemovalPlan("demo", "rel", items, List.of());
    return new Removal(plan, new Database(pods, new PodContainer("demo", "mysql-0", "mysql")))
        .run(
            () -> {
              story.add("opened");
              return new FakeWork();
            });
  }

  private List<String> verbs() {
    return story.stream().map(line -> line.split(" ", 2)[0]).toList();
  }

  @Test
  void podIsThereAndNoRunWritesBeforeAnythingIsDropped() {
    var result = remove("scans", "loans");
    assertThat(result.failure()).isEmpty();
    assertThat(verbs())
        .containsExactly(
            "opened", "lock", "lock", "DROP", "SELECT", "DELETE", "DELETE", "remove", "DROP",
            "SELECT", "DELETE", "DELETE", "remove", "closed");
    assertThat(result.removed())
        .hasSize(2)
        .allMatch(Removed::complete)
        .allMatch(Removed::bookkeeping);
    assertThat(story).contains("DROP TABLE IF EXISTS `training_test_datasets`.`scans`");
  }

  @Test
  void datasetOfARunIsRefused() {
    locks = name -> "now 1000000\nmade 999000\nsays {\"ingestor_id\": \"run\\u001b-7\"}\nlooked\n";
    var result = remove("scans");
    assertThat(result.failure().orElseThrow())
        .isInstanceOf(CatalogFailure.class)
        .hasMessageContaining("run\\x1b-7");
    assertThat(verbs()).containsExactly("opened", "lock", "closed");
  }

  @Test
  void staleLockHoldsNothing() {
    locks =
        _ ->
            "now 1800000000\nmade 1800000000\nsays {\"started_at\": \"2027-01-14T07:59:00\"}\nlooked\n";
    assertThat(remove("scans").failure()).isEmpty();
    locks = _ -> "now 1800000000\nmade 1799000000\nsays nonsense\nlooked\n";
    assertThat(remove("scans").failure()).isEmpty();
    locks = _ -> "now 1800000000\nmade 1\nsays {\"started_at\": 1799999000.25}\nlooked\n";
    assertThat(remove("scans").failure()).isPresent();
  }

  @Test
  void filesOfOthersAreToldWithTheirOwners() {
    removal = _ -> "left 65532 65534 \nwhy rm: can't remove 'x': Permission denied\ngone\ndone\n";
    var result = remove("scans");
    assertThat(result.failure().orElseThrow())
        .isInstanceOf(CatalogFailure.class)
        .hasMessageContaining("incomplete")
        .hasMessageContaining("/data/shared/scans")
        .hasMessageContaining("Permission denied")
        .satisfies(
            failure ->
                assertThat(((CatalogFailure) failure).remedy())
                    .contains("{flag:run-as-user} 65534"));
    assertThat(result.removed().getFirst().gone())
        .containsExactly("/data/shared/.tracebloc-staging/scans");
    assertThat(result.removed().getFirst().left().getFirst().owners())
        .containsExactly(65532L, 65534L);
  }

  @Test
  void missingBookkeepingTablesAreNoFault() {
    database =
        statement -> statement.startsWith("DELETE") ? error(1146, "doesn't exist") : rows("0");
    var result = remove("scans");
    assertThat(result.failure()).isEmpty();
    assertThat(result.warnings()).isEmpty();
    assertThat(result.removed().getFirst().bookkeeping()).isTrue();
  }

  @Test
  void bookkeepingThatCannotBeClearedIsToldAndStopsNothing() {
    database = statement -> statement.startsWith("DELETE") ? error(1142, "denied") : rows("0");
    var result = remove("scans");
    assertThat(result.failure()).isEmpty();
    assertThat(result.warnings()).anyMatch(warning -> warning.contains("denied"));
    assertThat(result.removed().getFirst().bookkeeping()).isFalse();
    assertThat(verbs()).contains("remove");
  }

  @Test
  void refusedDropTouchesNoFile() {
    database = statement -> statement.startsWith("DROP") ? error(1142, "denied") : rows("0");
    var result = remove("scans");
    assertThat(result.failure().orElseThrow()).hasMessageContaining("denied");
    assertThat(verbs()).doesNotContain("remove").endsWith("closed");
    assertThat(result.removed()).isEmpty();
  }

  @Test
  void tableThatOutlivesItsDropIsTold() {
    database = _ -> rows("1");
    assertThat(remove("scans").failure().orElseThrow()).hasMessageContaining("still there");
    assertThat(verbs()).doesNotContain("remove");
  }

  @Test
  void failureMidwaySaysHowToGoOn() {
    removal =
        _ -> {
          throw new StagingFailure("the Pod was lost", "Try again.");
        };
    var result = remove("scans", "loans");
    assertThat(result.failure().orElseThrow())
        .isInstanceOf(CatalogFailure.class)
        .hasMessageContaining("incomplete")
        .satisfies(
            failure ->
                assertThat(((CatalogFailure) failure).remedy()).contains("Run the same command"));
    assertThat(result.removed())
        .singleElement()
        .satisfies(one -> assertThat(one.complete()).isFalse());
    assertThat(verbs()).endsWith("closed");
  }

  @Test
  void interruptMidwayStaysAnInterrupt() {
    removal =
        _ -> {
          throw new InterruptedFailure("interrupted", "");
        };
    assertThat(remove("scans").failure().orElseThrow())
        .isInstanceOf(InterruptedFailure.class)
        .hasMessageContaining("incomplete");
  }
}
