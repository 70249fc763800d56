package io.tracebloc.engine.cluster;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Writes the few DER structures of private keys and certificates (ITU-T X.690). */
final class Der {
  private static final int SEQUENCE = 0x30;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;

  private Der() {}

  /** A sequence of encoded elements. */
  static byte[] sequence(byte[]... elements) {
    var content = new ByteArrayOutputStream();
    for (var element : elements) {
      content.writeBytes(element);
    }
    return element(SEQUENCE, content.toByteArray());
  }

  /** An octet string around any bytes. */
  static byte[] octets(byte[] content) {
    return element(OCTET_STRING, content);
  }

  /** A bit string of whole bytes. */
  static byte[] bits(byte[] content) {
    var padded = new byte[content.length + 1];
    System.arraycopy(content, 0, padded, 1, content.length);
    return element(BIT_STRING, padded);
  }

  /** An element given in hex. */
  static byte[] raw(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** Tag, length and content. */
  static byte[] element(int tag, byte[] content) {
    var encoded = new ByteArrayOutputStream();
    encoded.write(tag);
    writeLength(encoded, content.length);
    encoded.writeBytes(content);
    return encoded.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream encoded, int length) {
    if (length < 0x80) {
      encoded.write(length);
    } else if (length <= 0xff) {
      encoded.write(0x81);
      encoded.write(length);
    } else if (length <= 0xffff) {
      encoded.write(0x82);
      encoded.write(length >> 8);
      encoded.write(length);
    } else {
      encoded.write(0x83);
      encoded.write(length >> 16);
      encoded.write(length >> 8);
      encoded.write(length);
    }
  }
}
