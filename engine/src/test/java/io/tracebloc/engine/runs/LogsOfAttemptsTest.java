package io.tracebloc.engine.runs;

import static io.tracebloc.engine.runs.FakeNamespace.condition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.InputFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LogsOfAttemptsTest {
  private final FakeNamespace there = new FakeNamespace();
  private final List<String> heard = new ArrayList<>();

  @BeforeEach
  void putARunThere() {
    there.run("a", "leaves", 0, condition("Failed").replace("\"failed\":1", "\"failed\":2"));
    there.podEnded("a", "p2", 20, 1, "third\nlast\rline");
    there.podEnded("a", "p1", 1, 1, "first\nsecond\n");
  }

  @AfterEach
  void stop() {
    there.close();
  }

  private List<String> logs(OptionalInt attempt, boolean previous, boolean follow) {
    try (var runs = there.runs()) {
      runs.logs(new LogRequest("leaves", attempt, previous, follow), new Heard());
    }
    return heard;
  }

  private final class Heard implements LogListener {
    @Override
    public void begins(Attempt attempt, boolean several) {
      heard.add("%d %s %s".formatted(attempt.number(), attempt.pod().name(), several));
    }

    @Override
    public void line(String line) {
      heard.add(line);
    }

    @Override
    public void remark(String remark) {
      heard.add("! " + remark);
    }
  }

  @Test
  void allAttemptsComeInTheirOrder() {
    assertThat(logs(OptionalInt.empty(), false, false))
        .containsExactly("1 p1 true", "first", "second", "2 p2 true", "third", "last\rline");
  }

  @Test
  void oneAttemptAloneHasNoHeading() {
    assertThat(logs(OptionalInt.of(2), false, false))
        .containsExactly("2 p2 false", "third", "last\rline");
  }

  @Test
  void thePreviousAttemptIsTheOneBeforeTheLast() {
    assertThat(logs(OptionalInt.empty(), true, false))
        .containsExactly("1 p1 false", "first", "second");
  }

  @Test
  void withOnePodThePreviousAttemptIsItsContainersLifeBefore() {
    there.pods.remove("p1");
    there.pod("a", "p2", 20, "{\"phase\":\"Failed\",\"containerStatuses\":[{\"restartCount\":1}]}");

    logs(OptionalInt.empty(), true, false);

    assertThat(there.api.requests())
        .filteredOn(request -> request.path().endsWith("/p2/log"))
        .singleElement()
        .matches(request -> request.query().get("previous").equals("true"));
  }

  @Test
  void anAttemptThatNeverWasIsTold() {
    assertThatThrownBy(() -> logs(OptionalInt.of(3), false, false))
        .isInstanceOfSatisfying(
            InputFailure.class,
            failure ->
                assertThat(failure.remedy()).endsWith("{command:runs show} ingest-job-a -n demo"))
        .hasMessageContaining("no attempt 3");
  }

  @Test
  void logsThatWentWithTheirPodsAreTold() {
    there.pods.remove("p1");

    assertThat(logs(OptionalInt.empty(), false, false))
        .startsWith("! 1 earlier Pod of the run is gone, with their logs", "1 p2 false");
  }

  @Test
  void withoutAnyPodThereIsNoLog() {
    there.pods.clear();
    assertThatThrownBy(() -> logs(OptionalInt.empty(), false, false))
        .isInstanceOf(ClusterFailure.class)
        .hasMessageContaining("No Pod");
  }

  @Test
  void aLogThatMayNotBeReadIsAFailure() {
    there.refuse("GET", "pods/p1/log", 403, "pods/log is forbidden");
    assertThatThrownBy(() -> logs(OptionalInt.empty(), false, false))
        .hasMessageContaining("pods/log is forbidden");
  }

  @Test
  void ofSeveralContainersTheIngestorsLogIsRead() {
    there.pod(
        "a",
        "p2",
        20,
        "{\"phase\":\"Failed\"}",
        "{\"containers\":[{\"name\":\"mesh\"},{\"name\":\"ingestor\"}]}");

    logs(OptionalInt.of(2), false, false);

    assertThat(there.api.requests().getLast().query()).containsEntry("container", "ingestor");
  }
}
