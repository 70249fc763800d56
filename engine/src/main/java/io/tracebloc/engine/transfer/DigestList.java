package io.tracebloc.engine.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * The digest of the list of digests that {@code sha256sum} prints for files: a line each, {@code
 * <digest> <name>}. BusyBox prints names as they are; GNU tools put a backslash in front of the
 * line and escape line breaks and backslashes.
 */
final class DigestList {
  private final MessageDigest plain;
  private final MessageDigest escaped;

  DigestList(Digest digest) {
    plain = digest.start();
    escaped = digest.start();
  }

  /**
   * Adds a line.
   *
   * @param name as the far side was told it, without the NUL behind it
   */
  void add(byte[] digest, byte[] name) {
    var hex = HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
    line(plain, hex, name);
    var printed = escape(name);
    if (printed.length != name.length) {
      escaped.update((byte) '\\');
    }
    line(escaped, hex, printed);
  }

  /** What the far side may come to. */
  Set<String> answers() {
    var answers = new HashSet<String>();
    answers.add(hex(plain));
    answers.add(hex(escaped));
    return answers;
  }

  private static void line(MessageDigest list, byte[] hex, byte[] name) {
    list.update(hex);
    list.update((byte) ' ');
    list.update((byte) ' ');
    list.update(name);
    list.update((byte) '\n');
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] escape(byte[] name) {
    var escaped = new ByteArrayOutputStream(name.length + 8);
    for (byte value : name) {
      switch (value) {
        case '\\' -> escaped.writeBytes(new byte[] {'\\', '\\'});
        case '\n' -> escaped.writeBytes(new byte[] {'\\', 'n'});
        case '\r' -> escaped.writeBytes(new byte[] {'\\', 'r'});
        default -> escaped.write(value);
      }
    }
    return escaped.toByteArray();
  }
}
