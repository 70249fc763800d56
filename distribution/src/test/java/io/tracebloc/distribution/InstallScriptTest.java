package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scripts/install}, run by small shells for a user whose home has odd letters. */
class InstallScriptTest {
  @TempDir private Path directory;
  private Path home;
  private TestArchive archive;

  @BeforeEach
  void makeHome() throws Exception {
    home = Files.createDirectory(directory.resolve("a user's $HOME"));
    archive = new TestArchive(directory, "1.2.0").lay().pack();
  }

  private Shell shell() {
    return Shell.in(directory).with("HOME", home.toString());
  }

  private Shell.Outcome install(String shell, Object... arguments) throws Exception {
    return new InstallScript(shell()).by(shell, arguments);
  }

  private Shell.Outcome installed() throws Exception {
    var outcome = install("sh", "--archive", archive.file());
    assertThat(outcome.code()).as(outcome.toString()).isZero();
    return outcome;
  }

  private Set<String> files() throws IOException {
    return InstallScript.below(home);
  }

  private String version() throws Exception {
    return shell().run(home.resolve(".local/bin/kubectl-tracebloc"), "version").out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "dash", "busybox sh", "bash --posix"})
  void anArchiveIsInstalledAndRemovedByEveryShell(String shell) throws Exception {
    var outcome = install(shell, "--archive", archive.file());
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("kubectl tracebloc 1.2.0 was installed in " + home);
    for (var program :
        List.of("kubectl-tracebloc", "kubectl_complete-tracebloc", "helm-tracebloc")) {
      assertThat(shell().run(home.resolve(".local/bin/" + program)).out())
          .isEqualTo("Version: 1.2.0\n");
    }
    assertThat(files())
        .contains(
            ".local/share/bash-completion/completions/kubectl-tracebloc",
            ".local/share/zsh/site-functions/_kubectl-tracebloc",
            ".local/share/fish/vendor_completions.d/kubectl-tracebloc.fish");
    var removed = install(shell, "--uninstall");
    assertThat(removed.err()).isEmpty();
    assertThat(removed.code()).isZero();
    assertThat(files()).isEmpty();
    assertThat(install(shell, "--uninstall").code()).isZero();
  }

  @Test
  void itIsSaidWhetherThePathHasTheFolder() throws Exception {
    assertThat(installed().out()).contains(home.resolve(".local/bin") + " is not on PATH");
    var path = home.resolve(".local/bin") + ":/usr/bin:/bin";
    var again =
        shell().with("PATH", path).run("sh", InstallScript.FILE, "--archive", archive.file());
    assertThat(again.out()).doesNotContain("is not on PATH");
  }

  @Test
  void installingAgainChangesNothingAndALaterVersionTakesThePlace() throws Exception {
    installed();
    var before = files().size();
    installed();
    assertThat(files()).hasSize(before);
    archive = new TestArchive(directory, "1.3.0").lay().pack();
    installed();
    assertThat(version()).isEqualTo("Version: 1.3.0\n");
    assertThat(files()).hasSize(before).noneMatch(name -> name.contains("1.2.0"));
    assertThat(
            Files.readString(
                home.resolve(".local/share/bash-completion/completions/kubectl-tracebloc")))
        .contains("1.3.0");
    install("sh", "--uninstall");
    assertThat(files()).isEmpty();
  }

  /** The ahead-of-time cache goes by the times of the jars; those of archives are all the same. */
  @Test
  void aBuiltFolderKeepsTheTimesThatItsCacheGoesBy() throws Exception {
    var time = FileTime.from(Instant.parse("2020-02-02T02:02:02Z"));
    var checkout = directory.resolve("a checkout");
    var script = Files.createDirectories(checkout.resolve("scripts")).resolve("install");
    Files.copy(InstallScript.FILE, script);
    Files.createDirectories(checkout.resolve("target/dist"));
    Files.setLastModifiedTime(archive.content().resolve("LICENSE"), time);
    Files.move(archive.content(), checkout.resolve("target/dist/tracebloc"));
    var outcome = shell().run("sh", script);
    assertThat(outcome.code()).as(outcome.toString()).isZero();
    assertThat(Files.getLastModifiedTime(installedFile("LICENSE"))).isEqualTo(time);
  }

  @Test
  void theFileByWhichTheLauncherSetsTimesComesOutOfAnArchive() throws Exception {
    Files.createFile(Files.createDirectory(archive.content().resolve("cache")).resolve("unpacked"));
    archive.pack("cache");
    installed();
    assertThat(installedFile("cache/unpacked")).isEmptyFile();
  }

  private Path installedFile(String name) throws IOException {
    var launcher = home.resolve(".local/bin/kubectl-tracebloc").toRealPath();
    return launcher.resolve("../..").normalize().resolve(name);
  }

  @Test
  void aWrongOrMissingDigestIsRefused() throws Exception {
    archive.digest("0".repeat(64) + "  x\n");
    assertRefused("another digest than it should");
    archive.digest("nonsense\n");
    assertRefused("no SHA-256");
    archive.digest("");
    assertRefused("is empty");
    Files.delete(directory.resolve(archive.file().getFileName() + ".sha256"));
    assertRefused("to verify with; give --sha256 HEX");
    assertThat(install("sh", "--archive", archive.file(), "--sha256", archive.sha256()).code())
        .isZero();
  }

  private void assertRefused(String words) throws Exception {
    var before = files();
    var outcome = install("sh", "--archive", archive.file());
    assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("install: ").contains(words);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void anArchiveWithALinkIsRefused() throws Exception {
    Files.createSymbolicLink(archive.content().resolve("bin/sh"), Path.of("/bin/sh"));
    archive.pack();
    assertRefused("neither a file nor a folder");
    Files.delete(archive.content().resolve("bin/sh"));
    Files.createLink(archive.content().resolve("bin/twin"), archive.content().resolve("LICENSE"));
    archive.pack();
    assertRefused("neither a file nor a folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../escaped",
        "bin/../../escaped",
        "/escaped",
        "-rf",
        "a b",
        "new\\nline",
        "$(id)"
      })
  void anEntryThatLeavesTheFolderOrHasAnOddNameIsRefused(String name) throws Exception {
    for (var shell : List.of("sh", "busybox sh")) {
      archive.pack("-P", "--transform=s,^LICENSE$," + name.replace("$", "\\$") + ",");
      var outcome = install(shell, "--archive", archive.file());
      assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
      assertThat(outcome.err()).contains("; nothing was installed").doesNotContain("digest");
      assertThat(files()).isEmpty();
      assertThat(Path.of("/escaped")).doesNotExist();
      assertThat(directory.resolve("escaped")).doesNotExist();
    }
  }

  @Test
  void whatIsNoArchiveOfOursIsRefused() throws Exception {
    Files.writeString(archive.file(), "no archive");
    archive.digest(archive.sha256() + "\n");
    assertRefused("no archive of the kind .tgz");
    Files.delete(archive.content().resolve("runtime/bin/java"));
    archive.pack();
    assertRefused("it has no runtime/bin/java");
    Files.delete(archive.file());
    assertRefused("there is no file");
  }

  @Test
  void aProgramThatDoesNotRunHereLeavesTheFormerOne() throws Exception {
    installed();
    archive = new TestArchive(directory, "1.3.0").lay();
    archive.program("bin/kubectl-tracebloc", "echo not for this processor >&2; exit 126");
    archive.pack();
    assertRefused("version 1.3.0 does not run on this machine");
    assertThat(version()).isEqualTo("Version: 1.2.0\n");
  }

  @Test
  void anInterruptedInstallationLeavesTheFormerOne() throws Exception {
    installed();
    var before = files();
    archive = new TestArchive(directory, "1.3.0").lay();
    var started = directory.resolve("started");
    archive.program("bin/kubectl-tracebloc", "echo > '" + started + "'; exec sleep 60");
    archive.pack();
    for (var signal : List.of("TERM", "KILL")) {
      interrupt(started, signal);
      assertThat(version()).isEqualTo("Version: 1.2.0\n");
      if (signal.equals("TERM")) {
        assertThat(files()).isEqualTo(before);
      }
      Files.deleteIfExists(started);
    }
    archive = new TestArchive(directory, "1.2.0");
    installed();
    assertThat(files()).hasSize(before.size());
  }

  /** Starts an installation, and ends it and what it runs while the new program is tried. */
  private void interrupt(Path started, String signal) throws Exception {
    var builder =
        new ProcessBuilder(
            "sh", InstallScript.FILE.toString(), "--archive", archive.file().toString());
    builder.environment().put("HOME", home.toString());
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("log").toFile());
    var process = builder.start();
    var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!Files.exists(started) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    var children = process.descendants().toList();
    assertThat(Shell.in(directory).run("kill", "-" + signal, process.pid()).code()).isZero();
    // A shell hears a signal when the program that it waits for has ended.
    children.forEach(ProcessHandle::destroyForcibly);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isNotZero();
  }

  @Test
  void whatSomebodyElsePutThereIsLeftAlone() throws Exception {
    var bin = Files.createDirectories(home.resolve(".local/bin"));
    Files.writeString(bin.resolve("kubectl-tracebloc"), "mine");
    assertRefused("is there already, and not from this script");
    assertThat(install("sh", "--uninstall").code()).isZero();
    assertThat(bin.resolve("kubectl-tracebloc")).hasContent("mine");
    Files.delete(bin.resolve("kubectl-tracebloc"));
    Files.writeString(bin.resolve("other"), "mine");
    var completion = Files.createDirectories(home.resolve(".local/share/zsh/site-functions"));
    installed();
    Files.writeString(home.resolve(".local/share/bash-completion/completions/other"), "mine");
    Files.writeString(home.resolve(".local/share/tracebloc/other"), "mine");
    assertThat(install("sh", "--uninstall").code()).isZero();
    assertThat(files())
        .containsExactlyInAnyOrder(
            ".local",
            ".local/bin",
            ".local/bin/other",
            ".local/share",
            ".local/share/bash-completion",
            ".local/share/bash-completion/completions",
            ".local/share/bash-completion/completions/other",
            ".local/share/tracebloc",
            ".local/share/tracebloc/other",
            ".local/share/zsh",
            ".local/share/zsh/site-functions");
    assertThat(completion).isEmptyDirectory();
  }

  @Test
  void whatIsHalfThereIsRemovedAsWell() throws Exception {
    installed();
    Files.delete(home.resolve(".local/bin/helm-tracebloc"));
    Files.delete(home.resolve(".local/share/zsh/site-functions/_kubectl-tracebloc"));
    Files.delete(home.resolve(".local/bin/kubectl-tracebloc").toRealPath());
    var removed = install("sh", "--uninstall");
    assertThat(removed.code()).as(removed.toString()).isZero();
    assertThat(files()).isEmpty();
  }

  @Test
  void whatTheProgramRemembersGoesWithItAndNothingElseThatIsThere() throws Exception {
    installed();
    var cache = Files.createDirectories(home.resolve(".cache/tracebloc"));
    var state = Files.createDirectories(home.resolve(".local/state/tracebloc"));
    for (var file :
        List.of(
            cache.resolve("digests-1"),
            cache.resolve("digests-new"),
            state.resolve("installation"))) {
      Files.writeString(file, "x");
    }
    Files.writeString(state.resolve("of another program"), "x");
    install("sh", "--uninstall");
    assertThat(cache.getParent()).isEmptyDirectory();
    assertThat(state).isDirectoryContaining(file -> file.endsWith("of another program"));
    assertThat(state.resolve("installation")).doesNotExist();
  }

  @Test
  void afterTheProgramWasUsedOnlyFoldersThatOthersUseAsWellAreLeft() throws Exception {
    installed();
    for (var folder : List.of(".cache/tracebloc", ".local/state/tracebloc")) {
      Files.createDirectories(home.resolve(folder));
      Files.writeString(home.resolve(folder).resolve("transports"), "x");
    }
    install("sh", "--uninstall");
    assertThat(files()).containsExactlyInAnyOrder(".cache", ".local", ".local/state");
  }

  @Test
  void wrongUsageIsTold() throws Exception {
    assertThat(install("sh", "--help").out()).startsWith("Usage: install ");
    assertThat(install("sh", "--help").code()).isZero();
    for (var arguments :
        List.of(
            List.of("--nonsense"), List.of("--archive"), List.of("--sha256", "x"), List.of("x"))) {
      var outcome = install("sh", arguments.toArray());
      assertThat(outcome.code()).as(arguments.toString()).isEqualTo(1);
      assertThat(outcome.err()).contains("install: ");
    }
    assertThat(files()).isEmpty();
  }
}
