package io.tracebloc.engine.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks a chart's archive: a compressed tar with one folder at its top. Only its plain files are
 * taken, and nothing leads out of the target.
 */
final class ChartArchive {
  private static final int BLOCK = 512;
  private static final long LARGEST = 64L << 20;
  private static final int MOST_ENTRIES = 10_000;

  private ChartArchive() {}

  /** Unpacks what is below the archive's top folder. */
  static void unpack(Path archive, Path target) throws IOException {
    try (var content =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      Files.createDirectories(target);
      var header = new byte[BLOCK];
      var budget = LARGEST;
      for (int entries = 0; next(content, header); entries++) {
        var size = number(header, 124, 12);
        budget -= size;
        if (budget < 0 || entries > MOST_ENTRIES) {
          throw new IOException("the archive is too large");
        }
        var data = content.readNBytes((int) size);
        content.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        if (data.length < size) {
          throw new EOFException("the archive is cut");
        }
        if (header[156] == '0' || header[156] == 0) {
          store(name(header), data, target);
        }
      }
    }
  }

  /** Whether there is another entry: the archive ends with zeroes, or just so. */
  private static boolean next(InputStream content, byte[] header) throws IOException {
    var read = content.readNBytes(header, 0, BLOCK);
    if (read != 0 && read < BLOCK) {
      throw new EOFException("the archive is cut");
    }
    return read == BLOCK && header[0] != 0;
  }

  private static void store(String name, byte[] data, Path target) throws IOException {
    var below = name.indexOf('/') + 1;
    var file = target.resolve(name.substring(below)).normalize();
    if (below == 0 || !file.startsWith(target) || file.equals(target)) {
      throw new IOException("the archive leads out of its folder");
    }
    Files.createDirectories(file.getParent());
    Files.write(file, data);
  }

  private static String name(byte[] header) {
    var name = text(header, 0, 100);
    var prefix = text(header, 257, 5).equals("ustar") ? text(header, 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static long number(byte[] header, int offset, int length) throws IOException {
    try {
      var digits = text(header, offset, length).strip();
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new IOException("the archive is damaged", e);
    }
  }

  private static String text(byte[] header, int offset, int length) {
    var end = offset;
    while (end < offset + length && header[end] != 0) {
      end++;
    }
    return new String(header, offset, end - offset, UTF_8);
  }
}
