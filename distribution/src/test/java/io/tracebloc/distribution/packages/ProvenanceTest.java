package io.tracebloc.distribution.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.distribution.Shell;
import io.tracebloc.distribution.archive.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Signatures that Helm accepts, made by the real gpg with a key that lives as long as a test. */
class ProvenanceTest {
  private static final String KEY = "tracebloc test <test@example.org>";
  private static final String MANIFEST = "name: tracebloc\nversion: 1.0.0\n";

  /** Short, because the agent's socket lies in it. */
  @TempDir private Path home;

  private Shell shell;
  private Path archive;

  @BeforeEach
  void makeAKey() throws Exception {
    archive = Files.writeString(home.resolve("tracebloc-1.0.0-linux-amd64.tgz"), "archive");
    shell = Shell.in(home).with("GNUPGHOME", home.toString());
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/gpg")), "no gpg here");
    shell.run("chmod", "700", home);
    var made =
        shell.run(
            "gpg", "--batch", "--passphrase", "", "--quick-generate-key", KEY, "rsa2048", "sign");
    assertThat(made.code()).as(made.err()).isZero();
  }

  @AfterEach
  void endTheAgent() throws Exception {
    shell.run("gpgconf", "--kill", "all");
  }

  /**
   * A gpg that knows nothing but the throw-away key: {@link Provenance} runs in our environment.
   */
  private Path gpg() throws IOException {
    var script =
        "#!/bin/sh\nGNUPGHOME='%s' HOME='%s' exec /usr/bin/gpg \"$@\"\n".formatted(home, home);
    var file = Files.writeString(home.resolve("gpg"), script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private Path sign(String key) throws IOException {
    new Provenance(gpg().toString(), key).sign(archive, MANIFEST, "tracebloc-1.0.0.tgz");
    return archive.resolveSibling(archive.getFileName() + ".prov");
  }

  @Test
  void theSignatureIsValidAndNamesTheArchive() throws Exception {
    var provenance = sign("test@example.org");
    var verified = shell.run("gpg", "--batch", "--output", "-", "--verify", provenance);
    assertThat(verified.code()).as(verified.err()).isZero();
    assertThat(verified.err()).contains("Good signature");
    // Helm reads the signed text in two parts: the manifest is shown, the sums are compared.
    var parts = verified.out().split("\n\\.\\.\\.\n", -1);
    assertThat(parts).hasSize(2);
    assertThat(new Yaml().<Map<String, Object>>load(parts[0])).containsEntry("name", "tracebloc");
    var sum = "sha256:" + Digest.of(archive);
    assertThat(new Yaml().<Map<String, Object>>load(parts[1]))
        .containsOnly(
            Map.entry(
                "files",
                Map.of("tracebloc-1.0.0-linux-amd64.tgz", sum, "tracebloc-1.0.0.tgz", sum)));
  }

  @Test
  void aChangedFileHasNoValidSignature() throws Exception {
    var provenance = sign("test@example.org");
    Files.writeString(provenance, Files.readString(provenance).replace("1.0.0", "1.0.1"));
    assertThat(shell.run("gpg", "--batch", "--verify", provenance).code()).isNotZero();
  }

  @Test
  void signingAgainReplacesTheSignature() throws Exception {
    sign("test@example.org");
    Files.writeString(archive, "another archive");
    var verified = shell.run("gpg", "--batch", "--output", "-", "--verify", sign(KEY));
    assertThat(verified.out()).contains(Digest.of(archive));
  }

  @Test
  void aKeyThatIsNotThereIsNamedAndNothingIsLeft() {
    assertThatThrownBy(() -> sign("nobody@example.org"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nobody@example.org");
    assertThat(home).isDirectoryNotContaining(file -> file.toString().contains(".prov"));
  }

  @Test
  void aManifestThatLooksLikeTwoDocumentsIsRefused() {
    assertThatThrownBy(() -> Provenance.message(archive, "name: x\n...\nfiles: {}", "x.tgz"))
        .isInstanceOf(Refusal.class);
  }
}
