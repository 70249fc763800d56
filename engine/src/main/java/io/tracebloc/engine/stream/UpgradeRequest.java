package io.tracebloc.engine.stream;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An HTTP/1.1 request that asks for an upgrade.
 *
 * @param method {@code GET} or {@code POST}
 * @param path path and query, encoded, below the server's own prefix
 * @param headers in order; the ones that identify the caller come on top
 */
record UpgradeRequest(String method, String path, List<Map.Entry<String, String>> headers) {
  /** Longest path that intermediaries can be trusted to take. */
  static final int PATH_LIMIT = 8 * 1024;

  UpgradeRequest {
    headers = List.copyOf(headers);
    if (path.length() > PATH_LIMIT) {
      throw new IllegalArgumentException(
          "the request path has %d characters, more than %d".formatted(path.length(), PATH_LIMIT));
    }
  }

  /**
   * The request as bytes.
   *
   * @param host value of the Host header
   * @param prefix path of the server's address, without a trailing slash
   * @param identity headers that identify the caller
   */
  byte[] encode(String host, String prefix, Map<String, List<String>> identity) {
    var text = new StringBuilder();
    text.append(method).append(' ').append(prefix).append(path).append(" HTTP/1.1\r\n");
    append(text, "Host", host);
    append(text, "User-Agent", "tracebloc");
    headers.forEach(header -> append(text, header.getKey(), header.getValue()));
    identity.forEach((name, values) -> values.forEach(value -> append(text, name, value)));
    return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder text, String name, String value) {
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("line break in the header " + name);
    }
    text.append(name).append(": ").append(value).append("\r\n");
  }
}
