package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemoteScriptTest {
  private static final List<String> PLACE = Destination.ofDataset("pets").parameters("0000002a");

  @ParameterizedTest
  @EnumSource
  void everyScriptFitsIntoARequestPathWithRoomToSpare(RemoteScript script) {
    var text = script.command(PLACE).get(2);
    assertThat(URLEncoder.encode(text, StandardCharsets.UTF_8)).hasSizeLessThan(6 * 1024);
    assertThat(text).doesNotContain("# ").endsWith("\n");
  }

  @ParameterizedTest
  @EnumSource
  void parametersFollowTheTextAsTheyAre(RemoteScript script) {
    assertThat(script.command(PLACE, "a b", "$(id)"))
        .endsWith(".tracebloc-staging", ".", "pets", "0000002a", "a b", "$(id)")
        .hasSize(10);
    assertThat(script.command(PLACE, "$(id)").get(2)).isEqualTo(script.command(PLACE).get(2));
  }
}
