package io.tracebloc.sandbox;

import io.tracebloc.sandbox.pods.PodRuntime;
import io.tracebloc.sandbox.standin.database.DatabaseConnection;
import io.tracebloc.sandbox.standin.database.DatabaseException;
import io.tracebloc.sandbox.standin.database.Route;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Logs in to a namespace's database as root, from outside the cluster. */
record DatabaseAccess(ObjectStore store, PodRuntime pods) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int PORT = 3306;

  /**
   * Logs in; waits for a server that is just being started.
   *
   * @throws IOException if none answers in half a minute
   */
  DatabaseConnection connect(String namespace) throws IOException, InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        var route = new Route("127.0.0.1", port(namespace), Optional.empty());
        return DatabaseConnection.open(route.connect(), "root", password(namespace));
      } catch (DatabaseException refused) {
        throw refused;
      } catch (IOException notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private int port(String namespace) throws IOException {
    return store.list(ResourceTypes.PODS, Optional.of(namespace)).stream()
        .filter(
            pod ->
                pod.path("metadata").path("labels").path("app").asString("").equals("mysql-client"))
        .filter(pod -> pod.path("status").path("phase").asString("").equals("Running"))
        .findFirst()
        .map(pod -> pods.port(pod, PORT))
        .orElseThrow(() -> new IOException("no pod of mysql-client is running in " + namespace));
  }

  private String password(String namespace) throws IOException {
    var data =
        store
            .find(ResourceTypes.SECRETS, namespace, "mysql-client-secrets")
            .map(secret -> secret.path("data").path("MYSQL_ROOT_PASSWORD").asString(""))
            .orElseThrow(() -> new IOException("no Secret mysql-client-secrets in " + namespace));
    return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
  }
}
