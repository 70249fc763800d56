package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.FileSet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What is on the volume, as it is kept beside it: a line {@code tracebloc-manifest 1 <digest>
 * <files> <bytes of names>}; the names, each below {@code ./} and ended by NUL; then for each a
 * line {@code <digest> <size> <seconds since the epoch>}, in the same order.
 *
 * @param digest what the digests are
 * @param digests of each file, by index
 * @param times of each file on the volume
 */
record Manifest(FileSet files, TransferPlan plan, Digest digest, FileDigests digests, Times times) {
  static final String MAGIC = "tracebloc-manifest 1";

  /** When a file on the volume was modified, in seconds since the epoch. */
  interface Times {
    /** As its source was. */
    Times OF_SOURCE = (_, modified) -> TarHeader.seconds(modified);

    /**
     * The time of a file.
     *
     * @param modified its source's time in nanoseconds
     */
    long of(long index, long modified);
  }

  /**
   * A file's line.
   *
   * @param digest in hexadecimal digits
   * @param size in bytes
   * @param time of the file on the volume, in seconds since the epoch
   */
  record Entry(String digest, long size, long time) {
    private static final int LONGEST_SIZE = 18;
    private static final int LONGEST_TIME = 12;

    /** Reads a line without its end; empty if it is none, or its digest is of another kind. */
    static Optional<Entry> of(String line, Digest kind) {
      int first = 2 * kind.length();
      int second = line.indexOf(' ', first + 1);
      if (second < 0 || line.charAt(first) != ' ' || !isHex(line, first)) {
        return Optional.empty();
      }
      try {
        return Optional.of(
            new Entry(
                line.substring(0, first),
                number(line, first + 1, second, LONGEST_SIZE),
                number(line, second + 1, line.length(), LONGEST_TIME)));
      } catch (IllegalArgumentException wrong) {
        return Optional.empty();
      }
    }

    private static boolean isHex(String line, int end) {
      for (int at = 0; at < end; at++) {
        if (!HexFormat.isHexDigit(line.charAt(at))) {
          return false;
        }
      }
      return true;
    }

    private static long number(String line, int from, int to, int longest) {
      // Signs are numbers to Java, and not here.
      if (from == to || to - from > longest || !Character.isDigit(line.charAt(from))) {
        throw new NumberFormatException(line);
      }
      return Long.parseLong(line, from, to, 10);
    }
  }

  /** Its size in bytes. */
  long size() {
    long bytes = first().length + plan.listBytes();
    long index = 0;
    for (var file : files) {
      long time = times.of(index++, file.modified());
      bytes += 2L * digest.length() + digits(file.size()) + digits(time) + 3;
    }
    return bytes;
  }

  private static int digits(long number) {
    return Long.toString(number).length();
  }

  private byte[] first() {
    return "%s %s %d %d\n"
        .formatted(MAGIC, digest.command(), plan.files(), plan.listBytes())
        .getBytes(StandardCharsets.US_ASCII);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(first());
    for (var file : files) {
      out.write(TransferPlan.listed(TransferPlan.encode(file)));
    }
    var hex = HexFormat.of();
    long index = 0;
    for (var file : files) {
      var line =
          hex.formatHex(digests.get(index))
              + ' '
              + file.size()
              + ' '
              + times.of(index, file.modified())
              + '\n';
      out.write(line.getBytes(StandardCharsets.US_ASCII));
      index++;
    }
  }

  /** The listing that the volume must give. */
  String listing(Listing listing) {
    var lines = Digest.SHA256.start();
    long index = 0;
    for (var file : files) {
      listing.add(lines, file.size(), times.of(index++, file.modified()));
    }
    return HexFormat.of().formatHex(lines.digest());
  }

  /** What is listed of each file. */
  enum Listing {
    /** Size and time. */
    FULL("%s %Y"),
    /** For file systems that do not keep times. */
    SIZES("%s");

    private final String format;

    Listing(String format) {
      this.format = format;
    }

    /** As {@code stat} takes it. */
    String format() {
      return format;
    }

    void add(MessageDigest lines, long size, long time) {
      var line = this == FULL ? size + " " + time + "\n" : size + "\n";
      lines.update(line.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
