package io.tracebloc.engine.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes of the directories of the volume, by their names. */
final class VolumeSizes {
  private static final Pattern LINE = Pattern.compile("(\\d{1,15})\\s+([A-Za-z0-9_]{1,64})");

  private final Map<String, Long> bytes;

  private VolumeSizes(Map<String, Long> bytes) {
    this.bytes = bytes;
  }

  /** Nothing was measured. */
  static VolumeSizes unknown() {
    return new VolumeSizes(Map.of());
  }

  /** One directory was measured. */
  static VolumeSizes measured(String name, long bytes) {
    return new VolumeSizes(Map.of(name, bytes));
  }

  /** Reads what {@code du -k} wrote; lines that are none of its are passed over. */
  static VolumeSizes read(String output) {
    var bytes = new HashMap<String, Long>();
    output
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> bytes.put(line.group(2), Long.parseLong(line.group(1)) * 1024));
    return new VolumeSizes(bytes);
  }

  /**
   * Bytes of a directory; empty if there is none or it was not measured. A server may have
   * lower-cased the table's name, and nobody the directory's.
   */
  OptionalLong of(String name) {
    var measured = bytes.get(name);
    if (measured != null) {
      return OptionalLong.of(measured);
    }
    return bytes.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .mapToLong(Map.Entry::getValue)
        .findFirst();
  }
}
