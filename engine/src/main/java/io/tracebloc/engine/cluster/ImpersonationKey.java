package io.tracebloc.engine.cluster;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Names of impersonation headers for extra fields. */
final class ImpersonationKey {
  private static final String TOKEN_CHARACTERS = "!#$&'*+-.^_`|~";

  private ImpersonationKey() {}

  /** The header for a key; characters that a header name cannot hold become {@code %xx}. */
  static String header(String key) {
    var header = new StringBuilder("Impersonate-Extra-");
    for (byte octet : key.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      if (isPlain(character)) {
        header.append(character);
      } else {
        header.append("%%%02X".formatted((int) character));
      }
    }
    return header.toString();
  }

  /** The key of what follows the prefix in such a header. */
  static String key(String escaped) {
    return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static boolean isPlain(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || TOKEN_CHARACTERS.indexOf(character) >= 0;
  }
}
