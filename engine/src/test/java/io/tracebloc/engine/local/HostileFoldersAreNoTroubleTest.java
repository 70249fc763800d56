package io.tracebloc.engine.local;

import static io.tracebloc.engine.local.RememberedFiles.SHA256;
import static io.tracebloc.engine.local.RememberedFiles.digest;
import static io.tracebloc.engine.local.RememberedFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.engine.dataset.DatasetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the cache's folder is: nothing fails, nothing outside it is touched. */
@Timeout(60)
class HostileFoldersAreNoTroubleTest {
  private static final byte[] DIGEST = digest("content");

  @TempDir Path directory;
  private Path cache;
  private DatasetFile file;

  @BeforeEach
  void oneFile() throws IOException {
    cache = Files.createDirectory(directory.resolve("cache"));
    file = write(directory.resolve("a.csv"), "content");
  }

  private void assertNothingIsKnown() {
    var memory = new RememberedFiles(cache);
    memory.remember(file, DIGEST);
    assertThat(memory.find(file)).isEmpty();
  }

  private void assertAllIsWell() {
    var memory = new RememberedFiles(cache);
    memory.remember(file, DIGEST);
    assertThat(memory.find(file)).contains(DIGEST);
  }

  @Test
  void aFileInThePlaceOfTheFolder() throws Exception {
    Files.delete(cache);
    Files.writeString(cache, "mine");
    assertNothingIsKnown();
    assertThat(cache).hasContent("mine");
  }

  @Test
  void aLinkInThePlaceOfTheTable() throws Exception {
    var victim = directory.resolve("victim");
    Files.writeString(victim, "mine");
    Files.createSymbolicLink(cache.resolve("digests-7"), victim);
    assertNothingIsKnown();
    assertThat(victim).hasContent("mine");
  }

  @Test
  void aLinkInThePlaceOfALargerTableIsNotOne() throws Exception {
    var victim = directory.resolve("victim");
    Files.writeString(victim, "mine");
    Files.createSymbolicLink(cache.resolve("digests-15"), victim);
    assertAllIsWell();
    assertThat(victim).hasContent("mine");
  }

  @Test
  void aFolderInThePlaceOfTheTable() throws Exception {
    Files.createDirectory(cache.resolve("digests-7"));
    assertNothingIsKnown();
  }

  @Test
  void aPipeInThePlaceOfTheTable() throws Exception {
    var pipe = cache.resolve("digests-7").toString();
    assumeTrue(new ProcessBuilder("mkfifo", pipe).start().waitFor() == 0);
    assertNothingIsKnown();
  }

  @Test
  void garbageInThePlaceOfTheTable() throws Exception {
    var garbage = new byte[700_000];
    new Random(1).nextBytes(garbage);
    Files.write(cache.resolve("digests-7"), garbage);
    assertThat(new RememberedFiles(cache).find(file)).isEmpty();
    assertAllIsWell();
  }

  @Test
  void anEmptyTableOfTheLargestSize() throws Exception {
    Files.createFile(cache.resolve("digests-15"));
    assertAllIsWell();
  }

  @Test
  void othersMayWriteToTheFolder() throws Exception {
    assertAllIsWell();
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertNothingIsKnown();
  }

  @Test
  void theFolderMayOnlyBeRead() throws Exception {
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("r-x------"));
    assumeTrue(!Files.isWritable(cache), "runs as root");
    assertNothingIsKnown();
  }

  @Test
  void aTableThatMayNotBeWrittenToIsReplaced() throws Exception {
    assertAllIsWell();
    var table = cache.resolve("digests-7");
    Files.setPosixFilePermissions(table, PosixFilePermissions.fromString("---------"));
    assertAllIsWell();
  }

  @Test
  void theFolderVanishesWhileItIsInUse() throws Exception {
    try (var digests = new RememberedFiles(cache).open()) {
      digests.remember(file, SHA256, DIGEST);
      Files.delete(cache.resolve("digests-7"));
      Files.delete(cache);
      digests.remember(file, SHA256, DIGEST);
      fill(digests);
    }
    assertAllIsWell();
  }

  @Test
  void aDraftThatAKilledProcessLeftIsRemovedInTheEnd() throws Exception {
    var draft = Files.createFile(cache.resolve("digests-new"));
    try (var digests = new RememberedFiles(cache).open()) {
      fill(digests);
      assertThat(cache.resolve("digests-9")).doesNotExist();
      Files.setLastModifiedTime(draft, FileTime.from(Instant.now().minusSeconds(3600)));
      fill(digests);
    }
    assertThat(draft).doesNotExist();
    assertThat(cache.resolve("digests-9")).exists();
  }

  @Test
  void aFullVolume() throws Exception {
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", cache.toString()));
    try (var digests = new RememberedFiles(cache).open()) {
      fill(digests);
      fill(digests);
    } finally {
      run("umount", cache.toString());
    }
    assertAllIsWell();
  }

  @Test
  void aVolumeThatMayOnlyBeRead() throws Exception {
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "ro", "tmpfs", cache.toString()));
    try {
      assertNothingIsKnown();
    } finally {
      run("umount", cache.toString());
    }
  }

  /** More entries than the smallest table holds; algorithms make many out of one file. */
  private void fill(DigestCache digests) {
    for (int number = 0; number < 10_000; number++) {
      digests.remember(file, "algorithm " + number, DIGEST);
    }
  }

  private static boolean run(String... command) throws Exception {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
