package io.tracebloc.engine.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** One block of a PEM text (RFC 7468). */
final class PemBlock {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

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
    var matcher = BLOCK.matcher(new String(pem, StandardCharsets.ISO_8859_1));
    while (matcher.find()) {
      var body = matcher.group(2);
      // Encrypted keys of the old style carry headers, which end with an empty line.
      var encrypted = body.contains(":");
      var label = encrypted ? "ENCRYPTED " + matcher.group(1) : matcher.group(1);
      var content =
          encrypted
              ? new byte[0]
              : Base64.getMimeDecoder().decode(body.getBytes(StandardCharsets.ISO_8859_1));
      blocks.add(new PemBlock(label, content));
    }
    return blocks;
  }

  /** The label only: the content may be a private key. */
  @Override
  public String toString() {
    return "PemBlock[" + label + "]";
  }
}
