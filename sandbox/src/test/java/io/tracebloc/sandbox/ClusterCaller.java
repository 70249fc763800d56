package io.tracebloc.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API with what a kubeconfig holds, as any client would. */
final class ClusterCaller implements AutoCloseable {
  private static final char[] NO_PASSWORD = {};

  private final JsonMapper json = new JsonMapper();
  private final URI server;
  private final HttpClient http;

  private ClusterCaller(URI server, SSLContext tls) {
    this.server = server;
    this.http =
        HttpClient.newBuilder().sslContext(tls).version(HttpClient.Version.HTTP_1_1).build();
  }

  /** With the certificate of a kubeconfig. */
  static ClusterCaller of(Path kubeconfig) throws IOException {
    var config = new Yaml().<Map<String, Object>>load(Files.readString(kubeconfig));
    var cluster = entry(config, "clusters", "cluster");
    var user = entry(config, "users", "user");
    return new ClusterCaller(
        URI.create(cluster.get("server")),
        tls(
            cluster.get("certificate-authority-data"),
            Optional.of(user.get("client-certificate-data")),
            Optional.of(user.get("client-key-data"))));
  }

  /** With no credentials at all. */
  static ClusterCaller withoutCredentials(Path kubeconfig) throws IOException {
    var config = new Yaml().<Map<String, Object>>load(Files.readString(kubeconfig));
    var cluster = entry(config, "clusters", "cluster");
    return new ClusterCaller(
        URI.create(cluster.get("server")),
        tls(cluster.get("certificate-authority-data"), Optional.empty(), Optional.empty()));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> entry(Map<String, Object> config, String list, String key) {
    return (Map<String, String>) ((List<Map<String, Object>>) config.get(list)).getFirst().get(key);
  }

  private static SSLContext tls(
      String authority, Optional<String> certificate, Optional<String> key) throws IOException {
    try {
      var trusted = emptyStore();
      trusted.setCertificateEntry("authority", certificate(authority));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      var own = emptyStore();
      if (certificate.isPresent()) {
        own.setKeyEntry(
            "own",
            key(key.orElseThrow()),
            NO_PASSWORD,
            new Certificate[] {certificate(certificate.get())});
      }
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own, NO_PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Certificate certificate(String data) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
  }

  private static java.security.Key key(String data) throws GeneralSecurityException {
    var pem = new String(Base64.getDecoder().decode(data), StandardCharsets.US_ASCII);
    var content = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(content)));
  }

  /** The HTTP status of a GET. */
  int status(String path) throws IOException, InterruptedException {
    return send(request(path).GET()).statusCode();
  }

  /** The text at a path; any status. */
  String text(String path) throws IOException, InterruptedException {
    return send(request(path).GET()).body();
  }

  /** The object at a path. */
  JsonNode get(String path) throws IOException, InterruptedException {
    return json.readTree(text(path));
  }

  /** Sends a JSON document; returns the answer. */
  JsonNode post(String path, Map<String, ?> document) throws IOException, InterruptedException {
    var body = json.writeValueAsString(document);
    return json.readTree(
        send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)))
            .body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(20));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    http.close();
  }
}
