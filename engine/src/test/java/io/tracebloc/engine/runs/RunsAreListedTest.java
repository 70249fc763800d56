package io.tracebloc.engine.runs;

import static io.tracebloc.engine.runs.FakeNamespace.condition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tracebloc.engine.failure.ClusterFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code contract/protocol.md} 1.5-1.7, {@code contract/datasets.md} 7. */
@Timeout(60)
class RunsAreListedTest {
  private final FakeNamespace there = new FakeNamespace();

  @AfterEach
  void stop() {
    there.close();
  }

  private RunListing list() {
    try (var runs = there.runs()) {
      return runs.list(true);
    }
  }

  private RunState state() {
    return list().runs().getFirst().state();
  }

  @Test
  void theOldestComesFirstWithWhatItsDocumentSays() {
    there.run("b", "loans", 60, condition("Complete"));
    there.run("a", "leaves", 120, "{\"active\":1}");
    there.podEnded("b", "ingest-job-b-x", 61, 0, LogTexts.banner(1500, 1500));

    var listing = list();

    assertThat(listing.remarks()).isEmpty();
    assertThat(listing.runs())
        .extracting(Run::job, Run::key, run -> run.document().table().orElseThrow(), Run::state)
        .containsExactly(
            tuple("ingest-job-b", "key-b", "loans", RunState.SUCCEEDED),
            tuple("ingest-job-a", "key-a", "leaves", RunState.PENDING));
    var loans = listing.runs().getFirst();
    assertThat(loans.counts().orElseThrow().insertedRecords()).isEqualTo(1500);
    assertThat(loans.document().category()).contains("text_classification");
    assertThat(loans.image()).isEqualTo("ingestor:1");
    assertThat(loans.ended()).isPresent();
  }

  @Test
  void aCompletedJobWhoseBannerTellsOfLossesIsNoSuccess() {
    there.run("a", "leaves", 0, condition("Complete"));
    there.podEnded("a", "p", 1, 0, LogTexts.banner(10, 9));

    assertThat(state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
  }

  @Test
  void aCleanBannerOfAFailedJobIsNoSuccess() {
    there.run("a", "leaves", 0, condition("Failed"));
    there.podEnded("a", "p", 1, 1, LogTexts.banner(10, 10) + "Ingestion failed: no \u0007 disk\n");

    var run = list().runs().getFirst();

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.reason()).isEqualTo("Ingestion failed: no \\x07 disk");
  }

