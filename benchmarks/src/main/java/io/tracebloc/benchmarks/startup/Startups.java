package io.tracebloc.benchmarks.startup;

import static io.tracebloc.benchmarks.Contest.median;

import io.tracebloc.benchmarks.Folders;
import io.tracebloc.benchmarks.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The program: {@code Startups PROJECT [--times N] [--kubectl PROGRAM]}. Runs each of our commands
 * in turn with its rival, in one run, and prints the medians and their ratio.
 */
public final class Startups {
  private static final String HELP =
      """
      Usage: benchmarks/startup [--times N] [--kubectl PROGRAM]

      Times short commands of the built distribution against kubectl's, in turn, and prints a table. A practice cluster on
      loopback is started for it and ended. Keep the machine otherwise idle.

        --times N          measured runs of each side, after one to warm up (15)
        --kubectl PROGRAM  the rival (kubectl, as the path has it)
      """;

  private final Path project;
  private final Path folder;
  private final String kubectl;

  private Startups(Path project, Path folder, String kubectl) {
    this.project = project;
    this.folder = folder;
    this.kubectl = kubectl;
  }

  /** Ends with 0, with 1 if something failed, with 64 on wrong usage. */
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length)));
  }

  private static int run(Path project, List<String> words) throws InterruptedException {
    if (words.contains("--help") || words.contains("-h")) {
      System.out.print(HELP);
      return 0;
    }
    var times = 15;
    var kubectl = "kubectl";
    for (var at = 0; at < words.size(); at += 2) {
      var value = at + 1 < words.size() ? words.get(at + 1) : "";
      if (words.get(at).equals("--times") && value.matches("[1-9][0-9]{0,3}")) {
        times = Integer.parseInt(value);
      } else if (words.get(at).equals("--kubectl") && !value.isEmpty()) {
        kubectl = value;
      } else {
        System.err.println("Cannot use " + words.get(at) + "; see benchmarks/startup --help");
        return 64;
      }
    }
    try {
      var folder = Files.createTempDirectory("startup");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder)));
      new Startups(project, folder, kubectl).run(times);
      return 0;
    } catch (IOException e) {
      System.err.println("The benchmark failed: " + e.getMessage());
      return 1;
    }
  }

  private void run(int times) throws IOException, InterruptedException {
    System.out.println("Machine: " + Machine.describe());
    System.out.printf("Medians of %d, in turn, after one to warm up%n%n", times);
    System.out.println("| ours | took | rival | took | ratio | aim |");
    System.out.println("|---|---|---|---|---|---|");
    cluster("start");
    try {
      data();
      for (var contest : contests()) {
        compare(contest, times);
      }
    } finally {
      cluster("stop");
    }
  }

  private static void compare(Contest contest, int times) throws IOException, InterruptedException {
    contest.rival().time();
    contest.ours().time();
    var ours = new long[times];
    var theirs = new long[times];
    for (var round = 0; round < times; round++) {
      theirs[round] = contest.rival().time();
      ours[round] = contest.ours().time();
    }
    var our = median(ours) / 1e6;
    var their = median(theirs) / 1e6;
    System.out.printf(
        "| `%s` | %.0f ms | `%s` | %.0f ms | %.1f | %.1f |%n",
        contest.title(), our, contest.rivalTitle(), their, our / their, contest.aim());
  }

  private List<Contest> contests() {
    var version = "kubectl version --client";
    return List.of(
        contest("version --client", 0, version, 2),
        contest("--help", 0, version, 2),
        contest("push --help", 0, version, 2),
        contest("__complete push --na", 0, "kubectl __complete get --o", 2),
        contest(
            "validate pictures --name=p --task=image_classification --label-column=missing",
            2,
            version,
            3.5),
        contest("info", 0, "kubectl get deploy,secret,pvc -o json", 3));
  }

  private Contest contest(String ours, int code, String rival, double aim) {
    var program = project.resolve("target/dist/tracebloc/bin/kubectl-tracebloc").toString();
    return new Contest(
        ours,
        call(program, ours, code),
        rival,
        call(kubectl, rival.substring("kubectl ".length()), 0),
        aim);
  }

  private Call call(String program, String words, int code) {
    var command = new ArrayList<>(List.of(program));
    command.addAll(List.of(words.split(" ")));
    return new Call(
        command,
        code,
        folder,
        Map.of("KUBECONFIG", folder.resolve("cluster/kubeconfig").toString()));
  }

  /** Four pictures, and their labels. */
  private void data() throws IOException, InterruptedException {
    var samples = project.resolve("scripts/samples").toString();
    run(samples, "image_classification", folder.resolve("made").toString(), "--records", "4");
    try (var made = Files.list(folder.resolve("made"))) {
      Files.move(made.findFirst().orElseThrow(), folder.resolve("pictures"));
    }
  }

  private void cluster(String word) throws IOException, InterruptedException {
    run(
        project.resolve("scripts/practice-cluster").toString(),
        word,
        "--dir",
        folder.resolve("cluster").toString());
  }

  private void run(String... command) throws IOException, InterruptedException {
    new Call(List.of(command), 0, folder, Map.of()).time();
  }
}
