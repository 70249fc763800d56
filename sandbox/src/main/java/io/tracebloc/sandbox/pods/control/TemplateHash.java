package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.store.Metadata;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells pod templates apart. */
final class TemplateHash {
  static final String LABEL = "pod-template-hash";
  private static final int LENGTH = 10;

  private TemplateHash() {}

  static String of(JsonNode template) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = digest.digest(template.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String read(ObjectNode set) {
    return set.path("metadata").path("labels").path(LABEL).asString("");
  }

  static void write(ObjectNode template, String hash) {
    Metadata.of(template).withObject("labels").put(LABEL, hash);
  }
}
