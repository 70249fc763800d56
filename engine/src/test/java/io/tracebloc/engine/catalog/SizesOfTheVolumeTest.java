package io.tracebloc.engine.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.transfer.VolumeScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that measures, run by real shells ({@code contract/datasets.md} 8.2, 6; trap 33). */
class SizesOfTheVolumeTest {
  private static final VolumeScript SIZES = VolumeScript.beside(VolumeGlance.class, "sizes");

  @TempDir private Path volume;

  @BeforeEach
  void fill() throws IOException {
    Files.write(Files.createDirectories(volume.resolve("scans")).resolve("a"), new byte[100_000]);
    Files.createDirectories(volume.resolve("x\n9\tscans"));
    Files.createDirectories(volume.resolve("-rf"));
    Files.createSymbolicLink(volume.resolve("link"), volume.resolve("scans"));
    Files.createFile(volume.resolve("file"));
  }

  private VolumeSizes measure(List<String> shell) throws Exception {
    var command = new ArrayList<>(shell);
    command.addAll(SIZES.command(volume.toString()).subList(1, 5));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return VolumeSizes.read(output);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "/usr/bin/busybox sh"})
  void directoriesThatCanBeDatasetsAreMeasured(String shell) throws Exception {
    var sizes = measure(List.of(shell.split(" ")));
    assertThat(sizes.of("scans").orElse(0)).isBetween(98_000L, 160_000L);
    assertThat(sizes.of("link")).isEmpty();
    assertThat(sizes.of("file")).isEmpty();
    assertThat(sizes.of("rf")).isEmpty();
  }

  @Test
  void nothingIsMeasuredOnAnEmptyVolume(@TempDir Path empty) throws Exception {
    volume = empty;
    assertThat(measure(List.of("sh")).of("scans")).isEmpty();
  }

  @Test
  void spellingOfTheTableMayDiffer() {
    assertThat(VolumeSizes.read("3\tScans\nno such line\n").of("scans")).hasValue(3072);
  }
}
