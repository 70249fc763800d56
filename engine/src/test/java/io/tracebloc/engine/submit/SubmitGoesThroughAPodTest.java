package io.tracebloc.engine.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.fakes.FakeApi;
import io.tracebloc.engine.stream.StreamRefusedException;
import io.tracebloc.engine.submit.SubmitOutcome.Accepted;
import io.tracebloc.engine.submit.SubmitOutcome.Refused;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code contract/protocol.md} 3: choosing the Pod, one connection for one POST, time limits. */
@Timeout(60)
class SubmitGoesThroughAPodTest {
  private static final String SERVICE = "/api/v1/namespaces/demo/services/jobs-manager";
  private static final String TOKEN = "/api/v1/namespaces/demo/serviceaccounts/ingestor/token";
  private static final String TOKEN_ANSWER =
      "{\"kind\":\"TokenRequest\",\"apiVersion\":\"authentication.k8s.io/v1\",\"spec\":{\"audiences\":[]},\"status\":{\"token\":\"t0k\",\"expirationTimestamp\":\"2026-11-21T12:00:00Z\"}}";
  private static final String PODS = "/api/v1/namespaces/demo/pods";
  private static final String JOBS = "/apis/batch/v1/namespaces/demo/jobs";
  private static final String ACCEPTED =
      "{\"job_name\":\"ingest-job-1\",\"namespace\":\"demo\",\"replay\":false}";

  private final FakeApi api = new FakeApi();
  private final JobsManagerInAPod pod = new JobsManagerInAPod();

