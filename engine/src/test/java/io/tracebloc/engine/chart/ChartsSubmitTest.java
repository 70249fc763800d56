package io.tracebloc.engine.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.fakes.FakeApi;
import io.tracebloc.engine.ingest.IngestConfig;
import io.tracebloc.engine.release.IngestTarget;
import io.tracebloc.engine.submit.ChartRelease;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.ImageDigest;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.submit.Submission;
import io.tracebloc.engine.submit.SubmitListener;
import io.tracebloc.engine.submit.SubmitOutcome;
import io.tracebloc.engine.submit.SubmitOutcome.Accepted;
import io.tracebloc.engine.submit.SubmitOutcome.Refused;
import io.tracebloc.engine.submit.Submitter;
import io.tracebloc.engine.submit.Via;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code contract/protocol.md} 5: submitting by installing or upgrading the ingestor chart. */
@Timeout(60)
class ChartsSubmitTest {
  private static final String KEY = "key-1";
  private static final String YAML = "apiVersion: tracebloc.io/v1\ntable: \"leaf\u00e9\"\n";
  private static final String ACCEPTED =
      "{\"job_name\":\"ingest-job-1\",\"namespace\":\"demo\",\"replay\":false}\nHTTP 201\n";

  @TempDir Path directory;
  private final FakeApi api = new FakeApi();
  private final FakeHelm helm = new FakeHelm();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final List<ChartRelease> releases = new CopyOnWriteArrayList<>();
  private Optional<IngestionRun> known = Optional.empty();
  private Optional<IngestionRun> knownAfter = Optional.empty();
  private Map<String, String> variables = Map.of();
  private int asked;
  private final CountDownLatch end = new CountDownLatch(1);

  @BeforeEach
  void anEmptyNamespace() {
    pods("");
    job("{}");
  }

  @AfterEach
  void stop() {
    end.countDown();
    api.close();
  }

  private void pods(String items) {
    api.on(
        "GET",
        "/api/v1/namespaces/demo/pods",
        (_, answer) -> answer.send(200, "{\"items\":[%s]}".formatted(items)));
  }

  private void job(String status) {
    api.on(
        "GET",
        "/apis/batch/v1/namespaces/demo/jobs/in-submit",
        (_, answer) -> answer.send(200, "{\"status\":%s}".formatted(status)));
  }

  /** The hook's Pod, in a state, with a log. */
  private void hook(String status, String log) {
    pods(
        "{\"metadata\":{\"name\":\"in-submit-x\",\"creationTimestamp\":\"2026-11-21T12:00:00Z\"},\"status\":%s}"
            .formatted(status));
    api.on(
        "GET",
        "/api/v1/namespaces/demo/pods/in-submit-x/log",
        (_, answer) -> answer.send(200, log));
  }

  private void ended(String log) {
    hook("{\"phase\":\"Succeeded\"}", log);
  }

  private final class Direct implements Submitter {
    @Override
    public SubmitOutcome submit(Submission submission, SubmitListener listener) {
      throw new AssertionError("the direct way was taken");
    }

    @Override
    public Optional<IngestionRun> runOf(Submission submission) {
      return asked++ == 0 ? known : knownAfter;
    }
  }

  private final class Listener implements SubmitListener {
    @Override
    public void retrying(String reason) {
      warnings.add(reason);
    }

    @Override
    public void logLine(String pod, String line) {
      lines.add(line);
    }

    @Override
    public void release(ChartRelease release) {
      releases.add(release);
    }
  }

  private static Via.Chart way() {
    return new Via.Chart(
        Optional.of("charts/ingestor"),
        Optional.empty(),
        "in",
        Optional.of("mirror/curl:1"),
        Duration.ofSeconds(45),
        false);
  }

  private static Submission submission(Via.Chart way, Optional<URI> endpoint) {
    return new Submission(
        "demo",
        "1.9.62",
        new IngestTarget(
            "demo", "jobs-manager", 8080, endpoint, "loader", Optional.empty(), List.of("*")),
        new IngestConfig("leaves", Category.IMAGE_CLASSIFICATION, "train", YAML),
        new IdempotencyKey(KEY),
        Optional.of(new ImageDigest("sha256:" + "a".repeat(64))),
        way);
  }

  private ChartSubmitter submitter() {
    var environment = new HostEnvironment(variables, directory, directory, false);
    return new ChartSubmitter(
        api.cluster(), new Direct(), new HelmDoor(environment, (_, _) -> helm));
  }

  private SubmitOutcome submit() {
    return submit(way());
  }

