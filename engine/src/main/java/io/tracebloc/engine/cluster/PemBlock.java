package io.tracebloc.engine.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** One block of a PEM text (RFC 7468). */
final class PemBlock {
  private static final String DASHES = "-----";
  private static final String BEGIN = DASHES + "BEGIN ";
  private static final String END = DASHES + "END ";

  private final String label;
  private final byte[] content;

  private PemBlock(String label, byte[] content) {
    this.label = label;
    this.content = content;
  }

  /** What it holds, for example {@code CERTIFICATE}. */
  String label() {
    return label;
  }

  /** Its decoded bytes. */
  byte[] content() {
    return content;
  }

  /**
   * All blocks of a text; whatever stands between them is ignored.
   *
   * @throws IllegalArgumentException if a block is not base64
   */
  static List<PemBlock> all(byte[] pem) {
    var blocks = new ArrayList<PemBlock>();
    var text = new String(pem, StandardCharsets.ISO_8859_1);
    var at = text.indexOf(BEGIN);
    while (at >= 0) {
      var begin = at + BEGIN.length();
      var label = text.substring(begin, Math.max(begin, text.indexOf(DASHES, begin)));
      var body = begin + label.length() + DASHES.length();
      var end = text.indexOf(END + label + DASHES, body);
      var isBlock = end >= 0 && isLabel(label);
      if (isBlock) {
        blocks.add(block(label, text.substring(body, end)));
      }
      at = text.indexOf(BEGIN, isBlock ? end : begin);
    }
    return blocks;
  }

  private static boolean isLabel(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c == ' ' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
  }

  /** Encrypted keys of the old style carry headers, which end with an empty line. */
  private static PemBlock block(String label, String body) {
    return body.contains(":")
        ? new PemBlock("ENCRYPTED " + label, new byte[0])
        : new PemBlock(
            label, Base64.getMimeDecoder().decode(body.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** The label only: the content may be a private key. */
  @Override
  public String toString() {
    return "PemBlock[" + label + "]";
  }
}
