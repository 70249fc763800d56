package io.tracebloc.engine.cluster;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A request path with its query, every piece encoded. */
public final class ApiPath {
  private final StringBuilder text;
  private boolean hasQuery;

  private ApiPath(String path) {
    text = new StringBuilder(path);
    hasQuery = path.contains("?");
  }

  /** Starts with an absolute path that is encoded already. */
  public static ApiPath of(String path) {
    return new ApiPath(path);
  }

  /** A name as one segment of a path: slashes and dots cannot lead anywhere else. */
  public static String segment(String name) {
    var encoded = encode(name);
    return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
  }

  /** Adds a query parameter. */
  public ApiPath with(String name, String value) {
    text.append(hasQuery ? '&' : '?').append(encode(name)).append('=').append(encode(value));
    hasQuery = true;
    return this;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Path and query. */
  @Override
  public String toString() {
    return text.toString();
  }
}
