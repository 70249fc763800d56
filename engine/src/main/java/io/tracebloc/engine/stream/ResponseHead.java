package io.tracebloc.engine.stream;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Status line and headers of an HTTP/1.1 answer.
 *
 * @param status status code
 * @param headers names in lower case, in order
 */
record ResponseHead(int status, List<Map.Entry<String, String>> headers) {
  private static final int HEAD_LIMIT = 64 * 1024;
  private static final int BODY_LIMIT = 64 * 1024;

  /**
   * Reads up to the empty line.
   *
   * @throws EOFException if the connection ended before the first byte
   * @throws IOException if what comes is not HTTP/1.x or too long
   */
  static ResponseHead read(InputStream in) throws IOException {
    int[] budget = {HEAD_LIMIT};
    var statusLine = line(in, budget);
    var words = statusLine.split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5]\\d\\d")) {
      throw new IOException("the server's answer is not HTTP/1.1");
    }
    var headers = new ArrayList<Map.Entry<String, String>>();
    for (var line = line(in, budget); !line.isEmpty(); line = line(in, budget)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.add(
            Map.entry(
                line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                line.substring(colon + 1).strip()));
      }
    }
    return new ResponseHead(Integer.parseInt(words[1]), List.copyOf(headers));
  }

  /** First value of a header. */
  Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Reads the body, up to 64 KiB of it; what cannot be read is left out. */
  String body(InputStream in) {
    var body = new ByteArrayOutputStream();
    try {
      if (header("transfer-encoding").orElse("").toLowerCase(Locale.ROOT).contains("chunked")) {
        readChunks(in, body);
      } else {
        long length = header("content-length").map(ResponseHead::length).orElse((long) BODY_LIMIT);
        body.writeBytes(in.readNBytes((int) Math.min(length, BODY_LIMIT)));
      }
    } catch (IOException cut) {
      // The status code says enough; part of an explanation is better than none.
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  private static void readChunks(InputStream in, ByteArrayOutputStream body) throws IOException {
    int[] budget = {HEAD_LIMIT};
    while (body.size() < BODY_LIMIT) {
      var size = line(in, budget).split(";", 2)[0].strip();
      int length = size.matches("[0-9a-fA-F]{1,6}") ? Integer.parseInt(size, 16) : 0;
      if (length == 0) {
        return;
      }
      body.writeBytes(in.readNBytes(Math.min(length, BODY_LIMIT - body.size())));
      line(in, budget);
    }
  }

  private static long length(String decimal) {
    return decimal.matches("\\d{1,18}") ? Long.parseLong(decimal) : 0;
  }

  private static String line(InputStream in, int[] budget) throws IOException {
    var line = new ByteArrayOutputStream();
    while (true) {
      int value = in.read();
      if (value < 0) {
        throw new EOFException("the server ended the connection without an answer");
      }
      if (--budget[0] < 0) {
        throw new IOException("the head of the server's answer is too long");
      }
      if (value == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
      }
      line.write(value);
    }
  }
}
