package io.tracebloc.engine.runs;

import static io.tracebloc.engine.runs.FakeNamespace.condition;
import static io.tracebloc.engine.runs.FakeNamespace.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.runs.CancelResult.Status;
import io.tracebloc.engine.runs.FakeNamespace.Deletion;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunsAreCancelledTest {
  private static final String CONFIG = "configmaps/ingest-config-a";
  private static final String TOKEN = "secrets/ingest-token-a";
  private static final String JOB = "jobs/ingest-job-a";

  private final FakeNamespace there = new FakeNamespace();

  @BeforeEach
  void putARunThere() {
    there.run("a", "leaves", 0, "{\"active\":1}");
    there.pod("a", "p", 1, "{\"phase\":\"Running\"}");
    there.deletable(CONFIG, TOKEN, JOB);
    there.watched("a");
  }

  @AfterEach
  void stop() {
    there.close();
  }

  private CancelResult cancel() {
    try (var runs = there.runs()) {
      return runs.cancel("leaves", false, _ -> true);
    }
  }

  private static Stream<String> kept(CancelResult result) {
    return result.plan().kept().stream().map(Kept::what);
  }

  @Test
  void theJobGoesLastAndItsPodsBeforeIt() {
    var result = cancel();

    assertThat(result.status()).isEqualTo(Status.CANCELLED);
    assertThat(result.plan().removed())
        .extracting(Belonging::resource)
        .containsExactly(
            "job.batch/ingest-job-a",
            "pod/p",
            "configmap/ingest-config-a",
            "secret/ingest-token-a");
    assertThat(there.deletions).hasSize(3);
    assertThat(there.deletions.getLast().resource()).isEqualTo(JOB);
    assertThat(there.deletions.getLast().options())
        .contains("\"propagationPolicy\":\"Foreground\"", "\"uid\":\"ingest-job-a\"");
  }

  @Test
  void whatStaysIsTold() {
    assertThat(kept(cancel()))
        .containsExactly(
            "/data/shared/.tracebloc-staging/leaves",
            "table leaves and /data/shared/leaves",
            "/data/shared/.tracebloc-ingest-leaves.lock",
            "key key-a");
  }

  @Test
  void aRehearsalChangesNothing() {
    try (var runs = there.runs()) {
      var result = runs.cancel("leaves", true, _ -> true);
      assertThat(result.status()).isEqualTo(Status.DRY_RUN);
      assertThat(result.plan().removed()).hasSize(4);
    }
    assertThat(there.deletions).isEmpty();
  }

  @Test
  void whoSaysNoKeepsTheRun() {
    try (var runs = there.runs()) {
      assertThat(runs.cancel("leaves", false, _ -> false).status()).isEqualTo(Status.DECLINED);
    }
    assertThat(there.deletions).isEmpty();
  }

  @Test
  void withoutTheRightToDeleteTheJobNothingIsTouched() {
    there.refuse("DELETE", JOB, 403, "jobs is forbidden");

    assertThatThrownBy(this::cancel)
        .isInstanceOfSatisfying(
            ClusterFailure.class,
            failure ->
                assertThat(failure.remedy())
                    .endsWith(
                        "{apiGroups: [\"batch\"], resources: [\"jobs\"], verbs: [\"delete\"]}"));
    assertThat(there.deletions).isEmpty();
  }

  @Test
  void aSecretThatMayNotBeDeletedStaysWithItsRule() {
    there.refuse("DELETE", TOKEN, 403, "secrets is forbidden");

    var result = cancel();

    assertThat(kept(result)).startsWith("secret/ingest-token-a");
    assertThat(result.plan().kept().getFirst().why())
        .endsWith("{apiGroups: [\"\"], resources: [\"secrets\"], verbs: [\"delete\"]}");
    assertThat(there.deletions).extracting(Deletion::resource).containsExactly(CONFIG, JOB);
  }

  @Test
  void whatAnotherJobUsesStays() {
    there.job("b", 5, template("b").replace("ingest-config-b", "ingest-config-a"), "{}");

    try (var runs = there.runs()) {
      assertThat(kept(runs.cancel("key-a", false, _ -> true)))
          .startsWith("configmap/ingest-config-a");
    }
    assertThat(there.deletions).extracting(Deletion::resource).containsExactly(TOKEN, JOB);
  }

  @Test
  void whatAPodOfSomebodyElseUsesStays() {
    there.pod(
        "b",
        "debug",
        5,
        "{}",
        "{\"containers\":[{\"envFrom\":[{\"secretRef\":{\"name\":\"ingest-token-a\"}}]}]}");

    assertThat(kept(cancel())).startsWith("secret/ingest-token-a");
  }

  @Test
  void whatTheJobUsesWithoutBeingMadeForItStays() {
    there.job(
        "a",
        0,
        template("a")
            .replace("ingest-token-a", "demo-secrets")
            .replace("ingest-config-a", "settings"),
        "{\"active\":1}");

    try (var runs = there.runs()) {
      runs.cancel("key-a", false, _ -> true);
    }

    assertThat(there.deletions).extracting(Deletion::resource).containsExactly(JOB);
  }

  @Test
  void namesAloneAreNoReasonToDelete() {
    there.job("a", 0, "{\"containers\":[]}", "{\"active\":1}");

    try (var runs = there.runs()) {
      runs.cancel("ingest-job-a", false, _ -> true);
    }

    assertThat(there.deletions).extracting(Deletion::resource).containsExactly(JOB);
  }

  @Test
  void whereOthersCannotBeSeenNothingButTheJobGoes() {
    there.api.on(
        "GET",
        "/api/v1/namespaces/demo/pods",
        (request, answer) -> {
          if (request.query().containsKey("labelSelector")) {
            there.servePods(request, answer);
          } else {
            answer.refuse(403, "pods is forbidden");
          }
        });

    assertThat(kept(cancel())).startsWith("ConfigMap and Secret of the run");
    assertThat(there.deletions).extracting(Deletion::resource).containsExactly(JOB);
  }

  @Test
  void whatAnEarlierTryRemovedIsNoFailure() {
    there.deleted.add(CONFIG);
    there.deleted.add(TOKEN);

    assertThat(cancel().plan().removed())
        .extracting(Belonging::resource)
        .containsExactly("job.batch/ingest-job-a", "pod/p");
  }

  @Test
  void ofADatasetTheRunThatHasNotEndedIsMeant() {
    there.run("b", "leaves", 60, condition("Failed"));

    assertThat(cancel().plan().run().job()).isEqualTo("ingest-job-a");
  }

  @Test
  void ofSeveralThatHaveNotEndedNoneIsMeant() {
    there.run("b", "leaves", 60, "{\"active\":1}");

    assertThatThrownBy(this::cancel)
        .isInstanceOf(InputFailure.class)
        .hasMessageContaining("ingest-job-a")
        .hasMessageContaining("ingest-job-b");
    assertThat(there.deletions).isEmpty();
  }

  @Test
  void aRunThatIsGoneIsNotFoundAsEverywhere() {
    try (var runs = there.runs()) {
      assertThatThrownBy(() -> runs.cancel("ingest-job-z", false, _ -> true))
          .isInstanceOf(ClusterFailure.class)
          .hasMessage(
              assertThrows(ClusterFailure.class, () -> runs.show("ingest-job-z")).getMessage());
    }
  }

  @Test
  void aRunThatSomebodyElseCancelsMeanwhileIsNotFound() {
    there.deleted.add(JOB);

    assertThatThrownBy(this::cancel)
        .isInstanceOf(ClusterFailure.class)
        .hasMessageContaining("There is no run in namespace demo with \"ingest-job-a\"");
    assertThat(there.deletions).isEmpty();
  }

  @Test
  void anotherSpellingIsAnotherDataset() {
    try (var runs = there.runs()) {
      assertThatThrownBy(() -> runs.cancel("Leaves", false, _ -> true))
          .hasMessageContaining("There is no run");
    }
    assertThat(there.deletions).isEmpty();
  }

  @Test
  void aRunThatHasEndedLosesItsLogAndHasNoLock() {
    there.run("a", "leaves", 0, condition("Complete"));
    there.podEnded("a", "p", 1, 0, LogTexts.banner(3, 3));

    var result = cancel();

    assertThat(result.plan().run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(kept(result)).noneMatch(what -> what.endsWith(".lock"));
  }
}
