package io.tracebloc.sandbox.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.sandbox.standin.release.PlatformSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentsAreChosenTest {
  @Test
  void byDefaultThereIsOneHealthyRelease() {
    var options = Contents.parse(List.of()).options(Path.of("x"));
    assertThat(options.platforms()).isEmpty();
    assertThat(options.releases())
        .singleElement()
        .satisfies(release -> assertThat(release.status()).isEqualTo("deployed"))
        .satisfies(release -> assertThat(release.clusterScope()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "pending-install", "pending-upgrade"})
  void theReleaseCanBeInAnotherStateOfHelm(String state) {
    var options = Contents.parse(List.of("new", ",release:" + state)).options(Path.of("x"));
    assertThat(options.releases())
        .singleElement()
        .satisfies(release -> assertThat(release.status()).isEqualTo(state));
  }

  @Test
  void theReleaseCanBeOfNarrowScopeOrMissingBesideAnotherPlatform() {
    var narrow = Contents.parse(List.of("old", "release:no-cluster-scope")).options(Path.of("x"));
    assertThat(narrow.releases().getFirst().clusterScope()).isFalse();

    var none =
        Contents.parse(List.of("new", "tracebloc-legacy,release:none")).options(Path.of("x"));
    assertThat(none.releases()).isEmpty();
    assertThat(none.platforms()).containsExactly(PlatformSpec.parse("tracebloc-legacy"));
  }

  @ParameterizedTest
  @EnumSource(ReleaseState.class)
  void whatIsHandedOnIsReadTheSame(ReleaseState state) {
    var contents = Contents.parse(List.of("old", "release:" + state.word(), "crater,clearml-5"));
    assertThat(Contents.parse(contents.words())).isEqualTo(contents);
  }

  @Test
  void anUnknownStateIsRefused() {
    assertThatThrownBy(() -> Contents.parse(List.of("new", "release:broken")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("broken")
        .hasMessageContaining("pending-upgrade");
  }
}
