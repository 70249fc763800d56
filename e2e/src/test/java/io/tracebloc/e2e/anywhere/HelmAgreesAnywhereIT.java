package io.tracebloc.e2e.anywhere;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.ApiException;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our reader of Helm's records and Helm itself say the same (releases.md 1.2 to 1.5). */
@ExtendWith(AnyClusterExtension.class)
class HelmAgreesAnywhereIT {
  /** What goes wrong: nulls, other shapes, other kinds, keys that the chart does not know. */
  private static final String OVERRIDES =
      """
      text: null
      number: "3"
      list: null
      emptyList: [1]
      map: {b: {c: null, d: {e: [], g: {h: i}}}}
      emptyMap: {now: {it: has}}
      dotted.key/with-slash: y
      unknown: {deep: [1, {a: null}]}
      nothing: something
      global: {registry: null, nested: {b: 3}}
      part: {size: null, color: blue, global: {own: user}}
      """;

  @Test
  void ofTheChartsOwnValues(Visit visit) throws IOException, ApiException {
    try (var release = KindsRelease.begin(visit)) {
      release.install(_ -> {}).assertBothReadTheSame();
      assertThat(release.ours().status()).contains("deployed");
    }
  }

  @Test
  void overSeveralRevisions(Visit visit) throws IOException, ApiException {
    try (var release = KindsRelease.begin(visit)) {
      var overrides = release.values(OVERRIDES);
      var map = release.values("text: {a: map}\nmap: no map\nlist: {a: map}\n");
      release
          .install(command -> command.withValuesFile(overrides))
          .upgrade(command -> command.set("map.b.c", 9).reuseValues())
          .upgrade(command -> command.withValuesFile(map))
          .upgrade(command -> command.resetValues())
          .upgrade(command -> command.withValuesFile(overrides).resetThenReuseValues())
          .assertBothReadTheSame();

      assertThat(release.statuses()).hasSize(5);
      assertThat(release.ours().believed()).contains(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "hook"})
  void ofAnUpgradeThatFailed(String failure, Visit visit) throws IOException, ApiException {
    try (var release = KindsRelease.begin(visit)) {
      release
          .install(command -> command.set("text", "good"))
          .upgrade(command -> command.set("fail", failure).reuseValues())
          .assertBothReadTheSame();
      assertThat(release.statuses()).containsEntry(1, "deployed").containsEntry(2, "failed");
      assertThat(release.ours().status()).contains("failed");
      assertThat(release.ours().believed()).contains(1);

      release
          .upgrade(command -> command.set("fail", "").set("text", "better").reuseValues())
          .assertBothReadTheSame();
      assertThat(release.ours().status()).contains("deployed");
      assertThat(release.ours().believed()).contains(3);
    }
  }

  @Test
  void ofAnInstallationThatFailed(Visit visit) throws IOException, ApiException {
    try (var release = KindsRelease.begin(visit)) {
      release.install(command -> command.set("fail", "name")).assertBothReadTheSame();

      assertThat(release.ours().status()).contains("failed");
      assertThat(release.ours().believed()).contains(1);
    }
  }

  @Test
  void ofAReleaseOfWhichOnlyTheHistoryIsLeft(Visit visit) throws IOException, ApiException {
    try (var release = KindsRelease.begin(visit)) {
      release
          .install(_ -> {})
          .upgrade(command -> command.set("number", 4))
          .uninstallButKeepTheHistory()
          .assertBothReadTheSame();

      assertThat(release.statuses()).containsEntry(2, "uninstalled");
      assertThat(release.ours().status()).isEqualTo(Optional.empty());
    }
  }

  @Test
  void ofValuesThatChanceMade(Visit visit) throws IOException, ApiException {
    try (var release = KindsRelease.begin(visit)) {
      release.install(_ -> {});
      for (var seed = 1; seed <= 8; seed++) {
        var values = release.values(new ChanceValues(seed).yaml());
        release.upgrade(command -> command.withValuesFile(values));
      }
      release.assertBothReadTheSame();
      assertThat(release.statuses()).hasSize(9);
    }
  }
}
