package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.FileSet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

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
