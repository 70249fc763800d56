package io.tracebloc.sandbox.background;

import io.tracebloc.sandbox.shell.ShellWord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The program behind {@code scripts/practice-cluster}: {@code start|stop|status|serve DIRECTORY
 * [LINE [PLATFORM...]]}, where LINE is {@code old}, {@code new} or {@code next} and chooses the
 * ingestor's line, and PLATFORM is what to install besides the tracebloc client, or {@code
 * release:STATE} for the state in which that client is found.
 *
 * <p>Exit status: 0 done, or running; 1 failed, or (status) died and left something behind; 3
 * (status) not running; 64 wrong usage.
 */
public final class PracticeClusterMain {
  private PracticeClusterMain() {}

  /** Runs one of the four commands. */
  public static void main(String[] arguments) throws InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, err));
  }

  private static int run(List<String> arguments, PrintStream out, PrintStream err)
      throws InterruptedException {
    if (arguments.size() < 2) {
      err.println("practice-cluster: needs a command and a directory");
      return 64;
    }
    try {
      var contents = Contents.parse(arguments.subList(2, arguments.size()));
      var home = new ClusterHome(Path.of(arguments.get(1)));
      return run(arguments.getFirst(), home, contents, out, err);
    } catch (IllegalArgumentException e) {
      err.println("practice-cluster: " + e.getMessage());
      return 64;
    }
  }

  private static int run(
      String command, ClusterHome home, Contents contents, PrintStream out, PrintStream err)
      throws InterruptedException {
    try {
      return switch (command) {
        case "start" -> new Starter(home, contents, out, err).start();
        case "stop" -> stop(home, out);
        case "status" -> status(home, out);
        case "serve" -> new Server(home, contents, out).serve();
        default -> {
          err.println("practice-cluster: unknown command " + command);
          yield 64;
        }
      };
    } catch (IOException e) {
      err.println("practice-cluster: " + e.getMessage());
      return 1;
    }
  }

  private static int stop(ClusterHome home, PrintStream out)
      throws IOException, InterruptedException {
    if (!home.exists()) {
      out.println("No practice cluster is running at " + home.directory() + ".");
      return 0;
    }
    new Stopper(home).stop();
    out.println("The practice cluster is stopped; its processes and files are gone.");
    return 0;
  }

  private static int status(ClusterHome home, PrintStream out) throws IOException {
    var running = home.running();
    if (running.isPresent()) {
      out.println("The practice cluster is running (process " + running.get().pid() + ").");
      out.println("  export KUBECONFIG=" + ShellWord.of(home.kubeconfig()));
      return 0;
    }
    if (home.exists()) {
      out.println(
          "The practice cluster died and left files at "
              + home.directory()
              + "; stop removes them.");
      return 1;
    }
    out.println("No practice cluster is running at " + home.directory() + ".");
    return 3;
  }
}
