package io.tracebloc.sandbox.background;

import io.tracebloc.sandbox.database.DatabaseStore;
import io.tracebloc.sandbox.database.DatabaseSupply;
import io.tracebloc.sandbox.shell.ShellWord;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a cluster in the background and waits until it can be used. */
record Starter(ClusterHome home, Contents contents, PrintStream out, PrintStream err) {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Returns the exit status. */
  int start() throws IOException, InterruptedException {
    if (home.running().isPresent() && Files.exists(home.ready())) {
      out.println("A practice cluster is running here already.");
      printUse();
      return 0;
    }
    if (home.exists()) {
      out.println("Removing what an earlier practice cluster left behind.");
      new Stopper(home).stop();
    }
    home.create();
    var server = launch();
    if (!becomesReady(server)) {
      err.println("practice-cluster: the cluster did not start; its last words:");
      Files.readAllLines(home.log()).reversed().stream()
          .limit(15)
          .toList()
          .reversed()
          .forEach(line -> err.println("  " + line));
      server.destroyForcibly().waitFor();
      new Stopper(home).stop();
      return 1;
    }
    out.println("A practice cluster is running (process " + server.pid() + ").");
    printUse();
    return 0;
  }

  /** Detached from the terminal, so that neither Ctrl-C nor closing it ends the cluster. */
  private Process launch() throws IOException {
    var words = new ArrayList<>(detached());
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx512m"));
    words.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    words.addAll(List.of("-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path")));
    words.addAll(
        List.of(PracticeClusterMain.class.getName(), "serve", home.directory().toString()));
    words.addAll(contents.words());
    return new ProcessBuilder(words)
        .directory(home.directory().toFile())
        .redirectInput(Redirect.from(new File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(home.log().toFile())
        .start();
  }

  private static List<String> detached() {
    for (var program : List.of("setsid", "nohup")) {
      var found =
          Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
              .map(directory -> Path.of(directory, program))
              .filter(Files::isExecutable)
              .findFirst();
      if (found.isPresent()) {
        return List.of(found.get().toString());
      }
    }
    return List.of();
  }

  private boolean becomesReady(Process server) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (Files.exists(home.ready())) {
        return true;
      }
      if (server.waitFor(50, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return false;
  }

  private void printUse() {
    out.println(
        """
        It is a stand-in for practice: no Kubernetes, no tracebloc, no isolation between its pods.
        It listens on this machine only and serves only who holds the kubeconfig below.

          export KUBECONFIG=%s
          kubectl get pods
          kubectl tracebloc info
          kubectl tracebloc push FOLDER --name NAME --task image_classification --label-column COLUMN

        scripts/samples makes data to push, for every task.
        %s is for a person without the right to read Secrets.
        """
            .formatted(
                ShellWord.of(home.kubeconfig()),
                ShellWord.of(home.data().resolve("data-scientist.kubeconfig")))
            .stripTrailing());
    printDatabase();
  }

  private void printDatabase() {
    switch (DatabaseStore.ofThisProcess().supply()) {
      case DatabaseSupply.Ready _ ->
          out.println(
              """
              What was ingested is in a real MariaDB:

                echo 'SHOW TABLES FROM training_test_datasets' |
                  kubectl exec -i deployment/mysql-client -- sh -c 'mysql -uroot -p"$MYSQL_ROOT_PASSWORD"'
              """
                  .stripTrailing());
      case DatabaseSupply.Missing missing ->
          out.println(
              "It has no database: " + missing.reason() + ". Rows are files on the volume.");
    }
  }
}
