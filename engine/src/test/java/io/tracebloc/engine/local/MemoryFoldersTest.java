package io.tracebloc.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.cluster.HostEnvironment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryFoldersTest {
  private static Optional<MemoryFolders> folders(
      Map<String, String> variables, String home, String system) {
    return MemoryFolders.of(
        new HostEnvironment(variables, Path.of(home), Path.of("/"), false), system);
  }

  private static MemoryFolders folders(String cache, String state) {
    return new MemoryFolders(Path.of(cache), Path.of(state));
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, /h/.cache/tracebloc, /h/.local/state/tracebloc",
    "FreeBSD, /h/.cache/tracebloc, /h/.local/state/tracebloc",
    "'', /h/.cache/tracebloc, /h/.local/state/tracebloc",
    "Mac OS X, /h/Library/Caches/tracebloc, /h/Library/Application Support/tracebloc",
    "Windows 11, /h/AppData/Local/tracebloc/cache, /h/AppData/Local/tracebloc/state",
  })
  void everySystemHasItsPlace(String system, String cache, String state) {
    assertThat(folders(Map.of(), "/h", system)).contains(folders(cache, state));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Linux", "Mac OS X"})
  void theUsersVariablesCount(String system) {
    var variables = Map.of("XDG_CACHE_HOME", "/c", "XDG_STATE_HOME", "/s", "HOME", "/elsewhere");
    assertThat(folders(variables, "/h", system)).contains(folders("/c/tracebloc", "/s/tracebloc"));
  }

  @Test
  void windowsHasAVariableOfItsOwn() {
    assertThat(folders(Map.of("LOCALAPPDATA", "/d", "XDG_CACHE_HOME", "/c"), "/h", "Windows 11"))
        .contains(folders("/d/tracebloc/cache", "/d/tracebloc/state"));
  }

  @Test
  void theHomeOfTheEnvironmentComesBeforeThatOfTheAccount() {
    assertThat(folders(Map.of("HOME", "/e"), "/h", "Linux"))
        .contains(folders("/e/.cache/tracebloc", "/e/.local/state/tracebloc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "relative", "../x", "\0"})
  void whatIsNoAbsolutePathIsIgnored(String value) {
    assertThat(
            folders(
                Map.of("XDG_CACHE_HOME", value, "XDG_STATE_HOME", value, "HOME", value),
                "/h",
                "Linux"))
        .contains(folders("/h/.cache/tracebloc", "/h/.local/state/tracebloc"));
  }

  @Test
  void withoutAHomeThereIsNoPlace() {
    assertThat(folders(Map.of(), "?", "Linux")).isEmpty();
    assertThat(folders(Map.of(), "", "Linux")).isEmpty();
  }
}
