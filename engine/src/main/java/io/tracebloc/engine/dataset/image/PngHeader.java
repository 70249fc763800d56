package io.tracebloc.engine.dataset.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * PNG: signature, then the IHDR chunk with its check sum, and the chunks up to the picture's data
 * (PNG specification 5.2, 5.3, 11.2.1); the cluster's decoder refuses a file that is cut off before
 * these. A bounded number of steps; chunks are jumped over, not read.
 */
final class PngHeader {
  /** First four bytes of the signature. */
  static final long SIGNATURE_START = 0x89504e47L;

  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int IHDR_LENGTH = 13;
  private static final int IHDR = 0x49484452;
  private static final int LENGTH_AT = 8;
  private static final int TYPE_AT = 12;
  private static final int DATA_AT = 16;
  private static final int CRC_AT = 29;

  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;
  private static final int MOST_CHUNKS = 4096;

  /** What a chunk has besides its data: length, name and check sum. */
  private static final int AROUND_DATA = 12;

  private PngHeader() {}

  static ImageHeader read(ImageBytes bytes) throws IOException {
    var start = new byte[CRC_AT + Integer.BYTES];
    if (!bytes.copy(0, start)) {
      return ImageHeaderReader.cut();
    }
    var header = ByteBuffer.wrap(start);
    if (header.getLong(0) != SIGNATURE
        || header.getInt(LENGTH_AT) != IHDR_LENGTH
        || header.getInt(TYPE_AT) != IHDR) {
      return new ImageHeader.Broken("its PNG header is damaged");
    }
    var crc = new CRC32();
    crc.update(start, TYPE_AT, CRC_AT - TYPE_AT);
    if ((int) crc.getValue() != header.getInt(CRC_AT)) {
      return new ImageHeader.Broken("its PNG header has a wrong check sum");
    }
    if (!isKnown(header.get(DATA_AT + 8), header.get(DATA_AT + 9))
        || header.getShort(DATA_AT + 10) != 0
        || (header.get(DATA_AT + 12) & 0xfe) != 0) {
      return new ImageHeader.Broken("its PNG header declares a format that does not exist");
    }
    var picture =
        ImageHeaderReader.picture(
            Integer.toUnsignedLong(header.getInt(DATA_AT)),
            Integer.toUnsignedLong(header.getInt(DATA_AT + Integer.BYTES)));
    return problemBeforeData(bytes).orElse(picture);
  }

  /** What keeps a decoder from the data; the end of the picture instead of them does not. */
  private static Optional<ImageHeader> problemBeforeData(ImageBytes bytes) throws IOException {
    long at = CRC_AT + Integer.BYTES;
    for (var chunk = 0; chunk < MOST_CHUNKS; chunk++) {
      var length = bytes.int32(at);
      var name = bytes.int32(at + Integer.BYTES);
      if (name < 0) {
        return Optional.of(ImageHeaderReader.cut());
      }
      if (name == IDAT || name == IEND) {
        return Optional.empty();
      }
      if (length > Integer.MAX_VALUE) {
        break;
      }
      at += length + AROUND_DATA;
    }
    return Optional.of(new ImageHeader.Broken("its PNG header is damaged"));
  }

  /** Which depths go with which kind of colours (table 11.1). */
  private static boolean isKnown(byte depth, byte colours) {
    return switch (colours) {
      case 0 -> Set.of(1, 2, 4, 8, 16).contains((int) depth);
      case 3 -> Set.of(1, 2, 4, 8).contains((int) depth);
      case 2, 4, 6 -> depth == 8 || depth == 16;
      default -> false;
    };
  }
}
