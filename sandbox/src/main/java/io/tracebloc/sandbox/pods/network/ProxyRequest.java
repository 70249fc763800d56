package io.tracebloc.sandbox.pods.network;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The head of a request as clients send it to a proxy: {@code GET http://host:port/path HTTP/1.1},
 * or {@code CONNECT host:port HTTP/1.1} for bytes of any kind.
 *
 * @param method for example {@code POST}
 * @param target what is asked for, with its host
 * @param fields the header lines, as they came
 */
record ProxyRequest(String method, URI target, List<String> fields) {
  private static final int LONGEST_HEAD = 1 << 16;
  private static final int DEFAULT_PORT = 80;
  private static final String TUNNEL = "CONNECT";
  private static final String CREDENTIALS = "proxy-authorization";

  /** Fields that are meant for the proxy, and what it decides itself. */
  private static final Set<String> OWN =
      Set.of(CREDENTIALS, "proxy-connection", "connection", "keep-alive");

  ProxyRequest {
    fields = List.copyOf(fields);
  }

  /**
   * Reads a head, and nothing behind it.
   *
   * @throws IOException if it is no such head
   */
  static ProxyRequest read(InputStream in) throws IOException {
    var lines = List.of(head(in).split("\r\n"));
    var words = lines.getFirst().split(" ", -1);
    var tunnel = words[0].equals(TUNNEL);
    if (words.length != 3 || (!tunnel && !words[1].startsWith("http://"))) {
      throw new IOException("only http:// requests to Services of the cluster are passed on");
    }
    try {
      var target = URI.create(tunnel ? "http://" + words[1] : words[1]);
      return new ProxyRequest(words[0], target, lines.subList(1, lines.size()));
    } catch (IllegalArgumentException e) {
      throw new IOException("no address: " + words[1], e);
    }
  }

  /** Byte by byte, because a body may follow that is not ours to read. */
  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    var ends = 0;
    while (ends < 4) {
      var next = in.read();
      if (next < 0) {
        throw new EOFException("the request ended early");
      }
      if (head.size() == LONGEST_HEAD) {
        throw new IOException("the request's head is too long");
      }
      head.write(next);
      ends = next == "\r\n\r\n".charAt(ends) ? ends + 1 : next == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  /** Whether bytes are passed on as they are, both ways. */
  boolean isTunnel() {
    return method.equals(TUNNEL);
  }

  String host() {
    return Optional.ofNullable(target.getHost()).orElse("");
  }

  int port() {
    return target.getPort() < 0 ? DEFAULT_PORT : target.getPort();
  }

  /** The user name of the proxy's address, which is the namespace of the pod that asks. */
  Optional<String> user() {
    return fields.stream()
        .filter(field -> name(field).equals(CREDENTIALS))
        .map(field -> field.substring(field.indexOf(':') + 1).strip())
        .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
        .findFirst()
        .flatMap(value -> decoded(value.substring(6).strip()));
  }

  private static Optional<String> decoded(String base64) {
    try {
      var text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      return Optional.of(text.split(":", 2)[0]).filter(name -> !name.isEmpty());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String name(String field) {
    var colon = field.indexOf(':');
    return (colon < 0 ? field : field.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
  }

  /** The head as the server is to get it; it ends the connection after its answer. */
  byte[] forwarded() {
    var path = Optional.of(target.getRawPath()).filter(text -> !text.isEmpty()).orElse("/");
    var query = Optional.ofNullable(target.getRawQuery()).map(text -> "?" + text).orElse("");
    return ("%s %s%s HTTP/1.1\r\n".formatted(method, path, query)
            + fields.stream()
                .filter(field -> !OWN.contains(name(field)))
                .map(field -> field + "\r\n")
                .collect(Collectors.joining())
            + "Connection: close\r\n\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
