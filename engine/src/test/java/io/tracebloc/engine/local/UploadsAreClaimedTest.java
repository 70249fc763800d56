package io.tracebloc.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.cluster.HostEnvironment;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One upload to one place at a time goes on with what an earlier one left. */
@Timeout(120)
class UploadsAreClaimedTest {
  private static final String PLACE = "https://api.example:6443 demo data-claim train/set";

  @TempDir Path home;

  private LocalMemory memory() {
    return memory(home);
  }

  private static LocalMemory memory(Path home) {
    return LocalMemory.in(new HostEnvironment(Map.of(), home, home, false), InstantSource.system());
  }

  private static String suffix(LocalMemory memory, String place) {
    try (var claim = memory.claim(place)) {
      return claim.suffix();
    }
  }

  @Test
  void aPlaceHasTheSameSuffixAgainAndAgain() {
    var suffix = suffix(memory(), PLACE);
    assertThat(suffix).matches("[0-9a-f]{8}").isEqualTo(suffix(memory(), PLACE));
  }

  @Test
  void anotherPlaceAndAnotherUserHaveOthers(@TempDir Path other) {
    var memory = memory();
    assertThat(suffix(memory, PLACE))
        .isNotEqualTo(suffix(memory, PLACE + "x"))
        .isNotEqualTo(suffix(memory(other), PLACE));
  }

  @Test
  void aTakenPlaceGivesASuffixOfItsOwnToOtherThreads() {
    var memory = memory();
    var first = memory.claim(PLACE);
    var second = memory.claim(PLACE);
    var third = memory.claim(PLACE);
    var elsewhere = memory.claim("elsewhere");
    assertThat(List.of(first, second, third, elsewhere))
        .extracting(UploadClaim::suffix)
        .doesNotHaveDuplicates();
    second.close();
    assertThat(suffix(memory, PLACE)).isNotEqualTo(first.suffix());
    first.close();
    first.close();
    assertThat(suffix(memory, PLACE)).isEqualTo(first.suffix());
    assertThat(suffix(memory, "elsewhere")).isNotEqualTo(elsewhere.suffix());
    third.close();
    elsewhere.close();
  }

  @Test
  void aTakenPlaceGivesASuffixOfItsOwnToOtherProcesses() throws Exception {
    var suffix = suffix(memory(), PLACE);
    var process = start(PLACE);
    try (var out = output(process)) {
      assertThat(out.readLine()).isEqualTo(suffix);
      var memory = memory();
      assertThat(suffix(memory, PLACE)).isNotEqualTo(suffix);
      assertThat(suffix(memory, PLACE)).isNotEqualTo(suffix);
      var second = start(PLACE);
      try (var others = output(second)) {
        assertThat(others.readLine()).matches("[0-9a-f]{8}").isNotEqualTo(suffix);
      } finally {
        end(second);
      }
      process.getOutputStream().close();
      process.waitFor();
      assertThat(suffix(memory, PLACE)).isEqualTo(suffix);
    } finally {
      end(process);
    }
  }

  @Test
  void aKilledProcessHoldsNothing() throws Exception {
    var process = start(PLACE);
    try (var out = output(process)) {
      var suffix = out.readLine();
      process.destroyForcibly().waitFor();
      assertThat(suffix(memory(), PLACE)).isEqualTo(suffix);
    } finally {
      end(process);
    }
  }

  @Test
  void processesThatStartAtOnceAgreeOnTheInstallation() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int round = 0; round < 20; round++) {
        var fresh = Files.createDirectory(home.resolve("round" + round));
        List<Callable<String>> works = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
          // Memories of their own stand for processes; none holds what another one wants.
          works.add(() -> installation(fresh).name());
        }
        List<String> names = new ArrayList<>();
        for (var name : threads.invokeAll(works)) {
          names.add(name.get());
        }
        assertThat(names).containsOnly(installation(fresh).name());
        try (var left = Files.list(fresh)) {
          assertThat(left).containsExactly(fresh.resolve("installation"));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "0123456789abcdef0123456789abcdef", "\0\0\0\0"})
  void aSpoiltInstallationIsMadeAnew(String content) throws Exception {
    var installation = installation(home);
    Files.writeString(home.resolve("installation"), content);
    assertThat(installation.name())
        .matches("[0-9a-f]{32}")
        .isNotEqualTo(content)
        .isEqualTo(installation.name());
  }

  @Test
  void anEndlessInstallationIsNotRead() throws Exception {
    var state = Files.createDirectories(home.resolve(".local/state/tracebloc"));
    Files.createSymbolicLink(state.resolve("installation"), Path.of("/dev/zero"));
    assertThat(suffix(memory(), PLACE)).matches("[0-9a-f]{8}");
  }

  @Test
  void whereNothingCanBeKeptEverySuffixIsGivenOnce() throws Exception {
    Files.writeString(home.resolve(".local"), "no folder");
    var memory = memory();
    assertThat(suffix(memory, PLACE)).matches("[0-9a-f]{8}").isNotEqualTo(suffix(memory, PLACE));
  }

  @Test
  void nothingPilesUp() throws Exception {
    var memory = memory();
    for (int place = 0; place < 100; place++) {
      memory.claim("place " + place);
    }
    try (var files = Files.list(home.resolve(".local/state/tracebloc"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("installation", "claims");
    }
    assertThat(home.resolve(".local/state/tracebloc/claims")).isEmptyFile();
  }

  private static Installation installation(Path state) {
    return new Installation(new PrivateFolder(state), new SecureRandom());
  }

  private Process start(String place) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ClaimingProcess.class.getName(),
            home.toString(),
            place)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static BufferedReader output(Process process) {
    return process.inputReader(StandardCharsets.US_ASCII);
  }

  private static void end(Process process) throws Exception {
    process.destroyForcibly().waitFor();
  }
}
