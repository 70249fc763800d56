package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.InputFailure;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a\nb", "a\u0000", "\u202e", ".tracebloc-staging"})
  void oddComponentsAreRefused(String component) {
    for (var path : List.of(List.of(component), List.of(component, "a"), List.of("a", component))) {
      assertThatThrownBy(() -> Destination.ofDirectory(path, true))
          .isInstanceOfSatisfying(
              InputFailure.class, failure -> assertThat(failure.remedy()).contains("{flag:to}"));
    }
  }

  @Test
  void lengthsAreLimited() {
    assertThat(Destination.ofDirectory(List.of("ж".repeat(115)), false).path()).hasSize(115);
    assertThatThrownBy(() -> Destination.ofDirectory(List.of("ж".repeat(116)), false))
        .isInstanceOf(InputFailure.class)
        .hasMessageContaining("230 bytes");
    var deep = Collections.nCopies(501, "a");
    assertThatThrownBy(() -> Destination.ofDirectory(deep, false))
        .isInstanceOf(InputFailure.class)
        .hasMessageContaining("1000 bytes");
    assertThatThrownBy(() -> Destination.ofDirectory(List.of(), false))
        .isInstanceOf(InputFailure.class);
  }

  @Test
  void pathsAreBelowTheMount() {
    assertThat(Destination.ofDataset("pets").path()).isEqualTo(".tracebloc-staging/pets");
    assertThat(Destination.ofDirectory(List.of("a", "b"), false).path()).isEqualTo("a/b");
    assertThat(Destination.ofFile(List.of("a.csv"), false).path()).isEqualTo("a.csv");
  }

  @Test
  void unfinishedUploadsLieInADirectoryOfTheirOwn() {
    assertThat(Destination.ofDataset("pets").unfinished("0"))
        .isEqualTo(".tracebloc-staging/pets.staging-0");
    assertThat(Destination.ofDirectory(List.of("a", "b"), false).unfinished("0"))
        .isEqualTo("a/.tracebloc-staging/b.staging-0");
  }

  @Test
  void podNamesAreMadeOfWhatIsAllowedInThem() {
    var odd = Destination.ofDirectory(List.of("public", "Ünï_scans 2024!"), false);
    assertThat(StagePodSpec.name(odd, "x")).isEqualTo("tracebloc-stage-n--scans-2024-x");
    assertThat(StagePodSpec.name(Destination.ofDirectory(List.of("日本"), false), "x"))
        .isEqualTo("tracebloc-stage-tbl-x");
  }
}
