package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several runs of {@code scripts/install} at once in the same place. */
class InstallLockTest {
  @TempDir private Path directory;
  private Path place;
  private InstallScript script;

  @BeforeEach
  void makePlace() throws Exception {
    place = directory.resolve("place");
    script = new InstallScript(Shell.in(directory));
  }

  private TestArchive archive(String version) throws Exception {
    return new TestArchive(directory, version).lay().pack();
  }

  private List<Shell.Outcome> atOnce(List<Callable<Shell.Outcome>> runs) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcomes = new ArrayList<Shell.Outcome>();
      for (var run : threads.invokeAll(runs)) {
        outcomes.add(run.get());
      }
      return outcomes;
    }
  }

  private Callable<Shell.Outcome> installing(TestArchive archive, String shell) {
    return () -> script.by(shell, "--archive", archive.file(), "--prefix", place);
  }

  private Path versions() {
    return place.resolve("share/tracebloc/plugin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "busybox sh", "bash --posix"})
  void twoInstallationsAtOnceBothEndWell(String shell) throws Exception {
    var older = archive("1.2.0");
    var newer = archive("1.3.0");
    for (var round = 0; round < 3; round++) {
      assertThat(atOnce(List.of(installing(older, shell), installing(newer, shell))))
          .allSatisfy(outcome -> assertThat(outcome.code()).as(outcome.toString()).isZero());
      var said = new ArrayList<String>();
      for (var name : List.of("kubectl-tracebloc", "helm-tracebloc")) {
        said.add(Shell.in(directory).run(place.resolve("bin/" + name)).out());
      }
      assertThat(said).containsOnly(said.getFirst()).doesNotContain("");
      assertThat(versions()).isDirectoryNotContaining("glob:**/{lock,lock.*,new.*}");
    }
    var removed = script.by(shell, "--uninstall", "--prefix", place);
    assertThat(removed.code()).as(removed.toString()).isZero();
    assertThat(place).doesNotExist();
  }

  @Test
  void anInstallationAndARemovalAtOnceLeaveAllOrNothing() throws Exception {
    var archive = archive("1.2.0");
    for (var round = 0; round < 3; round++) {
      Callable<Shell.Outcome> removing = () -> script.run("--uninstall", "--prefix", place);
      assertThat(atOnce(List.of(removing, installing(archive, "sh"), removing)))
          .allSatisfy(outcome -> assertThat(outcome.code()).as(outcome.toString()).isZero());
      if (Files.isSymbolicLink(place.resolve("bin/kubectl-tracebloc"))) {
        assertThat(place.resolve("bin/kubectl-tracebloc")).isExecutable();
        assertThat(place.resolve("share/zsh/site-functions/_kubectl-tracebloc")).exists();
      } else {
        assertThat(place.resolve("share/zsh/site-functions/_kubectl-tracebloc")).doesNotExist();
      }
    }
  }

  private String host() throws Exception {
    return Shell.in(directory).run("uname", "-n").out().strip();
  }

  @Test
  void whatEndsNotSoonIsNamed() throws Exception {
    var archive = archive("1.2.0");
    assertThat(installing(archive, "sh").call().code()).isZero();
    var before = InstallScript.below(place);
    var other = ProcessHandle.current().pid() + "@" + host();
    var lock = Files.createSymbolicLink(versions().resolve("lock"), Path.of(other));
    var removing = List.<Object>of("--uninstall", "--prefix", place);
    Callable<Shell.Outcome> removal = () -> script.run(removing.toArray());
    assertThat(atOnce(List.of(installing(archive, "sh"), removal)))
        .allSatisfy(
            outcome -> {
              assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
              assertThat(outcome.err())
                  .contains("another installation or removal is at work in " + place)
                  .contains("(process " + other + ")")
                  .contains("remove " + lock);
            });
    Files.delete(lock);
    assertThat(InstallScript.below(place)).isEqualTo(before);
  }

  @Test
  void theLockOfAProcessThatEndedIsTakenAway() throws Exception {
    var archive = archive("1.2.0");
    var ended = new ProcessBuilder("true").start();
    ended.waitFor();
    Files.createDirectories(versions());
    Files.createSymbolicLink(versions().resolve("lock"), Path.of(ended.pid() + "@" + host()));
    Files.createDirectories(versions().resolve("new." + ended.pid()));
    var runs = List.of(installing(archive, "sh"), installing(archive, "busybox sh"));
    assertThat(atOnce(runs)).allSatisfy(outcome -> assertThat(outcome.code()).isZero());
    assertThat(versions()).isDirectoryNotContaining("glob:**/{lock,lock.*,new.*}");
  }
}
