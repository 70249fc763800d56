package io.tracebloc.engine.local;

import static io.tracebloc.engine.local.RememberedFiles.SHA256;
import static io.tracebloc.engine.local.RememberedFiles.digest;
import static io.tracebloc.engine.local.RememberedFiles.scanned;
import static io.tracebloc.engine.local.RememberedFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A digest is found as long as its file has not been touched. */
@Timeout(120)
class DigestsAreRememberedTest {
  private static final byte[] DIGEST = digest("content");

  @TempDir Path directory;
  private RememberedFiles memory;
  private Path data;

  @BeforeEach
  void folders() throws IOException {
    memory = new RememberedFiles(directory.resolve("cache"));
    data = Files.createDirectory(directory.resolve("data"));
  }

  @Test
  void aDigestIsFoundByTheNextCommand() throws Exception {
    var file = write(data.resolve("a.csv"), "content");
    assertThat(memory.find(file)).isEmpty();
    memory.remember(file, DIGEST);
    assertThat(memory.find(file)).contains(DIGEST);
  }

  @Test
  void aDigestOutlivesAProcessThatIsKilled() throws Exception {
    var file = write(data.resolve("a.csv"), "content");
    var killed = memory.open();
    killed.remember(file, SHA256, DIGEST);
    assertThat(memory.find(file)).contains(DIGEST);
    killed.close();
  }

  @Test
  void aDigestBelongsToItsAlgorithm() throws Exception {
    var file = write(data.resolve("a.csv"), "content");
    var md5 = new byte[16];
    try (var digests = memory.open()) {
      digests.remember(file, SHA256, DIGEST);
      assertThat(digests.find(file, "MD5")).isEmpty();
      digests.remember(file, "MD5", md5);
      assertThat(digests.find(file, "MD5")).contains(md5);
      assertThat(digests.find(file, SHA256)).contains(DIGEST);
    }
  }

  @Test
  void aNewerDigestTakesThePlaceOfTheOlderOne() throws Exception {
    var path = data.resolve("a.csv");
    memory.remember(write(path, "content"), DIGEST);
    var changed = write(path, "other content");
    memory.remember(changed, digest("other content"));
    assertThat(memory.find(changed)).contains(digest("other content"));
  }

