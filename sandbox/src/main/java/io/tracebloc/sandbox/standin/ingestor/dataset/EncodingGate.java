package io.tracebloc.sandbox.standin.ingestor.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The first thing that happens to a CSV file: is it text at all. */
final class EncodingGate {
  /** How much of the file is searched for NUL bytes (GEN-01), and at most read. */
  private static final long MAXIMUM_BYTES = 500L << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private EncodingGate() {}

  /**
   * Reads the file.
   *
   * @param keepsMark whether a byte order mark stays, glued to the first column's name (TAB-01)
   * @throws IngestionFailedException for GEN-01 and GEN-02
   */
  static String read(Path file, boolean keepsMark) throws IngestionFailedException, IOException {
    if (!Files.isRegularFile(file)) {
      throw new IngestionFailedException("CSV file not found: " + file.getFileName());
    }
    if (Files.size(file) > MAXIMUM_BYTES) {
      throw new IngestionFailedException("CSV file is larger than 500 MiB");
    }
    var bytes = Files.readAllBytes(file);
    for (var value : bytes) {
      if (value == 0) {
        throw new IngestionFailedException("GEN-01: the CSV file contains NUL bytes");
      }
    }
    var start = !keepsMark && hasMark(bytes) ? BYTE_ORDER_MARK.length : 0;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
          .toString();
    } catch (CharacterCodingException _) {
      throw new IngestionFailedException("GEN-02: the CSV file is not valid UTF-8");
    }
  }

  private static boolean hasMark(byte[] bytes) {
    return bytes.length >= BYTE_ORDER_MARK.length
        && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3);
  }
}
