package io.tracebloc.distribution.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.distribution.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The step {@code finish} of a release, in a copy of the project, with a key for one test. */
class FinishStepTest {
  private static final Path PROJECT = Path.of(System.getProperty("project"));
  private static final String VERSION = System.getProperty("version");

  /** Short, because the agent's socket lies in it. */
  @TempDir private Path directory;

  private Path packages;
  private Shell shell;

  @BeforeEach
  void layOut() throws Exception {
    Files.createDirectories(directory.resolve("scripts/build"));
    Files.copy(
        PROJECT.resolve("scripts/build/release"), directory.resolve("scripts/build/release"));
    for (var name :
        new String[] {"pom.xml", "plugin.yaml", "krew-manifest", "distribution/src/main"}) {
      var copy = directory.resolve(name);
      Files.createDirectories(copy.getParent());
      assertThat(Shell.in(directory).run("cp", "-R", PROJECT.resolve(name), copy).code()).isZero();
    }
    packages = Files.createDirectories(directory.resolve("target/packages"));
    var platform = Platform.parse("linux-amd64");
    var release = new Release(VERSION, Instant.EPOCH, packages);
    Files.writeString(release.archive(platform), "archive");
    Files.writeString(release.helm4(platform), "archive for Helm 4");
    shell = Shell.in(directory).with("JAVA_HOME", recordingJava().toString());
  }

  @AfterEach
  void endTheAgent() throws Exception {
    shell.with("GNUPGHOME", directory.toString()).run("gpgconf", "--kill", "all");
  }

  /** A Java that writes its environment down before it runs. */
  private Path recordingJava() throws IOException {
    var bin = Files.createDirectories(directory.resolve("jdk/bin"));
    var script =
        "#!/bin/sh\nenv >'%s/environment'\nexec '%s/bin/java' -XX:+UseSerialGC \"$@\"\n"
            .formatted(directory, System.getProperty("java.home"));
    var java = Files.writeString(bin.resolve("java"), script);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return directory.resolve("jdk");
  }

  private void finish(Shell shell) throws Exception {
    var done = shell.run("scripts/build/release", "finish", "https://example.org/x");
    assertThat(done.code()).as(done.err()).isZero();
  }

  private String key() throws Exception {
    var gpg = shell.with("GNUPGHOME", directory.toString());
    gpg.run("chmod", "700", directory);
    var name = "tracebloc test <test@example.org>";
    gpg.run("gpg", "--batch", "--passphrase", "", "--quick-generate-key", name, "rsa2048", "sign");
    return gpg.run("gpg", "--batch", "--armor", "--export-secret-keys").out();
  }

  private Map<String, Object> signedManifest(String archive) throws IOException {
    var signed = Files.readString(packages.resolve(archive + ".prov"));
    var manifest = signed.substring(signed.indexOf("\n\n"), signed.indexOf("\n...\n"));
    return new Yaml().load(manifest);
  }

  @Test
  void eachFormIsSignedWithItsOwnManifestAndOnlyGpgGetsTheKey() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/gpg")), "no gpg here");
    finish(shell.with("HELM_SIGNING_KEY", key()));
    assertThat(signedManifest("tracebloc-%s-linux-amd64.tgz".formatted(VERSION)))
        .containsEntry("version", VERSION)
        .containsKey("platformCommand")
        .doesNotContainKey("apiVersion");
    assertThat(signedManifest("tracebloc-%s-linux-amd64-helm4.tgz".formatted(VERSION)))
        .containsEntry("version", VERSION)
        .containsEntry("apiVersion", "v1")
        .containsKey("runtimeConfig");
    assertThat(packages.resolve("tracebloc.pub.gpg")).isNotEmptyFile();
    assertThat(directory.resolve("environment"))
        .content()
        .contains("GNUPGHOME=")
        .doesNotContain("PRIVATE KEY");
  }

  @Test
  void withoutAKeyAllElseIsDone() throws Exception {
    finish(shell);
    assertThat(packages).isDirectoryNotContaining("glob:**.prov");
    assertThat(packages.resolve("SHA256SUMS")).isNotEmptyFile();
    assertThat(packages.resolve("tracebloc.yaml")).isNotEmptyFile();
  }
}