  @BeforeEach
  void a_release() {
    api.on("POST", TOKEN, (_, answer) -> answer.send(201, TOKEN_ANSWER));
    service("\"web\"");
    pods(pod("ready", "Running", true, false));
    jobs("");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private void service(String targetPort) {
    api.on(
        "GET",
        SERVICE,
        (_, answer) ->
            answer.send(
                200,
                "{\"kind\":\"Service\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"jobs-manager\"},\"spec\":{\"selector\":{\"app\":\"manager\"},\"ports\":[{\"port\":8080,\"targetPort\":%s}]}}"
                    .formatted(targetPort)));
  }

  private void pods(String... pods) {
    api.on(
        "GET",
        PODS,
        (_, answer) ->
            answer.send(
                200,
                "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[%s]}"
                    .formatted(String.join(",", pods))));
  }

  private void jobs(String jobs) {
    api.on(
        "GET",
        JOBS,
        (_, answer) ->
            answer.send(
                200,
                "{\"kind\":\"JobList\",\"apiVersion\":\"batch/v1\",\"items\":[%s]}"
                    .formatted(jobs)));
  }

  private static String pod(String name, String phase, boolean ready, boolean ending) {
    return """
    {"metadata":{"name":"%s"%s},
     "spec":{"containers":[{"name":"api","ports":[{"name":"web","containerPort":9090}]}]},
     "status":{"phase":"%s","conditions":[{"type":"Ready","status":"%s"}]}}"""
        .formatted(
            name,
            ending ? ",\"deletionTimestamp\":\"2026-11-21T11:00:00Z\"" : "",
            phase,
            ready ? "True" : "False");
  }

  private SubmitOutcome submit() {
    return submit(Submissions.impatient());
  }

  private SubmitOutcome submit(Patience patience) {
    var client = new SubmitClient(api.cluster(), pod, false, ProxySelector.of(null), patience);
    return client.submit(Submissions.simple(), _ -> {});
  }

  private static Patience shortExchange() {
    return new Patience(
        Duration.ofMillis(400), Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofMillis(1));
  }

  @Test
  void the_request_reaches_the_pod_with_the_token() {
    pod.answers(201, ACCEPTED);

    assertThat(submit())
        .isEqualTo(new Accepted(new IngestionRun("ingest-job-1", "demo", Submissions.KEY, false)));
    assertThat(pod.pods).containsExactly("demo/ready:9090");
    assertThat(pod.requests)
        .singleElement()
        .asString()
        .startsWith("POST /internal/submit-ingestion-run HTTP/1.1\r\n")
        .contains("Authorization: Bearer t0k\r\n");
    assertThat(api.requests())
        .filteredOn(request -> request.path().equals(PODS))
        .allMatch(request -> request.query().get("labelSelector").equals("app=manager"));
  }

  @Test
  void a_token_is_asked_for_again_while_the_api_server_is_in_trouble() {
    var asked = new AtomicInteger();
    api.on(
        "POST",
        TOKEN,
        (_, answer) -> {
          if (asked.incrementAndGet() < 3) {
            answer.refuse(500, "etcdserver: leader changed");
          } else {
            answer.send(201, TOKEN_ANSWER);
          }
        });
    pod.answers(201, ACCEPTED);

    assertThat(submit()).isInstanceOf(Accepted.class);
    assertThat(asked).hasValue(3);
  }

  @Test
  void a_token_that_cannot_be_had_is_a_failure_of_the_credential() {
    api.on("POST", TOKEN, (_, answer) -> answer.refuse(500, "etcdserver: no leader"));

    assertThat(submit())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.mayHaveStarted()).isFalse();
              assertThat(refused.failure())
                  .isInstanceOf(CredentialFailure.class)
                  .hasMessageContaining("demo/ingestor")
                  .hasMessageContaining("no leader");
            });
  }

  @Test
  void a_service_that_may_not_be_read_is_done_without() {
    api.on("GET", SERVICE, (_, answer) -> answer.refuse(403, "cannot get resource services"));
    pod.answers(201, ACCEPTED);

    assertThat(submit()).isInstanceOf(Accepted.class);

    assertThat(pod.pods).containsExactly("demo/ready:8080");
    assertThat(api.requests())
        .filteredOn(request -> request.path().equals(PODS))
        .allMatch(request -> request.query().get("labelSelector").equals("app=manager"));
  }

  @Test
  void a_ready_pod_that_stays_is_preferred() {
    pods(
        pod("pending", "Pending", false, false),
        pod("ending", "Running", true, true),
        pod("unready", "Running", false, false),
        pod("best", "Running", true, false));
    pod.answers(201, ACCEPTED);

    submit();

    assertThat(pod.pods).containsExactly("demo/best:9090");
  }

  @Test
  void a_number_as_target_port_is_taken_as_it_is() {
    service("8081");
    pod.answers(201, ACCEPTED);

    submit();

    assertThat(pod.pods).containsExactly("demo/ready:8081");
  }

  @Test
  void a_pod_that_is_replaced_meanwhile_is_chosen_again() {
    pod.answers("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"job_na");
    pod.answers(200, "{\"job_name\":\"ingest-job-1\",\"namespace\":\"demo\",\"replay\":true}");

    assertThat(submit()).isInstanceOf(Accepted.class);
    assertThat(pod.requests).hasSize(2);
    assertThat(pod.requests.get(0)).isEqualTo(pod.requests.get(1));
    assertThat(api.requests()).filteredOn(request -> request.path().equals(PODS)).hasSize(2);
  }

  @Test
  void silence_ends_after_the_time_limit() {
    pod.isSilent().isSilent().isSilent();

    Refused refused = (Refused) submit(shortExchange());

    assertThat(refused.failure())
        .isInstanceOf(SubmitFailure.class)
        .hasMessageContaining("no answer within");
    assertThat(refused.mayHaveStarted()).describedAs("the server may still be at work").isTrue();
    assertThat(pod.pods).hasSize(3);
  }

  @Test
  void a_run_that_was_started_in_silence_is_found_by_its_key() {
    pod.isSilent().isSilent().isSilent();
    jobs("{\"metadata\":{\"name\":\"ingest-job-9\"}}");

    assertThat(submit(shortExchange()))
        .isEqualTo(new Accepted(new IngestionRun("ingest-job-9", "demo", Submissions.KEY, false)));
    assertThat(api.requests().getLast().query())
        .containsEntry("labelSelector", "tracebloc.io/ingestion-run=" + Submissions.KEY);
  }

  @Test
  void when_nobody_can_tell_the_run_may_have_started() {
    pod.answers(500, "a").answers(500, "b");
    api.on("GET", JOBS, (_, answer) -> answer.refuse(403, "no jobs for you"));

    assertThat(((Refused) submit()).mayHaveStarted()).isTrue();
  }

  @Test
  void no_pod_at_all_is_waited_for_and_then_said() {
    pods(pod("pending", "Pending", false, false));

    Refused refused = (Refused) submit();

    assertThat(refused.failure())
        .isInstanceOf(SubmitFailure.class)
        .hasMessageContaining("no Pod behind Service");
    assertThat(refused.mayHaveStarted()).isFalse();
    assertThat(api.requests())
        .filteredOn(request -> request.path().equals(PODS))
        .hasSizeGreaterThan(2);
  }

  @Test
  void a_forbidden_port_forward_is_final() {
    pod.refusesConnections(new StreamRefusedException(403, "pods/portforward is forbidden"));

    Refused refused = (Refused) submit();

    assertThat(refused.failure())
        .isInstanceOf(SubmitFailure.class)
        .hasMessageContaining("pods/portforward is forbidden");
    assertThat(refused.mayHaveStarted()).isFalse();
    assertThat(pod.pods).hasSize(1);
  }

  @Test
  void a_pod_that_is_gone_is_looked_for_again() {
    pod.refusesConnections(new StreamRefusedException(404, "pods not found"));

    Refused refused = (Refused) submit();

    assertThat(refused.failure()).hasMessageContaining("pods not found");
    assertThat(refused.mayHaveStarted()).isFalse();
    assertThat(pod.pods).hasSizeGreaterThan(2);
  }

  @Test
  void a_missing_service_is_final() {
    api.on("GET", SERVICE, (_, answer) -> answer.refuse(404, "services not found"));

    assertThat(((Refused) submit()).failure())
        .isInstanceOf(SubmitFailure.class)
        .hasMessageContaining("services not found");
    assertThat(api.requests()).filteredOn(request -> request.path().equals(SERVICE)).hasSize(1);
  }

  @Test
  void an_interrupt_ends_a_silent_exchange_at_once() throws Exception {
    pod.isSilent();
    var outcome = new CompletableFuture<SubmitOutcome>();
    var patience =
        new Patience(
            Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
    Thread submitter = Thread.ofPlatform().start(() -> outcome.complete(submit(patience)));
    pod.asked.await();

    submitter.interrupt();

    Refused refused = (Refused) outcome.get();
    assertThat(refused.failure()).isInstanceOf(InterruptedFailure.class);
    assertThat(refused.mayHaveStarted()).isTrue();
    submitter.join();
  }
}
