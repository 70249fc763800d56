package io.tracebloc.engine.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * The digest of the list of digests that {@code sha256sum} prints for files: a line each, {@code
 * <digest> <name>}. BusyBox prints names as they are; GNU tools put a backslash in front of the
 * line and escape line breaks and backslashes.
 */
final class DigestList {
  private final MessageDigest plain;

  /** What differs from the plain list from the first name on that is escaped. */
  private Optional<MessageDigest> escaped = Optional.empty();

  DigestList(Digest digest) {
    plain = digest.start();
  }

  /**
   * Adds a line.
   *
   * @param name as the far side was told it, without the NUL behind it
   */
  void add(byte[] digest, byte[] name) {
    var hex = HexFormat.of().formatHex(digest);
    var line = line("", hex, name);
    if (escaped.isEmpty() && isEscaped(name)) {
      escaped = Optional.of(copy(plain));
    }
    escaped.ifPresent(list -> list.update(isEscaped(name) ? line("\\", hex, escape(name)) : line));
    plain.update(line);
  }

  /** What the far side may come to. */
  Set<String> answers() {
    var answers = new HashSet<String>();
    answers.add(hex(plain));
    escaped.ifPresent(list -> answers.add(hex(list)));
    return answers;
  }

  private static byte[] line(String mark, String hex, byte[] name) {
    var start = (mark + hex + "  ").getBytes(StandardCharsets.US_ASCII);
    var line = Arrays.copyOf(start, start.length + name.length + 1);
    System.arraycopy(name, 0, line, start.length, name.length);
    line[line.length - 1] = '\n';
    return line;
  }

  private static MessageDigest copy(MessageDigest list) {
    try {
      return (MessageDigest) list.clone();
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean isEscaped(byte[] name) {
    for (byte value : name) {
      if (value == '\\' || value == '\n' || value == '\r') {
        return true;
      }
    }
    return false;
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
