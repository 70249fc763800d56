package io.tracebloc.engine.release;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/**
 * Opens what Helm stores under the key {@code release} ({@code contract/releases.md} 1.2): base64,
 * once or twice, around gzip or plain JSON.
 */
final class HelmPayload {
  /** Far above any genuine record, far below the heap. */
  static final int LARGEST_RECORD = 64 * 1024 * 1024;

  private static final int MOST_BASE64_LAYERS = 2;

  private HelmPayload() {}

  /**
   * Decodes the text as the API's JSON shows it.
   *
   * @throws IOException if it is not a Helm record, or inflates to more than {@value
   *     #LARGEST_RECORD} bytes
   */
  static Tree decode(String stored) throws IOException {
    var bytes = stored.getBytes(StandardCharsets.ISO_8859_1);
    for (int layer = 0; layer < MOST_BASE64_LAYERS && !isGzip(bytes) && !isJson(bytes); layer++) {
      bytes = withoutBase64(bytes);
    }
    return json(isGzip(bytes) ? inflate(bytes) : bytes);
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

  private static byte[] inflate(byte[] bytes) throws IOException {
    try (var stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      var inflated = stream.readNBytes(LARGEST_RECORD + 1);
      if (inflated.length > LARGEST_RECORD) {
        throw new IOException("it inflates to more than 64 MiB");
      }
      return inflated;
    }
  }

  private static Tree json(byte[] bytes) throws IOException {
    if (!isJson(bytes)) {
      throw new IOException("neither gzip nor JSON inside");
    }
    try {
      return new Tree(JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)));
    } catch (JsonParseException | StackOverflowError exception) {
      throw new IOException("broken JSON inside", exception);
    }
  }
}
