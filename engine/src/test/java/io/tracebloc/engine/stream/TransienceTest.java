package io.tracebloc.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is worth another try, and when. */
class TransienceTest {
  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504, 521})
  void busyServersPass(int status) {
    assertThat(new StreamRefusedException(status, "").isTransient()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {101, 200, 302, 400, 401, 403, 404, 405, 409, 422, 501, 505})
  void verdictsStay(int status) {
    var refusal = new StreamRefusedException(status, "");
    assertThat(refusal.isTransient()).isFalse();
    assertThat(Transience.of(new IOException("opening a stream", refusal))).isFalse();
  }

  @Test
  void connectionsThatFailOrBreakPass() {
    assertThat(List.of(new ConnectException(), new EOFException(), new SocketTimeoutException()))
        .allMatch(Transience::of);
    assertThat(Transience.of(new IOException("stalled"))).isTrue();
  }

  @Test
  void interruptsAndUnknownServersStay() {
    assertThat(Transience.of(new InterruptedIOException())).isFalse();
    var untrusted = new SSLHandshakeException("untrusted");
    untrusted.initCause(new CertificateException());
    assertThat(Transience.of(untrusted)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After: 7 | PT7S",
        "retry-after:0 | PT0S",
        "Date: Sat, 21 Nov 2026 10:00:00 GMT\\r\\nRetry-After: Sat, 21 Nov 2026 10:01:30 GMT | PT1M30S",
        "Retry-After: Sat, 21 Nov 2026 10:01:30 GMT | ''",
        "Retry-After: -1 | ''",
        "Retry-After: 99999999999999999999 | ''",
        "X: y | ''",
      })
  void theServersWishIsPassedOn(String headers, String expected) throws Exception {
    try (var server =
        new FakeServer(
            (socket, request) ->
                FakeServer.answer(
                    socket,
                    "429 Too Many Requests\r\n" + headers.replace("\\r\\n", "\r\n"),
                    "later"))) {
      var streams = PodStreams.through(server.endpoint(), StreamOptions.of(Transport.AUTO));
      var refusal =
          catchThrowableOfType(
              StreamRefusedException.class, () -> streams.connect("demo", "manager-1", 8080));
      assertThat(refusal.isTransient()).isTrue();
      assertThat(refusal.retryAfter().map(Duration::toString).orElse("")).isEqualTo(expected);
      assertThat(server.requests).hasSize(1);
    }
  }
}
