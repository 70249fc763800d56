package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How parts of a large file are compared follows from the far side's processors. */
class DigestsOnTheFarSideTest {
  @TempDir Path folder;
  private LocalPod pod;

  @BeforeEach
  void open() throws Exception {
    pod = new LocalPod(folder, Toolset.BUSYBOX);
  }

  @AfterEach
  void close() throws Exception {
    pod.close();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 1, AUTO",
    "2, 1, SIZE",
    "2, 3, AUTO",
    "64, 1, AUTO",
    "64, 3, SIZE",
    "'', 1, AUTO"
  })
  void everyPartOfALargeFileArrives(String processors, int streams, Verify verify)
      throws Exception {
    var bin = Files.createDirectories(folder.resolve("counting"));
    Files.writeString(bin.resolve("grep"), "#!/bin/sh\necho " + processors + "\n");
    assertThat(bin.resolve("grep").toFile().setExecutable(true)).isTrue();
    pod.through("/usr/bin/env", "PATH=" + bin + ":" + folder.resolve("bin-BUSYBOX"));
    var content = new byte[2 * (int) WorkPlan.CHUNK + 3 * 65_536 + 17];
    new Random(1).nextBytes(content);
    var files = new LocalFiles(folder.resolve("data")).add("labels.csv", content).add("a/b", 9);
    var options = LocalTransfer.options(streams, verify, Duration.ofSeconds(2));
    var local = new LocalTransfer(pod, options);
    var report = local.transfer.send(files);
    var staged = pod.volume.resolve(".tracebloc-staging/pets");
    assertThat(LocalFiles.content(staged)).isEqualTo(files.content());
    assertThat(report.retries()).isZero();
    assertThat(report.sentBytes()).isEqualTo(files.bytes());
    assertThat(local.events.warnings).isEmpty();
  }
}
