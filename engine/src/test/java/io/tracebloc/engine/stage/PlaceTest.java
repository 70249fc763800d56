package io.tracebloc.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.tree.TreeRequest;
import io.tracebloc.engine.tree.TreeScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("scans"));
    Files.writeString(folder.resolve("scans/x.csv"), "x");
  }

  private Place place(InstalledRelease release, String path, Optional<String> to) {
    var request =
        new StageRequest(
            TreeRequest.of(folder.resolve(path)),
            to,
            false,
            ReleaseRequest.none(),
            StagingOptions.standard(),
            false);
    var tree = TreeScan.scan(request.tree());
    return Place.of(release.choose(Optional.empty()), request, tree);
  }

  @Test
  void withoutAWordThePathKeepsItsNameWhereEverybodySeesIt() {
    var place = place(Platforms.crater(), "scans", Optional.empty());
    assertThat(place.destination().path()).isEqualTo("shared/scans");
    assertThat(place.seenByJobs()).contains("/crater/shared/scans");
    assertThat(place.onVolume()).isEqualTo("part/shared/scans");
    assertThat(place.userDirectory()).contains("shared");
    assertThat(place.nextStep()).isEqualTo("Register /crater/shared/scans in {program}");
  }

  @Test
  void whereAllIsForUsersItLiesBelowTheMount() {
    var place = place(Platforms.polyaxon(), "scans", Optional.empty());
    assertThat(place.seenByJobs()).contains("/plx/imaging/scans");
    assertThat(place.userDirectory()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "lung, shared/lung, shared",
    "lung/2024/, shared/lung/2024, shared",
    "shared/lung, shared/lung, shared",
    "shared, shared/scans, shared",
    "home/alice/lung, home/alice/lung, home/alice",
    "home/alice, home/alice/scans, home/alice",
    "home, shared/home, shared",
    "HOME/alice, shared/HOME/alice, shared",
  })
  void aPathIsBelowTheUserDirectoryThatItNames(String to, String path, String directory) {
    var place = place(Platforms.crater(), "scans", Optional.of(to));
    assertThat(place.destination().path()).isEqualTo(path);
    assertThat(place.userDirectory()).contains(directory);
  }

  @Test
  void aFileGoesIntoTheDirectory() {
    assertThat(place(Platforms.crater(), "scans/x.csv", Optional.empty()).destination().path())
        .isEqualTo("shared/x.csv");
    var place = place(Platforms.crater(), "scans/x.csv", Optional.of("home/alice"));
    assertThat(place.destination().path()).isEqualTo("home/alice/x.csv");
    assertThat(place.destination().isFile()).isTrue();
    assertThat(place(Platforms.polyaxon(), "scans/x.csv", Optional.of("a/b")).destination().path())
        .isEqualTo("a/b/x.csv");
  }

  @Test
  void aPlatformWithPersonalDirectoriesOnlyAsksWhose() {
    var release =
        Platforms.release(
            "other", Platforms.writable("data", "/data", List.of("users/<name>", "<team>/data")));
    assertThatThrownBy(() -> place(release, "scans", Optional.empty()))
        .isInstanceOfSatisfying(
            InputFailure.class,
            failure -> {
              assertThat(failure).hasMessageContaining("users/<name>, <team>/data");
              assertThat(failure.remedy()).contains("{flag:to}", "users/<name>/scans");
            });
    assertThat(place(release, "scans", Optional.of("users/bob/x")).destination().path())
        .isEqualTo("users/bob/x");
    assertThat(place(release, "scans", Optional.of("red/data/x")).destination().path())
        .isEqualTo("red/data/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/abs",
        "..",
        "a/../b",
        "",
        "/",
        "a//b",
        ".",
        "./a",
        "a\nb",
        ".tracebloc-staging/x"
      })
  void placesOutsideAreRefused(String to) {
    for (var release : List.of(Platforms.crater(), Platforms.polyaxon())) {
      assertThatThrownBy(() -> place(release, "scans", Optional.of(to)))
          .as(to)
          .isInstanceOfSatisfying(
              InputFailure.class, failure -> assertThat(failure.remedy()).contains("{flag:to}"));
    }
  }

  @Test
  void aDirectoryOfThePlatformThatLeadsOutsideIsRefused() {
    var hostile =
        Platforms.release("other", Platforms.writable("data", "/data", List.of("../../etc")));
    assertThatThrownBy(() -> place(hostile, "scans", Optional.empty()))
        .isInstanceOf(InputFailure.class);
  }
}
