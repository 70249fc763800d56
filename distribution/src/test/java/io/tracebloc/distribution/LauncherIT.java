package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as users start it: through links, from odd folders, with odd arguments. */
class LauncherIT {
  private static final Path DISTRIBUTION = Path.of(System.getProperty("distribution"));
  private static final Path LAUNCHER = DISTRIBUTION.resolve("bin/kubectl-tracebloc");

  private static final Pattern VERSION =
      Pattern.compile("(?m)^Version: +" + Pattern.quote(System.getProperty("version")) + "$");

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void openShell() {
    shell = Shell.in(directory);
  }

  private void assertVersion(Shell.Outcome outcome) {
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).containsPattern(VERSION);
    assertThat(outcome.code()).isZero();
  }

  @Test
  void itRunsQuietlyOnItsOwnRuntime() throws Exception {
    var outcome = shell.with("JAVA_HOME", "/nonexistent").run(LAUNCHER, "version", "--client");
    assertVersion(outcome);
    assertThat(outcome.out()).containsPattern("(?m)^Java: +25\\.");
  }

  @Test
  void itReportsTheVersionJustBuilt() throws Exception {
    var outcome = shell.run(LAUNCHER, "version", "--client", "-o", "json");
    var commit =
        Shell.in(DISTRIBUTION)
            .run("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*");
    var expected = commit.code() == 0 ? commit.out().strip() : "unknown";
    assertThat(outcome.out()).contains("\"git_sha\": \"" + expected + "\"");
  }

  @Test
  void itRunsThroughChainsOfLinks() throws Exception {
    var spaces = Files.createDirectories(directory.resolve("a folder/with spaces"));
    var first = Files.createSymbolicLink(spaces.resolve("kubectl-tracebloc"), LAUNCHER);
    var relative =
        Files.createSymbolicLink(
            directory.resolve("a folder/-> odd"), Path.of("with spaces/kubectl-tracebloc"));
    assertVersion(shell.run(first, "version", "--client"));
    assertVersion(shell.run(relative, "version", "--client"));
    assertVersion(shell.finding(spaces).run("env", "kubectl-tracebloc", "version", "--client"));
  }

  @Test
  void itRunsThroughALinkedFolderAndFromItsOwn() throws Exception {
    var folder = Files.createSymbolicLink(directory.resolve("linked bin"), LAUNCHER.getParent());
    assertVersion(shell.run(folder.resolve("kubectl-tracebloc"), "version", "--client"));
    assertVersion(Shell.in(LAUNCHER.getParent()).run("./kubectl-tracebloc", "version", "--client"));
    assertVersion(
        Shell.in(LAUNCHER.getParent()).run("sh", "kubectl-tracebloc", "version", "--client"));
  }

  @Test
  void itRunsFromAFolderWithOddLettersInItsName() throws Exception {
    var moved = Files.createDirectories(directory.resolve("o'dd $HOME \"földer\" *;"));
    var copy = shell.run("cp", "-R", DISTRIBUTION.resolve("."), moved);
    assertThat(copy.code()).isZero();
    assertVersion(shell.run(moved.resolve("bin/kubectl-tracebloc"), "version", "--client"));
  }

  @Test
  void argumentsArriveUntouched() throws Exception {
    var odd = " * $HOME 'q' \"d\" \\ `id` ü日🌿 @x -";
    var outcome = shell.run(LAUNCHER, "validate", "x", odd);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("Error: Unknown argument '" + odd + "'\n");
  }

  @Test
  void anEmptyArgumentStaysAnArgument() throws Exception {
    assertThat(shell.run(LAUNCHER, "").err()).startsWith("Error: Unknown command ''");
  }

  @Test
  void fileNamesOutsideAsciiWorkInEveryLocale() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("ü日🌿.yaml"), "[]");
    for (var locale : new String[] {"C", "POSIX", "C.UTF-8", "nonsense"}) {
      var outcome = shell.with("LC_ALL", locale).run(LAUNCHER, "validate", "ü日🌿.yaml");
      assertThat(outcome.err()).as(locale).contains("ü日🌿.yaml").contains("mapping");
      assertThat(outcome.code()).as(locale).isEqualTo(3);
    }
  }

  @Test
  void theHeapIsBounded() throws Exception {
    var outcome =
        shell
            .with("TRACEBLOC_JAVA_OPTIONS", "-XX:+PrintFlagsFinal -Dx=*")
            .run(LAUNCHER, "version", "--client");
    assertThat(outcome.out()).containsPattern("MaxHeapSize +:?= 268435456 ");
  }

  private static final String FROM_CACHE = "io.tracebloc.commands.Rehearsal source: shared objects";

  @Test
  void bothPluginsRunOnTheCachesThatWereBuilt() throws Exception {
    for (var plugin : new String[] {"kubectl-tracebloc", "helm-tracebloc"}) {
      assertThat(loaded(LAUNCHER.resolveSibling(plugin), "validate", "absent"))
          .as(plugin)
          .contains("io.tracebloc.commands.Program source: shared objects file")
          .contains("picocli.CommandLine source: shared objects file");
    }
  }

  @Test
  void whatIsAnsweredAtOnceLoadsNoDeclaration() throws Exception {
    for (var call :
        new String[] {"--help", "validate --help", "version --client", "__complete v"}) {
      assertThat(loaded(LAUNCHER, (Object[]) call.split(" ")))
          .as(call)
          .contains("io.tracebloc.commands.RealProcess source: shared objects file")
          .doesNotContain("picocli.CommandLine ");
    }
  }

  @Test
  void namesFromTheClusterAreAskedForWithAllClassesAtHand() throws Exception {
    assertThat(loaded(LAUNCHER, "__complete", "push", "--namespace", ""))
        .contains("io.tracebloc.engine.cluster.ClusterAccess source: shared objects file");
    assertThat(loaded(LAUNCHER, "__complete", "push", "--namespace="))
        .contains("io.tracebloc.engine.cluster.ClusterAccess source: shared objects file");
  }

  private String loaded(Path program, Object... arguments) throws Exception {
    var command = new ArrayList<Object>(List.of(program));
    command.addAll(List.of(arguments));
    return shell.with("TRACEBLOC_JAVA_OPTIONS", "-Xlog:class+load").run(command.toArray()).out();
  }

  /** krew and Helm unpack archives without the times of files. */
  @Test
  void theCachesAreUsedAfterAnInstallationThatKeptNoTimes() throws Exception {
    var copy = directory.resolve("copy");
    assertThat(shell.run("cp", "-R", DISTRIBUTION, copy).code()).isZero();
    Files.createFile(copy.resolve("cache/unpacked"));
    var program = copy.resolve("bin/kubectl-tracebloc");
    assertThat(loaded(program, "validate", "absent")).contains(FROM_CACHE);
    assertThat(copy.resolve("cache/unpacked")).doesNotExist();
    assertThat(loaded(program, "validate", "absent")).contains(FROM_CACHE);
  }

  @Test
  void anotherProgramsCacheIsNeverUsed() throws Exception {
    var copy = directory.resolve("copy");
    assertThat(shell.run("cp", "-Rp", DISTRIBUTION, copy).code()).isZero();
    var program = copy.resolve("bin/kubectl-tracebloc");
    assertThat(loaded(program, "validate", "absent")).contains(FROM_CACHE);
    var jar = copy.resolve("lib/tracebloc.jar");
    var bytes = Files.readAllBytes(jar);
    Files.delete(jar);
    Files.write(jar, bytes);
    for (var call : new String[] {"validate absent", "version --client", "--help"}) {
      assertThat(loaded(program, (Object[]) call.split(" ")))
          .as(call)
          .contains("io.tracebloc.commands.RealProcess source: ")
          .doesNotContain(FROM_CACHE);
    }
    assertVersion(shell.run(program, "version", "--client"));
  }

  @Test
  void withoutTheCachesItRunsAllTheSame() throws Exception {
    var copy = directory.resolve("copy");
    assertThat(shell.run("cp", "-R", DISTRIBUTION, copy).code()).isZero();
    assertVersion(shell.run(copy.resolve("bin/kubectl-tracebloc"), "version", "--client"));
    Files.delete(copy.resolve("cache/tracebloc.aot"));
    Files.delete(copy.resolve("cache/answers.aot"));
    assertVersion(shell.run(copy.resolve("bin/kubectl-tracebloc"), "version", "--client"));
    var outcome = shell.run(copy.resolve("bin/kubectl-tracebloc"), "validate", "absent");
    assertThat(outcome.err()).contains("absent");
  }

  @Test
  void helmsLibraryIsLoadedFromWhereItLies() throws Exception {
    var flags = shell.with("TRACEBLOC_JAVA_OPTIONS", "-XshowSettings:properties");
    assertThat(flags.run(LAUNCHER, "version", "--client").err())
        .contains("tracebloc.helm.library = " + DISTRIBUTION.toRealPath() + "/native/libhelm.")
        .contains("jna.boot.library.path = " + DISTRIBUTION.toRealPath() + "/native");
    assertThat(DISTRIBUTION.resolve("native")).isDirectoryContaining("glob:**/*jnidispatch.*");
  }

  @Test
  void onlyCommandsThatCopyFilesUseTheOptimisingCompiler() throws Exception {
    var flags = shell.with("TRACEBLOC_JAVA_OPTIONS", "-XX:+PrintFlagsFinal");
    assertThat(flags.run(LAUNCHER, "validate", "absent").out())
        .containsPattern("TieredStopAtLevel += 1 ");
    assertThat(flags.run(LAUNCHER, "push", "absent").out())
        .containsPattern("TieredStopAtLevel += 4 ")
        .containsPattern("Tier4InvocationThreshold += 100000 ");
  }

  @Test
  void yamlJsonAndSchemaWorkOnTheSmallRuntime() throws Exception {
    Files.writeString(directory.resolve("i.yaml"), "kind: IngestConfig\n");
    var outcome = shell.run(LAUNCHER, "validate", "i.yaml", "-o", "json");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).startsWith("{").contains("\"exit_code\": 2");
    assertThat(shell.run(LAUNCHER, "version", "--client", "-o", "yaml").out())
        .startsWith("version: " + System.getProperty("version") + "\n");
  }

  @Test
  void withoutAClusterTheErrorIsClear() throws Exception {
    var outcome = shell.run(LAUNCHER, "info");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).startsWith("Error: No cluster is configured");
  }

  @Test
  void nothingOfTheDistributionIsALink() throws IOException {
    try (var files = Files.walk(DISTRIBUTION)) {
      assertThat(files).noneMatch(Files::isSymbolicLink);
    }
    assertThat(DISTRIBUTION.resolve("LICENSE")).isRegularFile();
  }
}
