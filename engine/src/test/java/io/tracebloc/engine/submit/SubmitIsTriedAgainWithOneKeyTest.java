package io.tracebloc.engine.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.submit.SubmitOutcome.Accepted;
import io.tracebloc.engine.submit.SubmitOutcome.Refused;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code contract/protocol.md} 1.3 and 1.4, status by status. */
class SubmitIsTriedAgainWithOneKeyTest {
  private final ScriptedTransport transport = new ScriptedTransport();
  private final AtomicInteger minted = new AtomicInteger();
  private final List<String> retries = new ArrayList<>();

  private SubmitOutcome submit() {
    return new Attempts(
            Submissions.simple(),
            transport,
            () -> Submissions.token("token-" + minted.incrementAndGet()),
            Submissions.impatient(),
            retries::add)
        .run();
  }

  private IngestionRun run() {
    return switch (submit()) {
      case Accepted(IngestionRun run) -> run;
      case Refused refused -> throw new AssertionError("refused", refused.failure());
    };
  }

  private Refused refused() {
    return switch (submit()) {
      case Accepted accepted -> throw new AssertionError("accepted " + accepted);
      case Refused refused -> refused;
    };
  }

  @AfterEach
  void every_attempt_had_the_same_body() {
    assertThat(transport.bodies).isNotEmpty();
    assertThat(transport.bodies.stream().distinct()).hasSize(1);
    assertThat(transport.bodies.getFirst())
        .contains("\"idempotency_key\":\"" + Submissions.KEY + "\"");
  }

  @Test
  void a_new_run_is_accepted() {
    transport.accepts();

    assertThat(run()).isEqualTo(new IngestionRun("ingest-job-1", "demo", Submissions.KEY, false));
    assertThat(retries).isEmpty();
  }

  @Test
  void a_connection_that_fails_without_a_word_is_told_in_ours() {
    transport.failsWith(new ConnectException());

    assertThat(refused().failure()).hasMessageEndingWith(": no connection could be made");
  }

  @Test
  void a_known_key_is_a_replay() {
    transport.answers(200, "{\"job_name\":\"j\",\"namespace\":\"other\",\"replay\":true}");

    assertThat(run()).isEqualTo(new IngestionRun("j", "other", Submissions.KEY, true));
  }

  @Test
  void any_success_that_names_job_and_namespace_counts() {
    transport.answers(202, "{\"job_name\":\"j\",\"namespace\":\"n\",\"new_field\":[1]}");

    assertThat(run().replay()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ok",
        "[]",
        "null",
        "{\"job_name\":\"\",\"namespace\":\"demo\"}",
        "{\"job_name\":\"j\"}",
        "{\"job_name\":7,\"namespace\":\"demo\"}",
        "{\"job_name\":\"../../secrets\",\"namespace\":\"demo\"}",
        "{\"job_name\":\"j\\u001b[2J\",\"namespace\":\"demo\"}"
      })
  void a_success_that_names_no_run_is_a_mismatch(String body) {
    transport.answers(200, body);

    Refused refused = refused();

    assertThat(refused.failure()).isInstanceOf(SubmitFailure.class);
    assertThat(refused.failure().getMessage()).contains("200").doesNotContain("\u001b");
    assertThat(refused.failure().remedy()).contains(Submissions.KEY);
    assertThat(refused.mayHaveStarted()).isTrue();
    assertThat(transport.bodies).hasSize(1);
  }

  @Test
  void a_rejected_token_is_replaced_once() {
    transport.answers(401, "{\"detail\":\"expired\"}").accepts();

    run();

    assertThat(transport.tokens).containsExactly("token-1", "token-2");
  }

  @Test
  void two_rejected_tokens_are_a_failure_of_the_credential() {
    transport.answers(401, "{\"detail\":\"no \\u001b[31mway\"}");

    Refused refused = refused();

    assertThat(refused.failure())
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("demo/ingestor")
        .hasMessageContaining("no \\x1b[31mway");
    assertThat(refused.mayHaveStarted()).isFalse();
    assertThat(transport.tokens).hasSize(2);
  }

