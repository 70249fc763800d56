package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** Where the ingestor chart comes from, and as whom Helm installs it. */
@ExtendWith(PracticeClusterExtension.class)
class ChartSourcesIT {
  private static final String ARCHIVE = "ingestor-0.2.0.tgz";
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * A repository with the ingestor chart, and Helm's files about it as helm repo add leaves them.
   */
  private Command withRepository(Workplace place, Command command) throws IOException {
    var folder = Files.createDirectory(place.folder().resolve("helm"));
    new Helm(IngestorChart.folder()).packageIt().withDestination(folder).call();
    var index =
        """
        apiVersion: v1
        entries:
          ingestor:
          - {apiVersion: v2, name: ingestor, version: 0.2.0, urls: [%s/%s]}
        """
            .formatted(address(), ARCHIVE);
    serve("/index.yaml", index.getBytes(StandardCharsets.UTF_8));
    serve("/" + ARCHIVE, Files.readAllBytes(folder.resolve(ARCHIVE)));
    Files.writeString(folder.resolve("site-index.yaml"), index);
    Files.writeString(folder.resolve("site-charts.txt"), "client\ningestor\n");
    Files.writeString(
        folder.resolve("repositories.yaml"),
        "apiVersion: ''\nrepositories:\n- {name: site, url: '%s'}\n".formatted(address()));
    return command
        .with("HELM_REPOSITORY_CONFIG", folder.resolve("repositories.yaml").toString())
        .with("HELM_REPOSITORY_CACHE", folder.toString());
  }

  private void serve(String path, byte[] content) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
  }

  private static void assertDeployed(Workplace place, Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(new IngestorChart(place, "ingest-leaves").statuses()).containsEntry(1, "deployed");
  }

  @Test
  void withoutANameItIsTheOneBesideTheClientChart(Workplace place) throws IOException {
    place.install().leaves(4);

    assertDeployed(place, withRepository(place, place.push("--via", "chart")).run());
  }

  @Test
  void fromARepositoryByVersion(Workplace place) throws IOException {
    place.install().leaves(4);
    var push = place.push("--via", "chart", "--chart", "site/ingestor", "--chart-version", "^0.2");

    assertDeployed(place, withRepository(place, push).run());
  }

  @Test
  void fromAnAddress(Workplace place) throws IOException {
    place.install().leaves(4);
    var push = place.push("--via", "chart", "--chart", address() + "/" + ARCHIVE);

    assertDeployed(place, withRepository(place, push).run());
  }

  @Test
  void anUnknownRepositoryIsNamed(Workplace place) {
    place.install().leaves(4);

    var outcome = place.push("--via", "chart", "--chart", "nowhere/ingestor").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(3);
    assertThat(outcome.err()).contains("nowhere/ingestor", "helm repo add");
    place.assertNothingLeft();
  }

  /** What the helper issues reaches Helm in memory; Helm does not run the helper again. */
  @Test
  void installedWithTheCertificateThatAHelperIssues(Workplace place) throws IOException {
    place.install().leaves(4);
    var plain = place.cluster().kubeconfig("helm-user", List.of("system:masters"));
    var certificate = field(plain, "client-certificate-data");
    var key = field(plain, "client-key-data");
    var credential =
        Map.of(
            "apiVersion",
            "client.authentication.k8s.io/v1",
            "kind",
            "ExecCredential",
            "status",
            Map.of("clientCertificateData", certificate, "clientKeyData", key));
    Files.writeString(
        place.folder().resolve("issued.json"), new JsonMapper().writeValueAsString(credential));
    var helper = place.folder().resolve("helper");
    Files.writeString(
        helper,
        """
        #!/bin/sh
        [ ! -e helped ] || { echo 'asked twice' >&2; exit 1; }
        : > helped
        cat issued.json
        """);
    assertThat(helper.toFile().setExecutable(true)).isTrue();
    var config =
        plain.replaceFirst(
            "client-certificate-data: .*\\R\\s*client-key-data: .*",
            "exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: ./helper}");
    Files.writeString(place.folder().resolve("helped.kubeconfig"), config);

    var outcome =
        place
            .push("--via", "chart", "--chart", IngestorChart.folder().toString())
            .with("KUBECONFIG", place.folder().resolve("helped.kubeconfig").toString())
            .run();

    assertDeployed(place, outcome);
    assertThat(place.folder().resolve("helped")).exists();
  }

  private static String field(String kubeconfig, String name) {
    var value = Pattern.compile(name + ": (\\S+)").matcher(kubeconfig);
    assertThat(value.find()).isTrue();
    return new String(Base64.getDecoder().decode(value.group(1)), StandardCharsets.UTF_8);
  }

  @Test
  void installedAsWhoeverIsImpersonated(Workplace place) {
    place.install().leaves(4);
    var push = place.push("--via", "chart", "--chart", IngestorChart.folder().toString());

    assertDeployed(place, push.and("--as", "mary", "--as-group", "system:masters").run());
    var nobody = push.and("--as", "eve", "--chart-release", "eves").run();

    assertThat(nobody.exitCode()).as(nobody.toString()).isNotZero();
    assertThat(new IngestorChart(place, "eves").runs("any")).isEmpty();
  }
}
