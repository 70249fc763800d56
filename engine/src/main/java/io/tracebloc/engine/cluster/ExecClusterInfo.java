package io.tracebloc.engine.cluster;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.tracebloc.engine.cluster.KubeconfigYaml.Literal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What a credential helper is told about the cluster when it asks for it. */
final class ExecClusterInfo {
  private static final String EXTENSION = "client.authentication.k8s.io/exec";

  private ExecClusterInfo() {}

  static JsonObject of(KubeconfigEntry cluster, URI server, ServerTrust trust) {
    var info = new JsonObject();
    info.addProperty("server", server.toString());
    trust.serverName().ifPresent(name -> info.addProperty("tls-server-name", name));
    if (trust.insecure()) {
      info.addProperty("insecure-skip-tls-verify", true);
    }
    trust
        .authorities()
        .ifPresent(list -> info.addProperty("certificate-authority-data", encoded(list)));
    cluster.text("proxy-url").ifPresent(url -> info.addProperty("proxy-url", url));
    if (cluster.flag("disable-compression")) {
      info.addProperty("disable-compression", true);
    }
    info.add("config", config(cluster));
    return info;
  }

  private static JsonElement config(KubeconfigEntry cluster) {
    for (var extension : cluster.maps("extensions")) {
      if (extension.text("name").filter(EXTENSION::equals).isPresent()) {
        return json(extension.fields().get("extension"));
      }
    }
    return JsonNull.INSTANCE;
  }

  /** What the file says, with its numbers and truth values. */
  private static JsonElement json(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var object = new JsonObject();
        map.forEach((key, item) -> object.add(String.valueOf(key), json(item)));
        yield object;
      }
      case List<?> list -> {
        var array = new JsonArray();
        list.forEach(item -> array.add(json(item)));
        yield array;
      }
      case Literal literal -> literal.json();
      case null -> JsonNull.INSTANCE;
      default -> new JsonPrimitive(value.toString());
    };
  }

  /** The authorities as PEM, in the base64 that kubeconfig files use. */
  private static String encoded(List<X509Certificate> authorities) {
    var pem = new StringBuilder();
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    try {
      for (var authority : authorities) {
        pem.append("-----BEGIN CERTIFICATE-----\n")
            .append(lines.encodeToString(authority.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      }
    } catch (CertificateEncodingException exception) {
      throw new IllegalStateException("a certificate that was just read", exception);
    }
    return Base64.getEncoder().encodeToString(pem.toString().getBytes(StandardCharsets.US_ASCII));
  }
}