  @Test
  void aBannerThatBreaksOffGivesNoCounts() {
    there.run("a", "leaves", 0, condition("Complete"));
    there.podEnded("a", "p", 1, 0, LogTexts.brokenBanner());

    assertThat(list().runs().getFirst().counts()).isEmpty();
    assertThat(state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void lossesOfAnAttemptBeforeTheLastAreTold() {
    there.run("a", "leaves", 0, condition("Failed"));
    there.podEnded("a", "p1", 1, 1, LogTexts.banner(10, 9));
    there.podEnded("a", "p2", 9, 1, "Ingestion failed: directory is not empty\n");

    var run = list().runs().getFirst();

    assertThat(run.state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
    assertThat(run.attempts()).isEqualTo(2);
  }

  @Test
  void aRunIsRunningOnceAPodIs() {
    there.run("a", "leaves", 0, "{\"active\":1}");
    there.pod("a", "p", 1, "{\"phase\":\"Running\"}");

    assertThat(state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  void aRunWhosePodSucceededIsAboutToEnd() {
    there.run("a", "leaves", 0, "{\"active\":1}");
    there.podEnded("a", "p", 1, 0, "");

    assertThat(list().runs())
        .extracting(Run::state, Run::reason)
        .containsExactly(tuple(RunState.RUNNING, "Its Pod has succeeded, its Job is about to"));
  }

  @Test
  void aPendingRunSaysWhatItWaitsFor() {
    there.run("a", "leaves", 0, "{\"active\":1}");
    there.pod(
        "a",
        "p",
        1,
        "{\"phase\":\"Pending\",\"containerStatuses\":[{\"state\":{\"waiting\":{\"reason\":\"ImagePullBackOff\"}}}]}");

    var run = list().runs().getFirst();

    assertThat(run.state()).isEqualTo(RunState.PENDING);
    assertThat(run.reason()).isEqualTo("ImagePullBackOff");
  }

  @Test
  void betweenTwoAttemptsARunGoesOn() {
    there.run("a", "leaves", 0, "{\"failed\":1}");
    there.podEnded("a", "p", 1, 1, "");

    assertThat(state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  void aJobThatDoesNotSayHowItsPodsEndedIsUnknown() {
    there.run("a", "leaves", 0, "{\"failed\":2}");

    assertThat(state()).isEqualTo(RunState.UNKNOWN);
  }

  @Test
  void aSuspendedJobIsPending() {
    there.run("a", "leaves", 0, condition("Suspended"));

    assertThat(list().runs())
        .extracting(Run::state, Run::reason)
        .containsExactly(tuple(RunState.PENDING, "Suspended"));
  }

  @Test
  void whereDocumentsMayNotBeReadTheDatasetIsUnknownAndTheRuleIsTold() {
    there.run("a", "leaves", 0, "{}");
    there.run("b", "loans", 1, "{}");
    for (var hash : new String[] {"a", "b"}) {
      there.refuse("GET", "configmaps/ingest-config-" + hash, 403, "configmaps is forbidden");
    }

    var listing = list();

    assertThat(listing.runs()).allMatch(run -> run.document().table().isEmpty());
    assertThat(listing.remarks())
        .singleElement()
        .asString()
        .startsWith("Not every run's dataset is known: ")
        .endsWith("{apiGroups: [\"\"], resources: [\"configmaps\"], verbs: [\"get\"]}");
  }

  @Test
  void whereLogsMayNotBeReadTheJobAloneDecides() {
    there.run("a", "leaves", 0, condition("Complete"));
    there.podEnded("a", "p", 1, 0, "");
    there.refuse("GET", "pods/p/log", 403, "pods/log is forbidden");

    var listing = list();

    assertThat(listing.runs().getFirst().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(listing.runs().getFirst().counts()).isEmpty();
    assertThat(listing.remarks()).singleElement().asString().contains("[\"pods/log\"]");
  }

  @Test
  void wherePodsMayNotBeSeenTheJobAloneDecides() {
    there.run("a", "leaves", 0, "{\"active\":1,\"ready\":1}");
    there.refuse("GET", "pods", 403, "pods is forbidden");

    var listing = list();

    assertThat(listing.runs().getFirst().state()).isEqualTo(RunState.RUNNING);
    assertThat(listing.remarks()).singleElement().asString().contains("resources: [\"pods\"]");
  }

  @Test
  void whereRunsMayNotBeListedTheRuleIsTheRemedy() {
    there.api.on(
        "GET",
        "/apis/batch/v1/namespaces/demo/jobs",
        (_, answer) -> answer.refuse(403, "jobs is forbidden"));

    assertThatThrownBy(this::list)
        .isInstanceOfSatisfying(
            ClusterFailure.class,
            failure ->
                assertThat(failure.remedy())
                    .endsWith(
                        "{apiGroups: [\"batch\"], resources: [\"jobs\"], verbs: [\"list\"]}"));
  }

  @Test
  void logsAreLeftAloneIfThatIsWanted() {
    there.run("a", "leaves", 0, condition("Complete"));
    there.podEnded("a", "p", 1, 0, LogTexts.banner(10, 10));

    try (var runs = there.runs()) {
      assertThat(runs.list(false).runs().getFirst().counts()).isEmpty();
    }
    assertThat(there.api.requests()).noneMatch(request -> request.path().endsWith("/log"));
  }

  @Test
  void listsComeInPages() {
    there.api.on(
        "GET",
        "/apis/batch/v1/namespaces/demo/jobs",
        (request, answer) -> {
          var last = request.query().containsKey("continue");
          answer.send(
              200,
              "{\"metadata\":{%s},\"items\":[{\"metadata\":{\"name\":\"%s\",\"namespace\":\"demo\"}}]}"
                  .formatted(last ? "" : "\"continue\":\"x y\"", last ? "two" : "one"));
        });

    assertThat(list().runs()).extracting(Run::job).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void documentsAreFoundHoweverTheyAreMounted() {
    there.document("a", "table: leaves");
    there.job(
        "a",
        0,
        mounted(
            "\"mountPath\":\"/x\"",
            "/x/deep/doc.yaml",
            ",\"items\":[{\"key\":\"ingest.yaml\",\"path\":\"deep/doc.yaml\"}]"),
        "{}");
    there.document("b", "table: loans");
    there.job(
        "b",
        1,
        mounted("\"mountPath\":\"/x.yaml\",\"subPath\":\"ingest.yaml\"", "/x.yaml", "")
            .replace("config-a", "config-b"),
        "{}");

    assertThat(list().runs())
        .extracting(run -> run.document().table().orElse(""))
        .containsExactly("leaves", "loans");
  }

  private static String mounted(String mount, String path, String more) {
    return """
        {"containers":[{"name":"sidecar"},{"name":"i",
           "env":[{"name":"INGEST_CONFIG","value":"%s"}],
           "volumeMounts":[{"name":"v",%s}]}],
         "volumes":[{"name":"v","configMap":{"name":"ingest-config-a"%s}}]}"""
        .formatted(path, mount, more)
        .replace("\n", "");
  }

  @Test
  void hostileJobsAreListedLikeOthers() {
    there.jobs.put(
        "odd",
        "{\"metadata\":{%s,\"creationTimestamp\":7,\"labels\":[]},\"spec\":3,\"status\":{\"conditions\":[null,4]}}");
    there.document("a", "table: [not, text]");
    there.job("a", 5, "{}");

    assertThat(list().runs()).extracting(Run::state).containsOnly(RunState.PENDING);
    assertThat(list().runs()).allMatch(run -> run.document().table().isEmpty());
  }
}
