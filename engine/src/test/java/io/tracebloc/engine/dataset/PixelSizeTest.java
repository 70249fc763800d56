package io.tracebloc.engine.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of sizes (3.4). */
final class PixelSizeTest {
  @ParameterizedTest
  @ValueSource(strings = {"64x32", "64X32", "64,32", " 64 x 32 ", " 64 , 32 "})
  void readsWidthThenHeight(String text) {
    assertThat(PixelSize.parse(text)).contains(new PixelSize(64, 32));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "64",
        "64x",
        "0x5",
        "5x0",
        "-1x5",
        "1x2x3",
        "1.5x2",
        "64x32,1",
        "9999999999x1"
      })
  void refusesOtherTexts(String text) {
    assertThat(PixelSize.parse(text)).isEmpty();
  }
}
