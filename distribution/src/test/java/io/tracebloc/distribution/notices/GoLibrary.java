package io.tracebloc.distribution.notices;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What of a library made by Go says which modules it consists of. */
public final class GoLibrary {
  private GoLibrary() {}

  /** The header of a library made by Go, and two texts after it. */
  public static String of(String modules) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[100]);
    out.writeBytes("\u00ff Go buildinf:\u0008\u0002".getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(new byte[16]);
    for (var text : List.of("go1.99", "m".repeat(16) + modules + "m".repeat(16))) {
      var length = text.length();
      while (length > 0x7f) {
        out.write((length & 0x7f) | 0x80);
        length >>= 7;
      }
      out.write(length);
      out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
