package io.tracebloc.engine.cluster;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.ServerRoute.Direct;
import io.tracebloc.engine.cluster.ServerRoute.HttpProxy;
import io.tracebloc.engine.cluster.ServerRoute.SocksProxy;
import io.tracebloc.engine.failure.CredentialFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Resolved settings as the text of a kubeconfig, for a library in this process that takes one in
 * memory. It holds secrets: never to be written or shown. What was resolved is spelled out, so that
 * no file, helper or variable has a say again.
 */
final class MemoryKubeconfig {
  private static final String NAME = "tracebloc";
  private static final String EXTRA = "Impersonate-Extra-";

  private final ConnectionSettings settings;

  MemoryKubeconfig(ConnectionSettings settings) {
    this.settings = settings;
  }

  /**
   * The text, with credentials as they are now.
   *
   * @throws CredentialFailure if a credential cannot be had, or not be handed over
   */
  String text() {
    var context = new JsonObject();
    context.addProperty("cluster", NAME);
    context.addProperty("user", NAME);
    context.addProperty("namespace", settings.namespace());
    var config = new JsonObject();
    config.addProperty("apiVersion", "v1");
    config.addProperty("kind", "Config");
    config.addProperty("current-context", NAME);
    config.add("clusters", entry("cluster", cluster()));
    config.add("users", entry("user", user()));
    config.add("contexts", entry("context", context));
    return config.toString();
  }

  private static JsonArray entry(String kind, JsonObject content) {
    var named = new JsonObject();
    named.addProperty("name", NAME);
    named.add(kind, content);
    var entries = new JsonArray();
    entries.add(named);
    return entries;
  }

  private JsonObject cluster() {
    var cluster = new JsonObject();
    cluster.addProperty("server", settings.server().toString());
    proxy().ifPresent(address -> cluster.addProperty("proxy-url", address));
    if (!settings.secure()) {
      return cluster;
    }
    settings.trust().serverName().ifPresent(name -> cluster.addProperty("tls-server-name", name));
    if (settings.trust().insecure()) {
      cluster.addProperty("insecure-skip-tls-verify", true);
      return cluster;
    }
    settings
        .trust()
        .authorities()
        .ifPresent(
            authorities ->
                cluster.addProperty("certificate-authority-data", base64(pem(authorities))));
    return cluster;
  }

  private Optional<String> proxy() {
    return switch (settings.route()) {
      case Direct _ -> Optional.empty();
      case HttpProxy http ->
          Optional.of(
              (http.secure() ? "https://" : "http://")
                  + http.authorization().map(MemoryKubeconfig::login).orElse("")
                  + authority(http.host(), http.port()));
      case SocksProxy socks ->
          Optional.of(
              "socks5://"
                  + socks.login().map(login -> login(login.username(), login.password())).orElse("")
                  + authority(socks.host(), socks.port()));
    };
  }

  private static String authority(String host, int port) {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** Of a value of Proxy-Authorization. */
  private static String login(String basic) {
    var pair = decodedBasic(basic);
    return login(pair[0], pair[1]);
  }

  private static String login(String username, String password) {
    return encoded(username) + ":" + encoded(password) + "@";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonObject user() {
    var user = new JsonObject();
    if (settings.secure()) {
      // Before the certificate: a helper may issue both.
      settings.credentials().authorization().ifPresent(value -> authorize(user, value));
      settings
          .credentials()
          .keys()
          .flatMap(ClientKeys::certificate)
          .ifPresent(certificate -> certify(user, certificate));
    }
    settings.impersonation().forEach((header, values) -> impersonate(user, header, values));
    return user;
  }

  private static void authorize(JsonObject user, String authorization) {
    if (authorization.startsWith("Bearer ")) {
      user.addProperty("token", authorization.substring("Bearer ".length()));
    } else if (authorization.startsWith("Basic ")) {
      var pair = decodedBasic(authorization);
      user.addProperty("username", pair[0]);
      user.addProperty("password", pair[1]);
    } else {
      throw notHandedOver("credentials of this kind", null);
    }
  }

  private static String[] decodedBasic(String basic) {
    var encoded = basic.substring(basic.indexOf(' ') + 1);
    var pair =
        new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
    return pair.length == 2 ? pair : new String[] {pair[0], ""};
  }

  private static void certify(JsonObject user, ClientCertificate certificate) {
    var key = certificate.key().getEncoded();
    if (key == null) {
      throw notHandedOver("a private key that cannot be read", null);
    }
    user.addProperty("client-certificate-data", base64(pem(certificate.chain())));
    user.addProperty("client-key-data", base64(block("PRIVATE KEY", key)));
  }

  private static void impersonate(JsonObject user, String header, List<String> values) {
    switch (header) {
      case "Impersonate-User" -> user.addProperty("as", values.getFirst());
      case "Impersonate-Group" -> user.add("as-groups", array(values));
      case "Impersonate-Uid" -> user.addProperty("as-uid", values.getFirst());
      default -> {
        var extra = user.getAsJsonObject("as-user-extra");
        if (extra == null) {
          extra = new JsonObject();
          user.add("as-user-extra", extra);
        }
        extra.add(ImpersonationKey.key(header.substring(EXTRA.length())), array(values));
      }
    }
  }

  private static JsonArray array(List<String> values) {
    var array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  private static String pem(List<? extends java.security.cert.X509Certificate> certificates) {
    var text = new StringBuilder();
    for (var certificate : certificates) {
      try {
        text.append(block("CERTIFICATE", certificate.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw notHandedOver("a certificate that cannot be read", e);
      }
    }
    return text.toString();
  }

  private static String block(String label, byte[] content) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, lines);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static CredentialFailure notHandedOver(String what, Exception cause) {
    return new CredentialFailure(
        "The cluster is used with %s, which cannot be handed to Helm's library".formatted(what),
        "Submit with --via direct, or use other credentials",
        cause);
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "MemoryKubeconfig" + Map.of("server", settings.server());
  }
}
