package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** How processes end that would have to wait for a thread of the JDK. */
@Timeout(60)
class ProcessesEndAtOnceTest {
  private static final String AT_ONCE = "-Dtracebloc.end=at-once";
  private static final String ALL = "x".repeat(PolledProcess.LENGTH) + "\nthe last words ";

  private static String output(List<String> options, String... arguments) throws Exception {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.add("--enable-native-access=ALL-UNNAMED");
    words.addAll(options);
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.add(PolledProcess.class.getName());
    words.addAll(List.of(arguments));
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(7);
    return output;
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void nothingIsWaitedForAndAllOutputAndTheExitCodeArrive() throws Exception {
    assertThat(output(List.of(AT_ONCE), "virtual")).isEqualTo(ALL);
  }

  @Test
  void whereNothingWouldBeWaitedForTheVirtualMachineEndsAsUsual() throws Exception {
    assertThat(output(List.of(AT_ONCE))).isEqualTo(ALL + "the virtual machine ended");
  }

  @Test
  void whereNobodyAllowedItTheVirtualMachineEndsAsUsual() throws Exception {
    assertThat(output(List.of(), "virtual")).isEqualTo(ALL + "the virtual machine ended");
  }
}
