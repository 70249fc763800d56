package io.tracebloc.engine.dataset.image;

import java.io.IOException;
import java.util.zip.CRC32;

/** PNG: signature, then the IHDR chunk with its check sum (PNG specification 5.2, 11.2.1). */
final class PngHeader {
  /** First four bytes of the signature. */
  static final long SIGNATURE_START = 0x89504e47L;

  private static final long SIGNATURE_END = 0x0d0a1a0aL;
  private static final long IHDR_LENGTH = 13;
  private static final long IHDR = 0x49484452L;
  private static final int TYPE_AT = 12;
  private static final int DATA_AT = 16;
  private static final int CRC_AT = 29;

  private PngHeader() {}

  static ImageHeader read(ImageBytes bytes) throws IOException {
    if (bytes.at(CRC_AT + 3) < 0) {
      return ImageHeaderReader.cut();
    }
    if (bytes.int32(4) != SIGNATURE_END
        || bytes.int32(8) != IHDR_LENGTH
        || bytes.int32(TYPE_AT) != IHDR) {
      return new ImageHeader.Broken("its PNG header is damaged");
    }
    var crc = new CRC32();
    for (var at = TYPE_AT; at < CRC_AT; at++) {
      crc.update(bytes.at(at));
    }
    if (crc.getValue() != bytes.int32(CRC_AT)) {
      return new ImageHeader.Broken("its PNG header has a wrong check sum");
    }
    return ImageHeaderReader.picture(bytes.int32(DATA_AT), bytes.int32(DATA_AT + 4));
  }
}