  @Test
  void anotherSizeIsAnotherContent() throws Exception {
    var path = data.resolve("a.csv");
    var before = write(path, "content");
    memory.remember(before, DIGEST);
    Files.writeString(path, "contents");
    Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(1)));
    assertThat(memory.find(before)).isEmpty();
    assertThat(memory.find(scanned(path))).isEmpty();
  }

  @Test
  void anotherTimeIsAnotherContent() throws Exception {
    var path = data.resolve("a.csv");
    memory.remember(write(path, "content"), DIGEST);
    Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(1)));
    assertThat(memory.find(scanned(path))).isEmpty();
  }

  @Test
  void anotherFileUnderTheSameNameIsAnotherContent() throws Exception {
    var path = data.resolve("a.csv");
    memory.remember(write(path, "content"), DIGEST);
    var time = Files.getLastModifiedTime(path);
    var other = data.resolve("b.csv");
    Files.writeString(other, "CONTENT");
    Files.setLastModifiedTime(other, time);
    Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
    assertThat(memory.find(scanned(path))).isEmpty();
  }

  @Test
  void aTimeThatWasSetBackGivesNothingAway() throws Exception {
    var path = data.resolve("a.csv");
    var before = write(path, "content");
    memory.remember(before, DIGEST);
    var time = Files.getLastModifiedTime(path);
    var changed = Files.getAttribute(path, "unix:ctime");
    do {
      Files.writeString(path, "CONTENT");
      Files.setLastModifiedTime(path, time);
    } while (Files.getAttribute(path, "unix:ctime").equals(changed));
    assertThat(scanned(path)).isEqualTo(before);
    assertThat(memory.find(before)).isEmpty();
  }

  @Test
  void whatWasWrittenAMomentAgoIsNotRemembered() throws Exception {
    var file = write(data.resolve("a.csv"), "content");
    try (var digests = memory.open(Instant.now())) {
      digests.remember(file, SHA256, DIGEST);
      assertThat(digests.find(file, SHA256)).isEmpty();
    }
  }

  @Test
  void whatIsNotTheScannedFileAnyMoreIsNotRemembered() throws Exception {
    var path = data.resolve("a.csv");
    var before = write(path, "content");
    write(path, "other content");
    memory.remember(before, DIGEST);
    assertThat(memory.find(before)).isEmpty();
    assertThat(memory.find(scanned(path))).isEmpty();
  }

  @Test
  void linksHaveNoDigest() throws Exception {
    var file = write(data.resolve("a.csv"), "content");
    memory.remember(file, DIGEST);
    var link = Files.createSymbolicLink(data.resolve("b.csv"), file.source());
    memory.remember(scanned(link), DIGEST);
    assertThat(memory.find(scanned(link))).isEmpty();
    Files.delete(file.source());
    assertThat(memory.find(file)).isEmpty();
  }

  @Test
  void aFolderIsTheSameOnEveryWayToIt() throws Exception {
    var file = write(data.resolve("a.csv"), "content");
    memory.remember(file, DIGEST);
    var way = Files.createSymbolicLink(directory.resolve("way"), data);
    assertThat(memory.find(scanned(way.resolve("a.csv")))).contains(DIGEST);
    assertThat(memory.find(scanned(way.resolve("..").resolve("data").resolve("a.csv"))))
        .contains(DIGEST);
  }

  @Test
  void namesAndFoldersDoNotRunTogether() throws Exception {
    var one = write(Files.createDirectory(data.resolve("a")).resolve("bc"), "content");
    var two = write(Files.createDirectory(data.resolve("ab")).resolve("c"), "content");
    memory.remember(one, digest("one"));
    memory.remember(two, digest("two"));
    assertThat(memory.find(one)).contains(digest("one"));
    assertThat(memory.find(two)).contains(digest("two"));
  }

  @Test
  void noNameOfAFileIsKept() throws Exception {
    memory.remember(write(data.resolve("patient-4711.csv"), "content"), DIGEST);
    var kept = Files.readAllBytes(directory.resolve("cache").resolve("digests-7"));
    assertThat(new String(kept, StandardCharsets.ISO_8859_1))
        .doesNotContain("patient")
        .doesNotContain("data");
  }

  @Test
  void foldersAndFilesAreForTheUserOnly() throws Exception {
    memory.remember(write(data.resolve("a.csv"), "content"), DIGEST);
    var cache = directory.resolve("cache");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(cache.resolve("digests-7"))))
        .isEqualTo("rw-------");
  }

  @Test
  void unusualDigestsAreNotRemembered() throws Exception {
    var file = write(data.resolve("a.csv"), "content");
    memory.remember(file, new byte[64]);
    assertThat(memory.find(file)).isEmpty();
    memory.remember(file, new byte[0]);
    assertThat(memory.find(file)).isEmpty();
  }

  @Test
  void aClosedCacheKnowsNothing() throws Exception {
    var file = write(data.resolve("a.csv"), "content");
    var digests = memory.open();
    digests.remember(file, SHA256, DIGEST);
    digests.close();
    digests.close();
    assertThat(digests.find(file, SHA256)).isEmpty();
    digests.remember(file, SHA256, DIGEST);
  }

  @Test
  void anInterruptedThreadLosesNothingForOthers() throws Exception {
    var file = write(data.resolve("a.csv"), "content");
    try (var digests = memory.open()) {
      digests.remember(file, SHA256, DIGEST);
      Thread.currentThread().interrupt();
      digests.find(file, SHA256);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(digests.find(file, SHA256)).contains(DIGEST);
    }
  }

  @Test
  void manyFilesFromSeveralThreadsAndCommandsAtOnceAreAllRemembered() throws Exception {
    int each = 3_000;
    for (int number = 0; number < 4 * each; number++) {
      Files.writeString(data.resolve("f" + number), "");
    }
    try (var threads = Executors.newFixedThreadPool(4);
        var digests = memory.open()) {
      var works =
          IntStream.range(0, 4)
              .<Callable<Void>>mapToObj(
                  part ->
                      () -> {
                        for (int number = part * each; number < (part + 1) * each; number++) {
                          var file = scanned(data.resolve("f" + number));
                          digests.remember(file, SHA256, digest("f" + number));
                        }
                        return null;
                      })
              .toList();
      for (var work : threads.invokeAll(works)) {
        work.get();
      }
    }
    try (var cache = Files.list(directory.resolve("cache"));
        var digests = memory.open()) {
      assertThat(cache.map(path -> path.getFileName().toString()))
          .singleElement()
          .asString()
          .matches("digests-(9|11)");
      for (int number = 0; number < 4 * each; number++) {
        assertThat(digests.find(scanned(data.resolve("f" + number)), SHA256))
            .contains(digest("f" + number));
      }
    }
  }

  @Test
  void aTableThatAnotherCommandHasEnlargedIsTakenUp() throws Exception {
    int count = 8_000;
    try (var one = memory.open();
        var two = memory.open()) {
      for (int number = 0; number < count; number++) {
        var path = data.resolve("f" + number);
        Files.createFile(path);
        var cache = number % 2 == 0 ? one : two;
        cache.remember(scanned(path), SHA256, digest("f" + number));
      }
    }
    int found = 0;
    try (var digests = memory.open()) {
      for (int number = 0; number < count; number++) {
        var digest = digests.find(scanned(data.resolve("f" + number)), SHA256);
        if (digest.isPresent()) {
          assertThat(digest).contains(digest("f" + number));
          found++;
        }
      }
    }
    // What one writes into the old table while the other copies it is lost, and nothing else.
    assertThat(found).isGreaterThan(count * 3 / 4);
  }
}
