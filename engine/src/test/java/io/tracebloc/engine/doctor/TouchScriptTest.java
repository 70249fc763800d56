package io.tracebloc.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.transfer.VolumeScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the probe runs on the volume, with the shell of the stage image where this machine has it.
 */
class TouchScriptTest {
  private static final Path BUSYBOX = Path.of("/usr/bin/busybox");
  private static final VolumeScript SCRIPT = VolumeScript.beside(VolumeProbe.class, "touch");

  @TempDir Path volume;

  private record Ended(int code, String output) {}

  private Ended run() throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    if (Files.isExecutable(BUSYBOX)) {
      command.add(BUSYBOX.toString());
    }
    command.addAll(SCRIPT.command());
    var process =
        new ProcessBuilder(command).directory(volume.toFile()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private List<String> left() throws IOException {
    try (var entries = Files.walk(volume)) {
      return entries.skip(1).map(entry -> volume.relativize(entry).toString()).sorted().toList();
    }
  }

  @Test
  void itTellsTheFreeSpaceAndLeavesNothing() throws Exception {
    var ended = run();
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output()).matches("free \\d+\\n");
    assertThat(left()).isEmpty();
  }

  @Test
  void whatIsThereStays() throws Exception {
    Files.createDirectories(volume.resolve(".tracebloc-staging/leaves"));
    assertThat(run().code()).isZero();
    assertThat(left()).containsExactly(".tracebloc-staging", ".tracebloc-staging/leaves");
  }

  @Test
  void aPlaceThatCannotBeMadeIsAFailure() throws Exception {
    Files.writeString(volume.resolve(".tracebloc-staging"), "in the way");
    assertThat(run().code()).isNotZero();
    assertThat(left()).containsExactly(".tracebloc-staging");
  }
}
