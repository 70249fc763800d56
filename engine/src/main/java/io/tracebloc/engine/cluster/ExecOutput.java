package io.tracebloc.engine.cluster;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Printable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the ExecCredential object that a helper prints. */
final class ExecOutput {
  private ExecOutput() {}

  static ExecCredential.Issued read(ExecPlugin plugin, String output) {
    var credential = parse(plugin, output);
    var version = text(credential, "apiVersion").orElse("none");
    if (!version.equals(plugin.apiVersion())) {
      throw unusable(
          plugin,
          "speaks version %s, but the kubeconfig says %s"
              .formatted(Refusals.bounded(version), plugin.apiVersion()));
    }
    if (!(credential.get("status") instanceof JsonObject status)) {
      throw unusable(plugin, "issued no status");
    }
    var token = text(status, "token").filter(value -> !value.isEmpty());
    var certificate = certificate(plugin, status);
    if (token.isEmpty() && certificate.isEmpty()) {
      throw unusable(plugin, "issued neither a token nor a client certificate");
    }
    return new ExecCredential.Issued(token, certificate, expiry(plugin, status));
  }

  private static JsonObject parse(ExecPlugin plugin, String output) {
    try {
      var credential = JsonParser.parseString(output).getAsJsonObject();
      if (text(credential, "kind").filter("ExecCredential"::equals).isPresent()) {
        return credential;
      }
    } catch (JsonParseException | IllegalStateException notJson) {
      // The output may hold a token; nothing of it is repeated.
    }
    throw unusable(plugin, "did not print an ExecCredential");
  }

  private static Optional<ClientCertificate> certificate(ExecPlugin plugin, JsonObject status) {
    var certificate = text(status, "clientCertificateData").filter(value -> !value.isEmpty());
    var key = text(status, "clientKeyData").filter(value -> !value.isEmpty());
    if (certificate.isPresent() != key.isPresent()) {
      throw unusable(plugin, "issued only one of client certificate and key");
    }
    if (certificate.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ClientCertificate.of(
              certificate.get().getBytes(StandardCharsets.UTF_8),
              key.orElseThrow().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException exception) {
      throw unusable(
          plugin,
          "issued an unusable client certificate (%s)"
              .formatted(Refusals.bounded(String.valueOf(exception.getMessage()))));
    }
  }

  private static Optional<Instant> expiry(ExecPlugin plugin, JsonObject status) {
    var text = text(status, "expirationTimestamp");
    try {
      return text.map(value -> OffsetDateTime.parse(value).toInstant());
    } catch (DateTimeParseException exception) {
      throw unusable(plugin, "issued an expirationTimestamp that is no time");
    }
  }

  private static Optional<String> text(JsonObject object, String name) {
    return object.get(name) instanceof JsonPrimitive value
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  private static CredentialFailure unusable(ExecPlugin plugin, String complaint) {
    return new CredentialFailure(
            "The credential helper %s of user %s %s"
                .formatted(Printable.of(plugin.command()), Printable.of(plugin.user()), complaint),
            "Check the exec entry of the user in the kubeconfig, and the program's own set-up")
        .explainedBy(CheckId.C1);
  }
}
