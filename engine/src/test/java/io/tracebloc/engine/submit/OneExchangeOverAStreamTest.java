package io.tracebloc.engine.submit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code contract/protocol.md} 3: one connection, one POST; everything from the server is hostile.
 */
class OneExchangeOverAStreamTest {
  private static HttpAnswer read(String answer) throws IOException {
    return new AnswerReader(new ByteArrayInputStream(answer.getBytes(ISO_8859_1))).read();
  }

  @Test
  void the_request_is_one_complete_message() throws IOException {
    var sent = new ByteArrayOutputStream();
    InputStream answer =
        new ByteArrayInputStream("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));

    PlainExchange.post(
        answer, sent, "jobs-manager:8080", "{\"é\":1}".getBytes(UTF_8), Submissions.token("t0k"));

    assertThat(sent.toString(UTF_8))
        .isEqualTo(
            """
            POST /internal/submit-ingestion-run HTTP/1.1\r
            Host: jobs-manager:8080\r
            Authorization: Bearer t0k\r
            Content-Type: application/json\r
            Accept: application/json\r
            Content-Length: 8\r
            Connection: close\r
            \r
            {"é":1}""");
  }

  @Test
  void an_answer_counts_even_if_the_request_was_not_taken_whole() throws IOException {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int next) throws IOException {
            throw new IOException("broken pipe");
          }
        };
    InputStream answer =
        new ByteArrayInputStream("HTTP/1.1 413 Too Large\r\n\r\nbig".getBytes(UTF_8));

    HttpAnswer read = PlainExchange.post(answer, broken, "h", new byte[3], Submissions.token("t"));

    assertThat(read).isEqualTo(new HttpAnswer(413, "big"));
  }

  @Test
  void a_body_may_have_a_length() throws IOException {
    assertThat(read("HTTP/1.1 201 Created\r\ncontent-length:  2\r\n\r\nokREST"))
        .isEqualTo(new HttpAnswer(201, "ok"));
  }

  @Test
  void a_body_may_come_in_chunks() throws IOException {
    assertThat(
            read(
                """
                HTTP/1.1 200 OK\r
                Transfer-Encoding: Chunked\r
                \r
                3;x=y\r
                abc\r
                1\r
                d\r
                0\r
                \r
                """))
        .isEqualTo(new HttpAnswer(200, "abcd"));
  }

  @Test
  void a_body_may_end_with_the_connection() throws IOException {
    assertThat(read("HTTP/1.0 500\r\n\r\noops")).isEqualTo(new HttpAnswer(500, "oops"));
  }

  @Test
  void interim_answers_are_passed_over() throws IOException {
    assertThat(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"))
        .isEqualTo(new HttpAnswer(204, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 20",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"
      })
  void an_answer_that_ends_early_is_a_broken_connection(String answer) {
    assertThatThrownBy(() -> read(answer)).isInstanceOf(EOFException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH\r\n",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n"
      })
  void something_else_than_http_is_told_apart(String answer) {
    assertThatThrownBy(() -> read(answer)).isInstanceOf(MalformedAnswerException.class);
  }

  @Test
  void only_64_kibibytes_of_a_body_are_read() throws IOException {
    InputStream endless = endless("HTTP/1.1 500 X\r\nContent-Length: 999999999999\r\n\r\n");

    assertThat(new AnswerReader(endless).read().body()).hasSize(HttpAnswer.LONGEST_BODY);
  }

  @Test
  void an_endless_head_is_given_up() {
    InputStream endless = endless("");

    assertThatThrownBy(() -> new AnswerReader(endless).read())
        .isInstanceOf(MalformedAnswerException.class);
  }

  /** A server that never stops to send the letter x. */
  private static InputStream endless(String start) {
    var letters =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, (byte) 'x');
            return length;
          }
        };
    return new SequenceInputStream(new ByteArrayInputStream(start.getBytes(ISO_8859_1)), letters);
  }

  @Property(tries = 500)
  void no_bytes_are_worse_than_a_broken_connection(@ForAll byte[] bytes) {
    try {
      new AnswerReader(new ByteArrayInputStream(bytes)).read();
    } catch (IOException expected) {
      assertThat(expected.getMessage()).doesNotContain("\u001b", "\u0000");
    }
  }
}
