package io.tracebloc.engine.submit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracebloc.engine.failure.Printable;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one HTTP/1.1 answer, with bounds on everything that the other side decides. */
final class AnswerReader {
  private static final int LONGEST_HEAD = 32 * 1024;
  private static final int MOST_CHUNK_FRAMING = 512 * 1024;
  private static final int MOST_INTERIM_ANSWERS = 8;
  private static final int SHOWN = 60;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})( .*)?");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
  private static final Pattern CHUNK_SIZE = Pattern.compile("([0-9A-Fa-f]{1,15})[ \\t]*(;.*)?");

  private final InputStream input;
  private int framingLeft = LONGEST_HEAD;

  AnswerReader(InputStream input) {
    this.input = new BufferedInputStream(input);
  }

  /**
   * The final answer; interim ones (1xx) are passed over.
   *
   * @throws MalformedAnswerException if this is not HTTP
   * @throws IOException if it ends early
   */
  HttpAnswer read() throws IOException {
    for (int answers = 0; answers <= MOST_INTERIM_ANSWERS; answers++) {
      int status = status(line());
      Map<String, String> headers = headers();
      if (status >= 200) {
        return new HttpAnswer(status, new String(body(status, headers), UTF_8));
      }
    }
    throw new MalformedAnswerException("the server only sent interim answers");
  }

  private static int status(String line) throws MalformedAnswerException {
    Matcher matcher = STATUS_LINE.matcher(line);
    if (!matcher.matches()) {
      throw new MalformedAnswerException(
          "the answer is not HTTP: \"%s\""
              .formatted(Printable.of(line.substring(0, Math.min(line.length(), SHOWN)))));
    }
    return Integer.parseInt(matcher.group(1));
  }

  private Map<String, String> headers() throws IOException {
    var headers = new HashMap<String, String>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private byte[] body(int status, Map<String, String> headers) throws IOException {
    if (status == 204 || status == 304) {
      return new byte[0];
    }
    String encoding = headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT);
    if (encoding.equals("chunked")) {
      return chunkedBody();
    }
    String length = headers.get("content-length");
    if (length == null) {
      return input.readNBytes(HttpAnswer.LONGEST_BODY);
    }
    if (!LENGTH.matcher(length).matches()) {
      throw new MalformedAnswerException("the answer's Content-Length is not a number");
    }
    return exactly(Math.min(Long.parseLong(length), HttpAnswer.LONGEST_BODY));
  }

  private byte[] chunkedBody() throws IOException {
    framingLeft = MOST_CHUNK_FRAMING;
    var body = new ByteArrayOutputStream();
    while (body.size() < HttpAnswer.LONGEST_BODY) {
      Matcher size = CHUNK_SIZE.matcher(line());
      if (!size.matches()) {
        throw new MalformedAnswerException("the answer's chunks are damaged");
      }
      long length = Long.parseLong(size.group(1), 16);
      if (length == 0) {
        break;
      }
      long wanted = Math.min(length, HttpAnswer.LONGEST_BODY - body.size());
      body.writeBytes(exactly(wanted));
      if (wanted == length && !line().isEmpty()) {
        throw new MalformedAnswerException("the answer's chunks are damaged");
      }
    }
    return body.toByteArray();
  }

  private byte[] exactly(long length) throws IOException {
    byte[] bytes = input.readNBytes((int) length);
    if (bytes.length < length) {
      throw new EOFException("the connection ended in the middle of the answer");
    }
    return bytes;
  }

  /** One line of head or chunk framing, without its line end. */
  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended before the answer was complete");
      }
      if (--framingLeft < 0) {
        throw new MalformedAnswerException("the answer's head or framing is too long");
      }
      line.write(next);
    }
    String text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
