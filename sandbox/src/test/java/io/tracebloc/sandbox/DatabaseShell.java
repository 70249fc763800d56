package io.tracebloc.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks a practice cluster's database as the contract's clients do (datasets.md 8.2). */
record DatabaseShell(Path kubectl, PracticeCluster cluster) {
  static final String COMMAND = "mysql -uroot -p\"$MYSQL_ROOT_PASSWORD\" -N";

  /** What the command answered. */
  record Answer(int exitCode, String output, String errors) {}

  /** With the kubectl of this machine; empty where there is none. */
  static Optional<DatabaseShell> to(PracticeCluster cluster) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(directory -> Path.of(directory, "kubectl"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(kubectl -> new DatabaseShell(kubectl, cluster));
  }

  /** Runs SQL from standard input. */
  Answer sql(String statements) throws IOException, InterruptedException {
    return run(COMMAND, statements);
  }

  /** Runs a line of the shell. */
  Answer run(String line, String input) throws IOException, InterruptedException {
    var words =
        List.of(
            kubectl.toString(), "exec", "-i", "deployment/mysql-client", "--", "sh", "-c", line);
    var builder = new ProcessBuilder(words);
    builder.environment().put("KUBECONFIG", cluster.kubeconfig().toString());
    var errors = Files.createTempFile(cluster.kubeconfig().getParent(), "errors", "");
    var process = builder.redirectError(errors.toFile()).start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("kubectl does not end");
    }
    return new Answer(process.exitValue(), output, Files.readString(errors));
  }
}