  private SubmitOutcome submit(Via.Chart way) {
    return submitter().submit(submission(way, Optional.empty()), new Listener());
  }

  private Failure refused() {
    return ((Refused) submit()).failure();
  }

  private static FakeHelm.Incident hookFails(Runnable before) {
    return () -> {
      before.run();
      throw new HelmException(
          "failed post-install: 1 error occurred:\n\t* job in-submit failed: BackoffLimitExceeded\n\n");
    };
  }

  @Test
  void anInstallSubmitsTheRun() {
    helm.incident = () -> ended(ACCEPTED);

    assertThat(submit())
        .isEqualTo(new Accepted(new IngestionRun("ingest-job-1", "demo", KEY, false)));
    assertThat(helm.calls).containsExactly("show charts/ingestor", "install in");
    assertThat(releases)
        .last()
        .isEqualTo(new ChartRelease("in", "demo", 1, "deployed", "ingestor-0.2.0"));
    assertThat(lines).hasSize(2).last().isEqualTo("HTTP 201");
  }

  @Test
  void theValuesAreThoseOfTheContract() {
    helm.incident = () -> ended(ACCEPTED);

    submit();

    assertThat(new JsonMapper().readTree(helm.givenValues))
        .isEqualTo(
            new JsonMapper()
                .valueToTree(
                    Map.of(
                        "ingestConfig",
                        YAML,
                        "idempotencyKey",
                        KEY,
                        "image",
                        Map.of("digest", "sha256:" + "a".repeat(64)),
                        "serviceAccount",
                        Map.of("create", false, "name", "loader"),
                        "hookImage",
                        "mirror/curl:1",
                        "hookTimeoutSeconds",
                        45)));
  }

  @Test
  void anEndpointIsOnlyGivenWhereTheChartWouldLookElsewhere() {
    var values =
        ChartValues.of(
            submission(way(), Optional.of(URI.create("http://jobs.example:80/"))), way());

    assertThat(values).containsEntry("jobsManager", Map.of("endpoint", "http://jobs.example:80"));
    assertThat(ChartValues.of(submission(way(), Optional.empty()), way()))
        .doesNotContainKey("jobsManager");
  }

  @Test
  void anEarlierReleaseIsUpgraded() {
    helm.revisions.add(new Revision(3, "superseded", "ingestor-0.1.0", ""));
    helm.revisions.add(new Revision(4, "deployed", "ingestor-0.2.0", ""));
    helm.incident = () -> ended(ACCEPTED);

    assertThat(submit()).isInstanceOf(Accepted.class);
    assertThat(helm.calls).contains("upgrade in");
    assertThat(releases).last().extracting(ChartRelease::revision).isEqualTo(5);
  }

  @Test
  void aReplayIsToldAsOne() {
    helm.incident = () -> ended(ACCEPTED.replace("false", "true").replace("201", "200"));

    assertThat(((Accepted) submit()).run().replay()).isTrue();
  }

  @Test
  void theRunIsFoundByItsLabelIfTheLogIsSilent() {
    helm.incident = () -> ended("done\n");
    knownAfter = Optional.of(new IngestionRun("ingest-job-2", "demo", KEY, false));

    assertThat(((Accepted) submit()).run().job()).isEqualTo("ingest-job-2");
  }

  @Test
  void aSilentReplayIsKnownByTheRunThatWasThereBefore() {
    helm.incident = () -> ended("done\n");
    known = Optional.of(new IngestionRun("ingest-job-2", "demo", KEY, false));
    knownAfter = known;

    assertThat(((Accepted) submit()).run().replay()).isTrue();
  }

