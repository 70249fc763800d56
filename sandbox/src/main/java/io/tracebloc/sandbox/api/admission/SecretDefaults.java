package io.tracebloc.sandbox.api.admission;

import io.tracebloc.sandbox.access.ServiceAccountTokens;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Completes Secrets; those of the older token type get their token. */
final class SecretDefaults {
  private static final String TOKEN_TYPE = "kubernetes.io/service-account-token";
  private static final String ACCOUNT_NAME = "kubernetes.io/service-account.name";
  private static final String ACCOUNT_UID = "kubernetes.io/service-account.uid";

  private final ObjectStore store;
  private final ServiceAccountTokens tokens;
  private final String authorityPem;

  SecretDefaults(ObjectStore store, ServiceAccountTokens tokens, String authorityPem) {
    this.store = store;
    this.tokens = tokens;
    this.authorityPem = authorityPem;
  }

  void complete(ObjectNode secret) {
    PodDefaults.ifAbsent(secret, "type", "Opaque");
    merge(secret);
    if (secret.path("type").asString("").equals(TOKEN_TYPE)) {
      fill(secret);
    }
  }

  /** Moves {@code stringData} into {@code data}. */
  static void merge(ObjectNode secret) {
    if (secret.remove("stringData") instanceof ObjectNode texts) {
      var data = data(secret);
      texts
          .properties()
          .forEach(text -> data.put(text.getKey(), base64(text.getValue().asString(""))));
    }
  }

  private void fill(ObjectNode secret) {
    var annotations = secret.path("metadata").path("annotations");
    var namespace = Metadata.namespace(secret);
    var name = annotations.path(ACCOUNT_NAME).asString("");
    store
        .find(ResourceTypes.SERVICE_ACCOUNTS, namespace, name)
        .ifPresent(
            account -> {
              ((ObjectNode) annotations).put(ACCOUNT_UID, Metadata.uid(account));
              var data = data(secret);
              var token = tokens.issueLegacy(account, Metadata.name(secret));
              data.put("token", base64(token.text()));
              data.put("ca.crt", base64(authorityPem));
              data.put("namespace", base64(namespace));
            });
  }

  void check(ObjectNode secret, Problems problems) {
    var annotations = secret.path("metadata").path("annotations");
    if (secret.path("type").asString("").equals(TOKEN_TYPE)
        && annotations.path(ACCOUNT_NAME).asString("").isEmpty()) {
      problems.required("metadata.annotations[" + ACCOUNT_NAME + "]", "");
    }
    for (var entry : secret.path("data").properties()) {
      if (!isBase64(entry.getValue().asString(""))) {
        problems.invalid(
            "data[" + entry.getKey() + "]", "<secret contents redacted>", "not base64");
      }
    }
  }

  private static ObjectNode data(ObjectNode secret) {
    return secret.get("data") instanceof ObjectNode data ? data : secret.putObject("data");
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
