package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The places that {@code scripts/install} takes, however they are spelled, and gives back. */
class InstallPlaceTest {
  @TempDir private Path directory;
  private Path place;
  private TestArchive archive;
  private InstallScript script;

  @BeforeEach
  void makePlace() throws Exception {
    place = Files.createDirectory(directory.resolve("place"));
    archive = new TestArchive(directory, "1.2.0").lay().pack();
    script = new InstallScript(Shell.in(directory));
  }

  private Shell.Outcome install(Object prefix) throws Exception {
    var outcome = script.run("--archive", archive.file(), "--prefix", prefix);
    assertThat(outcome.code()).as(outcome.toString()).isZero();
    return outcome;
  }

  private Shell.Outcome uninstall(Object prefix) throws Exception {
    var outcome = script.run("--uninstall", "--prefix", prefix);
    assertThat(outcome.code()).as(outcome.toString()).isZero();
    return outcome;
  }

  @Test
  void anotherPrefixIsTaken() throws Exception {
    var prefix = directory.resolve("other place");
    var said = install("other place").out();
    assertThat(said)
        .endsWith("install --uninstall --prefix '" + directory.resolve("other place") + "'\n");
    assertThat(Shell.in(directory).run(prefix.resolve("bin/kubectl-tracebloc")).out())
        .isEqualTo("Version: 1.2.0\n");
    uninstall(prefix);
    assertThat(prefix).doesNotExist();
  }

  @Test
  void theLastLineRemovesWhatWasInstalledAndNamesNoPrefixIfNoneWasGiven() throws Exception {
    var odd = directory.resolve("it's $HOME");
    var said = install(odd + "/").out();
    var command = said.substring(said.lastIndexOf("with: ") + "with: ".length());
    assertThat(Shell.in(directory).run("sh", "-c", command).code()).isZero();
    assertThat(odd).doesNotExist();
    assertThat(script.run("--archive", archive.file()).out()).endsWith("install --uninstall\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"place/", "place//", "./place", "place/../place", "link", "link/", "."})
  void theSamePlaceSpelledOtherwiseIsTheSame(String spelled) throws Exception {
    Files.createSymbolicLink(directory.resolve("link"), Path.of("place"));
    var shell = Shell.in(spelled.equals(".") ? place : directory);
    var plain = new InstallScript(Shell.in(directory));
    var other = new InstallScript(shell);
    for (var installs : List.of(true, false)) {
      run(plain, "--archive", archive.file(), "--prefix=place");
      run(other, "--archive", archive.file(), "--prefix", spelled);
      run(installs ? other : plain, "--uninstall", "--prefix", installs ? spelled : place);
      assertThat(InstallScript.below(place)).isEmpty();
    }
  }

  private static void run(InstallScript script, Object... arguments) throws Exception {
    var outcome = script.run(arguments);
    assertThat(outcome.code()).as(outcome.toString()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"new/", "new//place/", "new/./place", "new/place/."})
  void whatIsNotThereYetMayBeSpelledOtherwiseToo(String spelled) throws Exception {
    install(spelled);
    uninstall(directory.resolve(spelled).normalize());
    assertThat(directory.resolve("new")).doesNotExist();
  }

  @Test
  void dataElsewhereMayBeSpelledOtherwiseToo() throws Exception {
    var shell = Shell.in(place).with("HOME", place.toString());
    var elsewhere = new InstallScript(shell.with("XDG_DATA_HOME", place + "/data/"));
    var installed = elsewhere.run("--archive", archive.file());
    assertThat(installed.code()).as(installed.toString()).isZero();
    assertThat(place.resolve("data/zsh/site-functions/_kubectl-tracebloc")).isRegularFile();
    assertThat(elsewhere.run("--uninstall").code()).isZero();
    assertThat(InstallScript.below(place)).isEmpty();
  }

  @Test
  void linksMadeUnderAnotherNameOfThePlaceAreOurs() throws Exception {
    install(place);
    Files.createSymbolicLink(directory.resolve("link"), place);
    var link = place.resolve("bin/helm-tracebloc");
    var target = Files.readSymbolicLink(link).toString();
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of(target.replace("/place/", "/link/")));
    install(place);
    uninstall(place);
    assertThat(InstallScript.below(place)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "busybox sh"})
  void lettersOutsideAsciiAreToldApart(String shell) throws Exception {
    var home = Files.createDirectory(directory.resolve("hö日"));
    var tools = tools("ls", "readlink", "uname", "sort", "sed", "grep", "rm", "rmdir", "cat", "ln");
    assertThat(install(home).err()).isEmpty();
    var removed =
        new InstallScript(Shell.in(directory).finding(tools))
            .by(shell, "--uninstall", "--prefix", home);
    assertThat(removed.code()).as(removed.toString()).isZero();
    assertThat(InstallScript.below(home)).isEmpty();
  }

  /** BusyBox's programs, where there is BusyBox. */
  private Path tools(String... names) throws Exception {
    var tools = Files.createDirectory(directory.resolve("tools"));
    for (var folder : List.of("/usr/bin/busybox", "/bin/busybox")) {
      for (var name : names) {
        if (Files.isExecutable(Path.of(folder)) && Files.notExists(tools.resolve(name))) {
          Files.createSymbolicLink(tools.resolve(name), Path.of(folder));
        }
      }
    }
    return tools;
  }

  /** As root the folder can be made, else it cannot. */
  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES)
  void aPlaceBelowTheRootCanBeNamed() throws Exception {
    var prefix = Path.of("/" + directory.getFileName() + "-absent");
    var wrong = "0".repeat(64);
    var outcome = script.run("--archive", archive.file(), "--sha256", wrong, "--prefix", prefix);
    assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
    assertThat(outcome.err()).containsAnyOf("another digest than it should", "install: mkdir: ");
    assertThat(prefix).doesNotExist();
  }

  @Test
  void aFailedInstallationLeavesEmptyFoldersThatWereThere() throws Exception {
    var wrong = "0".repeat(64);
    var local = Files.createDirectory(place.resolve("local"));
    for (var prefix : List.of(place.resolve("local"), place.resolve("local/new/deep"))) {
      var outcome = script.run("--archive", archive.file(), "--sha256", wrong, "--prefix", prefix);
      assertThat(outcome.err()).contains("another digest than it should");
      assertThat(local).isEmptyDirectory();
    }
  }
}