  @Test
  void aReleaseWithoutARunIsNoSuccess() {
    assertThat(submit())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.mayHaveStarted()).isTrue();
              assertThat(refused.failure().remedy()).contains("tracebloc.io/ingestion-run=" + KEY);
            });
  }

  @ParameterizedTest
  @CsvSource({"401,true", "403,true", "409,false", "422,false", "503,false"})
  void aFailedHookShowsTheServersAnswer(int status, boolean credential) {
    helm.incident =
        hookFails(
            () -> hook("{\"phase\":\"Failed\"}", "{\"detail\":\"because of x\"}\nHTTP " + status));

    var failure = refused();

    assertThat(failure).isInstanceOf(credential ? CredentialFailure.class : SubmitFailure.class);
    assertThat(failure).hasMessageContaining("because of x").hasMessageContaining("" + status);
    assertThat(helm.calls).last().isEqualTo("uninstall in");
    assertThat(releases).last().extracting(ChartRelease::status).isEqualTo("removed");
  }

  @Test
  void aFailedFirstInstallIsKeptIfAskedFor() {
    helm.incident = hookFails(() -> hook("{\"phase\":\"Failed\"}", "HTTP 422"));
    var keeping =
        new Via.Chart(
            way().chart(), way().version(), "in", way().hookImage(), way().hookTimeout(), true);

    assertThat(submit(keeping)).isInstanceOf(Refused.class);
    assertThat(helm.calls).doesNotContain("uninstall in");
  }

  @Test
  void aFailedUpgradeRemovesNothing() {
    helm.revisions.add(new Revision(1, "deployed", "ingestor-0.2.0", ""));
    helm.incident = hookFails(() -> hook("{\"phase\":\"Failed\"}", "HTTP 422"));

    assertThat(submit()).isInstanceOf(Refused.class);
    assertThat(helm.calls).doesNotContain("uninstall in");
    assertThat(releases).last().extracting(ChartRelease::status).isEqualTo("failed");
  }

  @Test
  void aServerErrorBehindWhichARunWasStartedIsASuccess() {
    helm.incident = hookFails(() -> hook("{\"phase\":\"Failed\"}", "HTTP 500"));
    knownAfter = Optional.of(new IngestionRun("ingest-job-2", "demo", KEY, false));

    assertThat(submit()).isInstanceOf(Accepted.class);
  }

  @Test
  void anImageThatCannotBePulledIsNamed() {
    helm.incident =
        hookFails(
            () ->
                hook(
                    "{\"phase\":\"Pending\",\"containerStatuses\":[{\"state\":{\"waiting\":{\"reason\":\"ImagePullBackOff\",\"message\":\"Back-off\"}}}]}",
                    ""));

    var failure = refused();

    assertThat(failure).hasMessageContaining("ImagePullBackOff");
    assertThat(failure.remedy()).contains("--hook-image").contains("--timeout");
  }

  @Test
  void aHookThatTakesTooLongIsToldWithTheRemedy() {
    job(
        "{\"conditions\":[{\"type\":\"Failed\",\"status\":\"True\",\"reason\":\"DeadlineExceeded\"}]}");
    helm.incident = hookFails(() -> hook("{\"phase\":\"Running\"}", "waiting\n"));

    var outcome = (Refused) submit();

    assertThat(outcome.mayHaveStarted()).isTrue();
    assertThat(outcome.failure()).hasMessageContaining("45 s");
    assertThat(outcome.failure().remedy()).contains("--timeout").contains("hookTimeoutSeconds");
  }

  @Test
  void aHookThatReachesNobodySaysSo() {
    helm.incident =
        hookFails(() -> hook("{\"phase\":\"Failed\"}", "curl: (7) Failed to connect\u001b[31m\n"));

    assertThat(refused())
        .hasMessageContaining("curl: (7) Failed to connect\\x1b[31m")
        .isInstanceOf(SubmitFailure.class);
  }

  @Test
  void missingRightsAreNamed() {
    helm.incident =
        () -> {
          throw new HelmException("create: failed to create: secrets is forbidden: User \"eve\"");
        };

    assertThat(refused().remedy()).contains("Secrets");
  }

  @ParameterizedTest
  @CsvSource({
    "pending-install,ingestor-0.2.0,helm uninstall",
    "pending-upgrade,ingestor-0.2.0,helm rollback",
    "pending-rollback,ingestor-0.2.0,helm rollback",
    "uninstalling,ingestor-0.2.0,--chart-release",
    "uninstalled,ingestor-0.2.0,--chart-release",
    "deployed,client-1.9.62,--chart-release",
    "deployed,ingestor-extra-1.0.0,--chart-release"
  })
  void aReleaseThatIsNotFreeIsRefusedBeforeAnythingIsCreated(
      String status, String chart, String remedy) {
    helm.revisions.add(new Revision(status.endsWith("install") ? 1 : 2, status, chart, ""));
    var submission = submission(way(), Optional.empty());

    assertThatThrownBy(() -> submitter().prepare(submission))
        .isInstanceOfSatisfying(
            SubmitFailure.class, failure -> assertThat(failure.remedy()).contains(remedy));
    assertThat(refused().remedy()).contains(remedy);
    assertThat(helm.calls).noneMatch(call -> call.startsWith("install") || call.startsWith("up"));
  }

  @Test
  void aFailedReleaseIsUpgraded() {
    helm.revisions.add(new Revision(1, "failed", "ingestor-0.2.0", ""));
    helm.incident = () -> ended(ACCEPTED);

    assertThat(submit()).isInstanceOf(Accepted.class);
    assertThat(helm.calls).contains("upgrade in");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: client\nversion: 1.9.62\n",
        "name: ingestor\ntype: library\n",
        "- a list\n",
        "name: [\n",
        ""
      })
  void anotherChartIsRefused(String description) {
    helm.description = description;

    assertThat(refused()).isInstanceOf(InputFailure.class);
  }

  @Test
  void aChartWithoutItsValuesIsRefused() {
    helm.values = FakeHelm.VALUES.replace("idempotencyKey: \"\"\n", "");

    assertThat(refused()).isInstanceOf(InputFailure.class).hasMessageContaining("idempotencyKey");
  }

  @Test
  void withoutAChartAndARepositoryTheWayOutIsNamed() {
    var unnamed = Via.Chart.ofTable("leaves");

    assertThat(((Refused) submit(unnamed)).failure())
        .isInstanceOfSatisfying(
            LocalFailure.class, failure -> assertThat(failure.remedy()).contains("--chart"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sql", "memory", "other"})
  void aStorageOutsideTheClusterIsRefused(String driver) {
    variables = Map.of("HELM_DRIVER", driver);

    assertThat(refused()).isInstanceOf(LocalFailure.class).hasMessageContaining(driver);
  }

  @Test
  void anEndpointOfThisMachineIsRefused() {
    var submission = submission(way(), Optional.of(URI.create("http://127.0.0.1:8080")));

    assertThatThrownBy(() -> submitter().prepare(submission)).isInstanceOf(InputFailure.class);
  }

  @Test
  void anInterruptBeforeTheInstallCancels() {
    Thread.currentThread().interrupt();

    var outcome = (Refused) submit();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.failure()).isInstanceOf(InterruptedFailure.class);
    assertThat(outcome.mayHaveStarted()).isFalse();
    assertThat(helm.calls).doesNotContain("install in");
  }

  @Test
  void aHookThatNobodyMayLookAtMayHaveSubmitted() {
    api.on("GET", "/api/v1/namespaces/demo/pods", (_, answer) -> answer.send(403, "{}"));
    helm.incident = hookFails(() -> {});

    var refused = (Refused) submit();

    assertThat(refused.mayHaveStarted()).isTrue();
    assertThat(refused.failure().remedy()).contains("{flag:idempotency-key} " + KEY);
  }

  @Test
  void aFailureBeforeTheHooksStartedNothing() {
    helm.incident =
        () -> {
          throw new HelmException("unable to build kubernetes objects from release manifest");
        };

    assertThat(((Refused) submit()).mayHaveStarted()).isFalse();
  }

  @Test
  void theAnswerOfAnotherSubmitIsNotOursAndItsReleaseStays() {
    helm.incident =
        () -> {
          ended(ACCEPTED);
          throw new HelmException("cannot re-use a name that is still in use");
        };

    var refused = (Refused) submit();

    assertThat(refused.mayHaveStarted()).isFalse();
    assertThat(refused.failure()).hasMessageContaining("still in use");
    assertThat(helm.calls).doesNotContain("uninstall in");
  }

  @Test
  void troubleWithTheRemovalDoesNotHideWhatHappened() {
    helm.removal =
        () -> {
          throw new CredentialFailure("the helper failed", "Log in again");
        };
    helm.incident = hookFails(() -> ended("{\"detail\":\"table is not allowed\"}\nHTTP 403\n"));

    assertThat(refused()).hasMessageContaining("table is not allowed");
    assertThat(warnings).last().asString().contains("the helper failed", "helm uninstall in");
  }

  @Test
  void anInterruptWhileHelmWorksLetsItFinish() throws Exception {
    var submitting = Thread.currentThread();
    helm.incident =
        () -> {
          submitting.interrupt();
          ended(ACCEPTED);
        };

    assertThat(submit()).isInstanceOf(Accepted.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aSecondInterruptGivesUpAndSaysWhatIsLeft() throws Exception {
    var installing = new CountDownLatch(1);
    var outcomes = new ArrayList<SubmitOutcome>();
    helm.incident =
        () -> {
          installing.countDown();
          await(end);
        };
    var submitting = Thread.ofVirtual().start(() -> outcomes.add(submit()));
    installing.await();
    submitting.interrupt();
    while (warnings.isEmpty()) {
      Thread.onSpinWait();
    }
    submitting.interrupt();
    submitting.join();

    var refused = (Refused) outcomes.getFirst();
    assertThat(refused.mayHaveStarted()).isTrue();
    assertThat(refused.failure()).isInstanceOf(InterruptedFailure.class);
    assertThat(refused.failure().remedy()).contains("helm uninstall in -n demo").contains(KEY);
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
