package io.tracebloc.sandbox.standin.server;

import com.sun.net.httpserver.HttpServer;
import io.tracebloc.sandbox.standin.kube.KubeClient;
import io.tracebloc.sandbox.standin.kube.MountedAccount;
import io.tracebloc.sandbox.standin.spec.IngestorLine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The jobs-manager stand-in. Its environment, with the defaults of the real pod:
 *
 * <ul>
 *   <li>{@code STANDIN_HTTP_HOST} (0.0.0.0): the address it listens on; {@code PRACTICE_PORT_8080}:
 *       the port, where pods share one address and cannot have 8080 itself
 *   <li>{@code STANDIN_POLICY_FILE} (/etc/tracebloc/ingestion-authz.yaml): the policy
 *   <li>{@code STANDIN_ACCOUNT_DIRECTORY} (/var/run/secrets/kubernetes.io/serviceaccount): its
 *       ServiceAccount
 *   <li>{@code STANDIN_SUBMIT_FAULT}: see {@link SubmitFault}
 *   <li>{@code STANDIN_START_DELAY}: seconds before the port opens, as after a slow migration
 *   <li>{@code STANDIN_INGEST_LINE}: see {@link IngestorLine}
 *   <li>{@code STANDIN_INGEST_*}, {@code STANDIN_BACKOFF_LIMIT}, {@code STANDIN_JOB_TTL} and the
 *       chart's own variables: see {@link JobsManagerSettings}
 * </ul>
 */
public final class JobsManager implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads;

  private JobsManager(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /** Runs until the process is ended. */
  public static void main(String[] arguments) throws Exception {
    var environment = System.getenv();
    Consumer<String> log = line -> System.out.println("jobs-manager (stand-in): " + line);
    var delay = Long.parseLong(environment.getOrDefault("STANDIN_START_DELAY", "0"));
    Thread.sleep(Duration.ofSeconds(delay));
    var account =
        new MountedAccount(
            file(
                environment,
                "STANDIN_ACCOUNT_DIRECTORY",
                "/var/run/secrets/kubernetes.io/serviceaccount"));
    var address =
        new InetSocketAddress(
            environment.getOrDefault("STANDIN_HTTP_HOST", "0.0.0.0"),
            Integer.parseInt(environment.getOrDefault("PRACTICE_PORT_8080", "8080")));
    var manager =
        start(
            address,
            account.client(environment),
            account.namespace(),
            Policy.read(
                file(environment, "STANDIN_POLICY_FILE", "/etc/tracebloc/ingestion-authz.yaml")),
            environment,
            log);
    log.accept("ready on port " + manager.port());
    Thread.currentThread().join();
  }

  private static Path file(Map<String, String> environment, String variable, String path) {
    return Path.of(environment.getOrDefault(variable, path));
  }

  /** Opens the port. */
  static JobsManager start(
      InetSocketAddress address,
      KubeClient kube,
      String namespace,
      Policy policy,
      Map<String, String> environment,
      Consumer<String> log)
      throws IOException {
    var settings = JobsManagerSettings.of(namespace, environment);
    var submission =
        new Submission(
            new TokenReviews(kube),
            policy,
            settings.image(),
            new RunStarter(kube, settings),
            IngestorLine.named(environment.getOrDefault(IngestorLine.VARIABLE, "")));
    var fault = SubmitFault.parse(environment.getOrDefault("STANDIN_SUBMIT_FAULT", ""));
    var server = HttpServer.create(address, 0);
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext(
        "/healthz",
        exchange -> {
          try (exchange) {
            SubmitEndpoint.send(exchange, 200, "{\"status\":\"ok\"}");
          }
        });
    server.createContext(
        "/internal/submit-ingestion-run", new SubmitEndpoint(submission, fault, log));
    server.start();
    return new JobsManager(server, threads);
  }

  /** The port it listens on. */
  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}
