package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemoteScriptTest {
  @ParameterizedTest
  @EnumSource
  void everyScriptFitsIntoARequestPathWithRoomToSpare(RemoteScript script) {
    var text = script.command("table").get(2);
    assertThat(URLEncoder.encode(text, StandardCharsets.UTF_8)).hasSizeLessThan(6 * 1024);
    assertThat(text).doesNotContain("# ").endsWith("\n");
  }

  @ParameterizedTest
  @EnumSource
  void parametersFollowTheTextAsTheyAre(RemoteScript script) {
    assertThat(script.command("a b", "$(id)")).endsWith("a b", "$(id)").hasSize(6);
    assertThat(script.command("$(id)").get(2)).isEqualTo(script.command("other").get(2));
  }
}
