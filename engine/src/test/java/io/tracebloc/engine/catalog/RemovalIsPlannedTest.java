package io.tracebloc.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.catalog.ScriptedPods.End;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.NoSuchDatasetFailure;
import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.fakes.FakeApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code contract/datasets.md} 8.3, 0 to 2: names become datasets before anything is changed. */
class RemovalIsPlannedTest {
  private static final String PODS =
      """
      {"items":[
        {"metadata":{"name":"mysql-client-1"},"spec":{"containers":[{"name":"mysql-client"}]},
         "status":{"phase":"Running"}},
        {"metadata":{"name":"rel-jobs-manager-1"},
         "spec":{"containers":[{"name":"side"},
           {"name":"api","volumeMounts":[{"mountPath":"/data/shared"}]}]},
         "status":{"phase":"Running"}}]}
      """;

  private final FakeApi api = new FakeApi();
  private final Tables tables = new Tables();
  private final List<String> warnings = new ArrayList<>();
  private String volume = "";
  private boolean answering = true;

  @BeforeEach
  void running() {
    api.on("GET", "/api/v1/namespaces/demo/pods", (_, answer) -> answer.send(200, PODS));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private List<RemovalPlan.Item> plan(String... names) {
    var database = tables.asDatabase();
    var streams =
        new ScriptedPods(
            call -> {
              if (call.ofDatabase()) {
                return answering
                    ? database.run(call)
                    : new End(1, "", "ERROR 1045 (28000): Access denied\n");
              }
              assertThat(call.container().container()).isEqualTo("api");
              return End.of(volume);
            });
    var pods = RunningPods.in(ApiCalls.of(api.cluster()), "demo");
    var glance =
        new VolumeGlance(pods, streams, "/data/shared", Duration.ofSeconds(30), warnings::add);
    return new RemovalPlanning(Database.of(pods, streams, "demo"), glance, "demo", "/data/shared")
        .items(List.of(names));
  }

  @Test
  void namesBecomeStoredOnesEachOnce() {
    tables.dataset("Scans", "train", 1, 1, ".png").dataset("loans", "train", 1, 1, "");
    assertThat(plan("scans", "SCANS", "loans"))
        .extracting(RemovalPlan.Item::name)
        .containsExactly("Scans", "loans");
    assertThat(plan("loans").getFirst().paths())
        .containsExactly("/data/shared/loans", "/data/shared/.tracebloc-staging/loans");
  }

  @Test
  void oneThatIsMissingStopsAll() {
    tables.dataset("scans", "train", 1, 1, ".png");
    assertThatThrownBy(() -> plan("scans", "gone")).isInstanceOf(NoSuchDatasetFailure.class);
    assertThatThrownBy(() -> plan("scans", "../x")).isInstanceOf(InputFailure.class);
    assertThatThrownBy(() -> plan("tracebloc_ingest_runs"))
        .isInstanceOf(NoSuchDatasetFailure.class);
  }

  @Test
  void filesOfATableThatIsGoneCanBeRemoved() {
    volume = "left Scans\n";
    assertThat(plan("scans"))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.name()).isEqualTo("Scans");
              assertThat(item.table()).isFalse();
            });
  }

  @Test
  void filesOfATableThatIsNoDatasetStay() {
    tables.table("customers", List.of("id"), "");
    volume = "left customers\n";
    assertThatThrownBy(() -> plan("customers")).isInstanceOf(NoSuchDatasetFailure.class);
  }

  @Test
  void twinsAreToldApart() {
    tables.dataset("scans", "train", 1, 1, "").dataset("Scans", "train", 1, 1, "");
    assertThat(plan("Scans").getFirst().twins()).isTrue();
  }

  @Test
  void unreadableListStopsAll() {
    answering = false;
    assertThatThrownBy(() -> plan("scans"))
        .isInstanceOf(ReleaseFailure.class)
        .hasMessageContaining("nothing is deleted");
  }
}
