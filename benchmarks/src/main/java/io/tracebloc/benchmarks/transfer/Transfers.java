package io.tracebloc.benchmarks.transfer;

import io.tracebloc.benchmarks.Folders;
import io.tracebloc.benchmarks.Machine;
import io.tracebloc.benchmarks.transfer.CopyWork.Aims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The program: {@code Transfers PROJECT [WORK]... [options]}. */
public final class Transfers {
  private static final Aims LARGE_AGAINST_CP = new Aims("at most 0.50", "at most 0.35");
  private static final Aims LARGE_AGAINST_TAR = new Aims("at most 1.05", "at most 0.70");
  private static final List<Work> ALL =
      List.of(
          new CopyWork(
              "file",
              "one file that does not compress",
              (options, data) -> data.noise(options.number("bytes")),
              LARGE_AGAINST_CP,
              LARGE_AGAINST_TAR),
          new CopyWork(
              "table",
              "one CSV file",
              (options, data) -> data.table(options.number("bytes")),
              LARGE_AGAINST_CP,
              LARGE_AGAINST_TAR),
          new CopyWork(
              "files",
              "many small files",
              (options, data) -> data.files(options.count("files"), options.count("file-bytes")),
              new Aims("at most 0.40", "-"),
              Aims.NONE),
          new SecondPushWork(),
          new IngestionWork.Small(),
          new IngestionWork.Large(),
          new LineWork(),
          new ResumeWork(),
          new MemoryWork());

  private Transfers() {}

  /** Ends with 0, with 1 if something failed, with 64 on wrong usage. */
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws InterruptedException {
    var words = arguments.subList(1, arguments.size());
    if (words.contains("--help") || words.contains("-h")) {
      System.out.print(help());
      return 0;
    }
    try {
      var options = Options.parse(words);
      var works = chosen(options);
      measure(options, works, Path.of(arguments.getFirst()));
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "; see benchmarks/transfer --help");
      return 64;
    } catch (IOException e) {
      System.err.println("The benchmark failed: " + e.getMessage());
      return 1;
    }
  }

  private static List<Work> chosen(Options options) {
    for (var name : options.works()) {
      if (ALL.stream().noneMatch(work -> work.name().equals(name))) {
        throw new IllegalArgumentException("There is no work " + name);
      }
    }
    return ALL.stream()
        .filter(work -> options.works().isEmpty() || options.works().contains(work.name()))
        .toList();
  }

  private static void measure(Options options, List<Work> works, Path project)
      throws IOException, InterruptedException {
    var temporary = Files.createTempDirectory("transfer");
    // Also when the run is interrupted.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(temporary)));
    var data = options.path("data");
    var folder = data.isPresent() ? Files.createDirectories(data.get()) : temporary;
    var given = options.path("kubeconfig");
    if (given.isPresent()) {
      measure(options, works, project, Ground.given(options, given.get()), folder, temporary);
      return;
    }
    var practice = temporary.resolve("practice");
    var stopping = new Thread(() -> stop(project, practice));
    Runtime.getRuntime().addShutdownHook(stopping);
    try {
      var ground = Ground.practice(project, practice);
      measure(options, works, project, ground, folder, temporary);
    } finally {
      Runtime.getRuntime().removeShutdownHook(stopping);
      Ground.stopPractice(project, practice);
    }
  }

  private static void stop(Path project, Path practice) {
    try {
      Ground.stopPractice(project, practice);
    } catch (IOException e) {
      System.err.println("The practice cluster still runs: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void measure(
      Options options, List<Work> works, Path project, Ground ground, Path folder, Path temporary)
      throws IOException, InterruptedException {
    var table = new Table(System.out);
    table.line("Machine", Machine.describe() + ", " + Machine.fileSystem(folder));
    try (var site = Site.open(ground, new KubectlPrograms(options))) {
      table.line("Cluster", cluster(site));
      var launcher = project.resolve("target/dist/tracebloc/bin/kubectl-tracebloc");
      var memory = Files.createDirectory(temporary.resolve("memories"));
      var scratch = Files.createDirectory(temporary.resolve("scratch"));
      var ours = new Ours(launcher, site, ground.kubeconfig(), memory, true, true);
      for (var work : works) {
        table.line("Work", work.name() + ": " + work.purpose());
        work.run(new Run(options, site, ours, new Data(folder), scratch, table));
      }
    }
    table.print();
  }

  private static String cluster(Site site) throws IOException, InterruptedException {
    var ground = site.ground();
    return "%s, Kubernetes %s, %s; namespace %s, claim %s, image %s"
        .formatted(
            ground.title(),
            site.kubectl()
                .ask("get", "--raw", "/version")
                .replaceAll("(?s).*\"gitVersion\": *\"([^\"]*)\".*", "$1"),
            site.kubectl()
                .ask(
                    "get",
                    "nodes",
                    "-o",
                    "jsonpath={range .items[*]}{.status.nodeInfo.containerRuntimeVersion} {end}"),
            ground.namespace(),
            ground.claim(),
            ground.image());
  }

  private static String help() {
    return """
    Usage: benchmarks/transfer [WORK]... [options]

    Times copying into a cluster's volume with the built command against kubectl's own ways, in turn, over the same
    server onto the same volume; compares digests each time; prints medians, and at the end a table. Keep the machine
    otherwise idle.

    %s

    Cluster; without --kubeconfig a practice cluster is started, and ended afterwards:
      --kubeconfig FILE       its current context may make pods
      --namespace NS          of the claim (default)
      --claim NAME            any claim, which needs no release; else that of the release
      --release NAME          where there are several
      --stage-image IMAGE     for all pods (alpine:3.20)
    Rivals; else the first on the path:
      --kubectl FILE          1.31 or newer
      --kubectl-older FILE    1.27 to 1.30
    Amounts:
      --times N               measured rounds (3)
      --bytes N               of a large file (1 GiB)
      --files N, --file-bytes N        many small files (10,000 of 10 KiB)
      --table-bytes N         of the table that is pushed (500 MB)
      --names N               very many files, for memory (1,000,000)
      --line-bytes N, --line-rate N, --line-round-trip MS     (60 MB, 5,000,000 bytes a second, 100)
      --data DIR              make the data there and keep it
    """
        .formatted(
            ALL.stream()
                .map(work -> "  %-12s %s".formatted(work.name(), work.purpose()))
                .collect(Collectors.joining("\n")));
  }
}