  @Test
  void a_policy_that_says_no_is_explained() {
    transport.answers(403, "{\"detail\":\"not allowed\"}");

    Failure failure = refused().failure();

    assertThat(failure)
        .isInstanceOf(CredentialFailure.class)
        .hasMessageContaining("demo/ingestor")
        .hasMessageContaining("leaves")
        .hasMessageContaining("namespace demo")
        .hasMessageContaining("not allowed");
    assertThat(failure.remedy()).contains("demo-ingestion-authz").contains("restart");
    assertThat(transport.bodies).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 404, 405, 409, 413, 418, 422})
  void other_refusals_are_final(int status) {
    transport.answers(status, "{\"error\":\"nope\",\"detail\":\"because\"}");

    Refused refused = refused();

    assertThat(refused.failure())
        .isInstanceOf(SubmitFailure.class)
        .hasMessageContaining("(" + status + ")")
        .hasMessageContaining("nope; because");
    assertThat(refused.failure().remedy()).isNotEmpty();
    assertThat(refused.mayHaveStarted()).isFalse();
    assertThat(transport.bodies).hasSize(1);
  }

  @Test
  void the_list_form_of_a_rejected_document_is_readable() {
    transport.answers(
        422,
        "{\"detail\":[{\"loc\":[\"body\",\"spec\",0],\"msg\":\"bad\\nvalue\"},"
            + "{\"msg\":\"second\"},\"third\"]}");

    assertThat(refused().failure()).hasMessageContaining("body.spec.0: bad\\nvalue; second; third");
  }

  @Test
  void a_failing_server_is_asked_once_more() {
    transport.answers(500, "oops").accepts();

    run();

    assertThat(transport.bodies).hasSize(2);
    assertThat(retries).singleElement().asString().contains("500").contains("same key");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void a_server_that_keeps_failing_may_have_started_the_run(int status) {
    transport.answers(status, "<html>oops</html>");

    Refused refused = refused();

    assertThat(refused.failure())
        .isInstanceOf(SubmitFailure.class)
        .hasMessageContaining("<html>oops</html>");
    assertThat(refused.mayHaveStarted()).isTrue();
    assertThat(transport.bodies).hasSize(2);
  }

  @Test
  void a_refused_connection_is_tried_for_a_while() {
    transport.refuses().refuses().refuses().refuses().accepts();

    run();

    assertThat(transport.bodies).hasSize(5);
  }

  @Test
  void nobody_listening_starts_nothing() {
    transport.refuses();

    Refused refused = refused();

    assertThat(refused.failure())
        .isInstanceOf(SubmitFailure.class)
        .hasMessageContaining("connection refused");
    assertThat(refused.mayHaveStarted()).isFalse();
    assertThat(transport.bodies).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void a_lost_answer_is_asked_for_again() {
    transport.breaks().answers(200, "{\"job_name\":\"j\",\"namespace\":\"n\",\"replay\":true}");

    assertThat(run().replay()).as("the first attempt started it").isFalse();
  }

  @Test
  void answers_that_are_always_lost_leave_it_open_whether_a_run_started() {
    transport.breaks();

    Refused refused = refused();

    assertThat(refused.mayHaveStarted()).isTrue();
    assertThat(refused.failure().remedy()).contains(Submissions.KEY);
  }

  @Test
  void a_lost_answer_followed_by_a_refusal_still_may_have_started() {
    transport.breaks().answers(409, "{}");

    assertThat(refused().mayHaveStarted()).isTrue();
  }

  @Test
  void another_protocol_is_not_tried_again() {
    transport.speaksNonsense();

    assertThat(refused().failure())
        .isInstanceOf(SubmitFailure.class)
        .hasMessageContaining("220 smtp");
    assertThat(transport.bodies).hasSize(1);
  }

  @Test
  void an_interrupt_before_the_request_left_started_nothing() {
    transport.isInterrupted(false);

    Refused refused = refused();

    assertThat(refused.failure()).isInstanceOf(InterruptedFailure.class);
    assertThat(refused.mayHaveStarted()).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void an_interrupt_after_the_request_left_may_have_started_a_run() {
    transport.isInterrupted(true);

    Refused refused = refused();

    assertThat(refused.failure()).isInstanceOf(InterruptedFailure.class);
    assertThat(refused.mayHaveStarted()).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void an_endless_explanation_is_cut() {
    transport.answers(422, "x".repeat(HttpAnswer.LONGEST_BODY));

    assertThat(refused().failure().getMessage().length()).isLessThan(5000);
  }
}
