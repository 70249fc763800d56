package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was built, installed by {@code scripts/install}, and used where there is no JDK. */
class InstalledCopyIT {
  private static final Path SCRIPT =
      Path.of(System.getProperty("distribution"), "../../../scripts/install")
          .toAbsolutePath()
          .normalize();

  private static final Pattern VERSION =
      Pattern.compile("(?m)^Version: +" + Pattern.quote(System.getProperty("version")) + "$");

  @TempDir private Path directory;

  @Test
  void kubectlFindsTheInstalledPluginAndItsCompletion() throws Exception {
    var home = Files.createDirectory(directory.resolve("a home"));
    var tools = Files.createDirectory(directory.resolve("tools"));
    var kubectl =
        Stream.of("/usr/bin/kubectl", "/usr/local/bin/kubectl")
            .map(Path::of)
            .filter(Files::isExecutable);
    var real = kubectl.findFirst();
    assumeTrue(real.isPresent(), "no kubectl here");
    Files.createSymbolicLink(tools.resolve("kubectl"), real.get());
    for (var name :
        List.of("sh", "ls", "locale", "uname", "dirname", "touch", "rm", "env", "bash", "cat")) {
      link(tools, name);
    }
    var shell = Shell.in(directory).with("HOME", home.toString());
    var installed = shell.run("sh", SCRIPT);
    assertThat(installed.code()).as(installed.toString()).isZero();

    var path = home.resolve(".local/bin") + ":" + tools;
    var bare = Shell.in(directory).with("HOME", home.toString()).with("PATH", path);
    assertThat(tools.resolve("java")).doesNotExist();
    var version = bare.run(tools.resolve("kubectl"), "tracebloc", "version", "--client");
    assertThat(version.err()).isEmpty();
    assertThat(version.out()).containsPattern(VERSION);
    var flags = bare.run(tools.resolve("kubectl"), "__complete", "tracebloc", "push", "--dr");
    assertThat(flags.out()).startsWith("--dry-run\t").contains("\n:4\n");
    var value = bare.run(tools.resolve("kubectl"), "__complete", "tracebloc", "push", "--via=c");
    assertThat(value.out()).startsWith("chart\n:4\n");

    var removed = shell.run("sh", SCRIPT, "--uninstall");
    assertThat(removed.code()).as(removed.toString()).isZero();
    try (var left = Files.list(home)) {
      // kubectl itself may keep things below .kube.
      assertThat(left.map(file -> file.getFileName().toString())).isSubsetOf(".kube");
    }
  }

  private static void link(Path tools, String name) throws IOException {
    for (var folder : List.of("/usr/bin", "/bin")) {
      var program = Path.of(folder, name);
      if (Files.isExecutable(program)) {
        Files.createSymbolicLink(tools.resolve(name), program);
        return;
      }
    }
  }
}
