package io.tracebloc.engine.release;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** Release records as Helm writes them. */
final class HelmRecords {
  private HelmRecords() {}

  /** The payload as the API's JSON of a ConfigMap shows it: base64 of gzip. */
  static String stored(String json) {
    return base64(gzip(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** The payload as the API's JSON of a Secret shows it: base64 once more. */
  static String storedInSecret(String json) {
    return base64(stored(json).getBytes(StandardCharsets.US_ASCII));
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] gzip(byte[] bytes) {
    var zipped = new ByteArrayOutputStream();
    try (var stream = new GZIPOutputStream(zipped)) {
      stream.write(bytes);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
    return zipped.toByteArray();
  }

  /** A record of the client chart. */
  static JsonObject client(String release, String namespace, String version) {
    var record =
        JsonParser.parseString(
                """
                {"version": 1, "info": {"status": "deployed"},
                 "chart": {
                   "metadata": {"name": "client", "home": "https://github.com/tracebloc/client"},
                   "values": {
                     "storageClass": {"create": true, "name": "client-storage-class"},
                     "hostPath": {"enabled": false, "datasetPath": "/tracebloc"},
                     "ingestionAuthz": {"serviceAccountName": "ingestor"},
                     "clusterScope": true}},
                 "manifest": ""}
                """)
            .getAsJsonObject();
    record.addProperty("name", release);
    record.addProperty("namespace", namespace);
    record.getAsJsonObject("chart").getAsJsonObject("metadata").addProperty("version", version);
    return record;
  }

  /** The Secret that holds a record. */
  static String secret(String release, int revision, String status, JsonObject record) {
    return """
        {"metadata": {"name": "sh.helm.release.v1.%s.v%d", "labels":
          {"owner": "helm", "name": "%s", "status": "%s", "version": "%d"}},
         "type": "helm.sh/release.v1", "data": {"release": "%s"}}
        """
        .formatted(release, revision, release, status, revision, storedInSecret(record.toString()));
  }
}
