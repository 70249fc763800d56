package io.tracebloc.engine.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Opens what Helm stores under the key {@code release} ({@code contract/releases.md} 1.2): base64,
 * once or twice, around gzip or plain JSON.
 */
final class HelmPayload {
  /** Far above any genuine record, far below the heap. */
  static final int LARGEST_RECORD = 64 * 1024 * 1024;

  private static final int MOST_BASE64_LAYERS = 2;
  private static final int BUFFER = 64 * 1024;

  /** The chart's own files, and notes that may hold credentials: nobody asks for them. */
  private static final Set<String> IGNORED =
      Set.of("chart.templates", "chart.files", "chart.schema", "info.notes");

  private HelmPayload() {}

  /**
   * Decodes the text as the API's JSON shows it.
   *
   * @throws IOException if it is not a Helm record, or inflates to more than {@value
   *     #LARGEST_RECORD} bytes
   */
  static Tree decode(String stored) throws IOException {
    return decode(stored, new InflationBudget(LARGEST_RECORD));
  }

  /** The same, within what a whole search may read. */
  static Tree decode(String stored, InflationBudget budget) throws IOException {
    var bytes = stored.getBytes(StandardCharsets.ISO_8859_1);
    for (int layer = 0; layer < MOST_BASE64_LAYERS && !isGzip(bytes) && !isJson(bytes); layer++) {
      bytes = withoutBase64(bytes);
    }
    if (isGzip(bytes)) {
      return json(new GZIPInputStream(new ByteArrayInputStream(bytes), BUFFER), budget);
    }
    if (!isJson(bytes)) {
      throw new IOException("neither gzip nor JSON inside");
    }
    return json(new ByteArrayInputStream(bytes), budget);
  }

  private static byte[] withoutBase64(byte[] bytes) throws IOException {
    try {
      return Base64.getMimeDecoder().decode(bytes);
    } catch (IllegalArgumentException exception) {
      throw new IOException("not base64", exception);
    }
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b && bytes[2] == 0x08;
  }

  private static boolean isJson(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == '{';
  }

  private static Tree json(InputStream stream, InflationBudget budget) throws IOException {
    var document = BoundedJson.read(new BoundedStream(stream, LARGEST_RECORD, budget), IGNORED);
    if (!document.isJsonObject()) {
      throw new IOException("no record inside");
    }
    return new Tree(document);
  }
}
