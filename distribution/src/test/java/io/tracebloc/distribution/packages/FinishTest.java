package io.tracebloc.distribution.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.distribution.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes with the archives of several machines. */
class FinishTest {
  private static final Path PROJECT = Path.of(System.getProperty("project"));

  @TempDir private Path directory;

  private void finish() throws IOException {
    var release = new Release("1.2.3", Instant.EPOCH, directory);
    for (var platform : Platform.ALL.subList(0, 2)) {
      Files.writeString(release.archive(platform), "archive for " + platform);
      Files.writeString(release.helm4(platform), "Helm 4's for " + platform);
    }
    new Finish(PROJECT, release, "https://example.org/x", Optional.empty()).run();
  }

  @Test
  void theSumsAreThoseThatSha256sumChecks() throws Exception {
    finish();
    var checked = Shell.in(directory).run("sha256sum", "--strict", "-c", "SHA256SUMS");
    assertThat(checked.code()).as(checked.err()).isZero();
    assertThat(checked.out().lines()).hasSize(5).contains("tracebloc.yaml: OK");
    var single =
        Shell.in(directory)
            .run("sha256sum", "--strict", "-c", "tracebloc-1.2.3-linux-arm64.tgz.sha256");
    assertThat(single.out()).isEqualTo("tracebloc-1.2.3-linux-arm64.tgz: OK\n");
  }

  @Test
  void aChangedArchiveIsNoticed() throws Exception {
    finish();
    Files.writeString(directory.resolve("tracebloc-1.2.3-linux-amd64.tgz"), "another");
    assertThat(Shell.in(directory).run("sha256sum", "-c", "SHA256SUMS").code()).isNotZero();
  }

  @Test
  void finishingAgainChangesNothing() throws Exception {
    finish();
    var before = Files.readString(directory.resolve("SHA256SUMS"));
    finish();
    assertThat(directory.resolve("SHA256SUMS")).hasContent(before);
  }
}
