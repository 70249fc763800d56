package io.tracebloc.sandbox.access;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The few ASN.1 DER encodings that a certificate is made of (X.690). */
final class Der {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return element(0x30, parts);
  }

  static byte[] set(byte[]... parts) {
    return element(0x31, parts);
  }

  static byte[] integer(BigInteger value) {
    return element(0x02, value.toByteArray());
  }

  static byte[] bool(boolean value) {
    return element(0x01, new byte[] {(byte) (value ? 0xff : 0)});
  }

  static byte[] utf8(String text) {
    return element(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] octets(byte[] content) {
    return element(0x04, content);
  }

  /** A bit string of whole bytes. */
  static byte[] bits(byte[] content) {
    return element(0x03, new byte[] {0}, content);
  }

  /** A bit string of one byte whose last bits are unused. */
  static byte[] flags(int content, int unused) {
    return element(0x03, new byte[] {(byte) unused, (byte) content});
  }

  /** A UTCTime, as certificates write dates before 2050. */
  static byte[] time(Instant instant) {
    return element(0x17, TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
  }

  /** {@code [number]} around complete elements. */
  static byte[] explicit(int number, byte[]... parts) {
    return element(0xa0 | number, parts);
  }

  /** {@code [number]} in place of a primitive element's own tag. */
  static byte[] implicit(int number, byte[] content) {
    return element(0x80 | number, content);
  }

  static byte[] oid(String dotted) {
    var steps = dotted.split("\\.", -1);
    var content = new ByteArrayOutputStream();
    content.write(Integer.parseInt(steps[0]) * 40 + Integer.parseInt(steps[1]));
    for (var i = 2; i < steps.length; i++) {
      base128(content, Integer.parseInt(steps[i]));
    }
    return element(0x06, content.toByteArray());
  }

  private static void base128(ByteArrayOutputStream out, int value) {
    for (var shift = 28; shift > 0; shift -= 7) {
      if (value >>> shift != 0) {
        out.write(0x80 | ((value >>> shift) & 0x7f));
      }
    }
    out.write(value & 0x7f);
  }

  private static byte[] element(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (var part : parts) {
      content.writeBytes(part);
    }
    var out = new ByteArrayOutputStream();
    out.write(tag);
    length(out, content.size());
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  private static void length(ByteArrayOutputStream out, int length) {
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >>> 8);
      out.write(length);
    }
  }
}
