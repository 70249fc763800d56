package io.tracebloc.engine.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code contract/protocol.md} 5: the response is in the log of the hook, in whatever form. */
class HooksTellTheAnswerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP 422",
        "HTTP/1.1 422 Unprocessable Entity",
        "< HTTP/1.1 422",
        "http_code=422",
        "HTTP_STATUS:422",
        "\"status_code\": 422",
        "status code: 422",
        " status 422",
        "curl: (22) The requested URL returned error: 422",
        "422"
      })
  void theStatusInItsUsualForms(String line) {
    var answer = HookAnswer.of(List.of("Submitting ...", "{\"detail\":\"no\"}", line));

    assertThat(answer).contains(new HookAnswer(422, "{\"detail\":\"no\"}"));
  }

  @Test
  void theStatusRightBehindTheBody() {
    assertThat(HookAnswer.of(List.of("{\"detail\":\"no\"}409")))
        .contains(new HookAnswer(409, "{\"detail\":\"no\"}"));
  }

  @Test
  void aBodyOverSeveralLines() {
    var log =
        List.of(
            "HTTP 422",
            "{",
            "  \"detail\": [",
            "    {\"loc\": [\"a\"], \"msg\": \"m\"}",
            "  ]",
            "}");

    assertThat(HookAnswer.of(log))
        .contains(new HookAnswer(422, "{\"detail\":[{\"loc\":[\"a\"],\"msg\":\"m\"}]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"detail\":[{\"loc\":[\"body\"],\"msg\":\"..\",\"ctx\":{\"error\":{}}}]}",
        "{\"detail\":[{\"ctx\":{\"error\":{}}},{\"ctx\":{\"error\":{\"detail\":1}}}],\"x\":{\"error\":2}}",
        "{\"error\":{\"detail\":{\"error\":\"x\"}}}"
      })
  void theWholeOfABodyThatHoldsOthers(String body) {
    var log = List.of("{\"detail\":\"an earlier one\"}", "{\"level\":\"info\"}", body, "HTTP 422");

    assertThat(HookAnswer.of(log)).contains(new HookAnswer(422, body));
  }

  @Test
  void aBodyWithManyFindings() {
    var findings = "{\"ctx\":{\"error\":{}}},".repeat(2000);
    var body = "{\"detail\":[%s{}]}".formatted(findings);

    assertThat(HookAnswer.of(List.of(body, "HTTP 422"))).contains(new HookAnswer(422, body));
  }

  @Test
  void aBodyInSomethingElse() {
    assertThat(HookAnswer.of(List.of("{\"status\":422,\"answer\":{\"detail\":\"no\"}}")))
        .contains(new HookAnswer(422, "{\"detail\":\"no\"}"));
  }

  @Test
  void aBodyThatIsNoJson() {
    assertThat(HookAnswer.of(List.of("no healthy upstream", "HTTP 503")))
        .contains(new HookAnswer(503, "no healthy upstream\nHTTP 503"));
  }

  @ParameterizedTest
  @CsvSource({"true,200", "false,201"})
  void aRunWithoutAnyStatus(String replay, int status) {
    assertThat(
            HookAnswer.of(
                List.of(
                    "ok: {\"job_name\":\"ingest-job-1\",\"namespace\":\"demo\",\"replay\":%s}"
                        .formatted(replay))))
        .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(status));
  }

  @Test
  void numbersInTheBodyAreNoStatus() {
    assertThat(HookAnswer.of(List.of("{\"detail\":\"HTTP 500 from the back end\"}", "HTTP 422")))
        .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(422));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "curl: (7) Failed to connect to jobs-manager port 8080",
        "exit code 255",
        "HTTP 099",
        "{\"detail\":",
        "{{{{{{{{{{{{",
        "took 422 ms"
      })
  void nothingWhereThereIsNothing(String line) {
    assertThat(HookAnswer.of(List.of(line))).isEmpty();
  }

  @Test
  void theLastTroubleOfCurl() {
    assertThat(HookAnswer.trouble(List.of("curl: (6) one", "curl: (7) two", "bye")))
        .contains("curl: (7) two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\":", "{\"error\":", "{\"error\":{}}", "{\"a\":[", "{ "})
  @Timeout(20)
  void aHostileLogIsBounded(String part) {
    var braces = part.repeat(100_000);
    var numbers = part.repeat(400) + "[" + "0,".repeat(31_000);

    assertThat(List.of(braces, numbers))
        .allSatisfy(
            hostile ->
                assertThat(HookAnswer.of(List.of(hostile, "HTTP 422")))
                    .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(422)));
  }
}
