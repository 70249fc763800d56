package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.local.DigestCache;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was digested while the stage Pod started counts once, and only as long as it is true. */
class FilesAreReadAheadTest {
  @TempDir Path folder;
  private LocalPod pod;
  private LocalFiles files;

  @BeforeEach
  void open() throws Exception {
    pod = new LocalPod(folder, Toolset.BUSYBOX);
    files =
        new LocalFiles(folder.resolve("data"))
            .add("labels.csv", new byte[(int) WorkPlan.CHUNK + 70_001])
            .add("images/a", 1000)
            .add("images/b", 0);
  }

  @AfterEach
  void close() throws Exception {
    pod.close();
  }

  @Test
  void whatIsKnownIsGivenOutOnce() {
    var ahead = ReadAhead.of(files, DigestCache.NONE);
    var items = new WorkPlan(files, _ -> true);
    while (items.hasNext()) {
      var item = items.next();
      assertThat(ahead.take(item, Digest.MD5)).isEmpty();
      assertThat(ahead.take(item, Digest.SHA256)).isPresent();
      assertThat(ahead.take(item, Digest.SHA256)).isEmpty();
    }
  }

  @Test
  void whatSmallFilesHoldIsKnownByTheirPlace() throws Exception {
    var ahead = ReadAhead.of(files, DigestCache.NONE);
    assertThat(ahead.digest(0, Digest.SHA256)).as("in pieces").isEmpty();
    for (int index = 1; index < 3; index++) {
      var content = Files.readAllBytes(files.source(index));
      assertThat(ahead.digest(index, Digest.SHA256))
          .hasValue(Digest.SHA256.start().digest(content));
      assertThat(ahead.digest(index, Digest.MD5)).isEmpty();
    }
    assertThat(ahead.digest(3, Digest.SHA256)).isEmpty();
  }

  @Test
  void filesArriveWithoutBeingDigestedAgain() throws Exception {
    var transfer = LocalTransfer.with(pod, ReadAhead.of(files, DigestCache.NONE));
    var report = transfer.transfer.send(files);
    assertThat(LocalFiles.content(staged())).isEqualTo(files.content());
    assertThat(report.retries()).isZero();
    assertThat(transfer.events.warnings).isEmpty();
  }

  @Test
  void aFileThatChangedUnnoticedInBetweenArrivesAsItIs() throws Exception {
    var ahead = ReadAhead.of(files, DigestCache.NONE);
    var source = files.source(1);
    var time = Files.getLastModifiedTime(source);
    Files.write(source, new byte[1000]);
    Files.setLastModifiedTime(source, time);
    LocalTransfer.with(pod, ahead).transfer.send(files);
    assertThat(staged().resolve("images/a")).hasBinaryContent(new byte[1000]);
  }

  private Path staged() {
    return pod.volume.resolve(".tracebloc-staging/pets");
  }
}
