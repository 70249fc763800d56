package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.standin.release.PlatformSpec;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of any kind into each platform, as a person types it. */
@ExtendWith(PracticeClusterExtension.class)
class StageIT {
  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Draws a tree with odd names; gives its folder. */
  private static Path scans(Workplace place) {
    var scans = place.folder().resolve("scans");
    for (var name : List.of("a.txt", ".hidden", "raw/-rf", "raw/$(id) 'x'\n", "raw/deep/ä🦀")) {
      write(scans.resolve(name), "content of " + name);
    }
    return scans;
  }

  private static void assertSame(Path local, Path staged) throws IOException {
    try (var paths = Files.walk(local)) {
      for (var path : paths.filter(Files::isRegularFile).toList()) {
        var there = staged.resolve(local.relativize(path).toString());
        assertThat(there).as(there.toString()).hasSameBinaryContentAs(path);
        assertThat(Files.getPosixFilePermissions(there))
            .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
      }
    }
    try (var mine = Files.walk(local);
        var theirs = Files.walk(staged)) {
      assertThat(theirs.count()).isEqualTo(mine.count());
    }
  }

  private static Path claim(Workplace place, String namespace, String claim) {
    return place.cluster().claimDirectory(namespace, claim).orElseThrow();
  }

  private static List<String> stagePods(Workplace place, String namespace) {
    return place.cluster().objects().list(ResourceTypes.PODS, Optional.of(namespace)).stream()
        .map(pod -> pod.path("metadata").path("name").asString(""))
        .filter(name -> name.startsWith("tracebloc-stage-"))
        .toList();
  }

  /**
   * The examples of releases.md 3 and 4: claim, part of it that is mounted, directory for user
   * data, path at which jobs see what was staged.
   */
  @ParameterizedTest
  @CsvSource({
    "crater, -jobs, lab-rwx, '', shared/scans, /crater/shared/scans",
    "polyaxon-0, '', scans-pvc, project1, scans, /scans/scans",
    "polyaxon-1, '', imaging-pvc, '', scans, /plx/imaging/scans",
    "clearml-1, '', datasets-rwx, '', scans, /mnt/datasets/scans",
    "clearml-5, '', datasets-rwx, teamA, scans, /mnt/datasets/scans",
    "tracebloc-legacy, '', client-pvc, '', scans, /data/shared/scans",
  })
  void eachPlatformGetsFilesAndTellsWhereJobsSeeThem(
      String platform,
      String suffix,
      String claim,
      String part,
      String directory,
      String seen,
      Workplace place)
      throws IOException {
    place.cluster().install(PlatformSpec.parse(platform).in(place.namespace()));
    var scans = scans(place);

    var outcome = place.plugin("stage", "scans", "-o", "json").run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    var namespace = place.namespace() + suffix;
    assertThat(outcome.out())
        .contains("\"status\": \"staged\"", "\"verified\": \"sha256\"", "\"files\": 5")
        .contains("\"claim\": \"" + claim + "\"", "\"namespace\": \"" + namespace + "\"")
        .contains("\"directory\": \"" + directory + "\"", "\"path\": \"" + seen + "\"")
        .contains("\"next_step\": \"");
    var root = claim(place, namespace, claim).resolve(part);
    assertSame(scans, root.resolve(directory));
    // What the next copy to this place is compared with.
    assertThat(Workplace.namesIn(root.resolve(directory).resolveSibling(".tracebloc-staging")))
        .containsExactly("scans.manifest");
    assertThat(stagePods(place, namespace)).isEmpty();
  }

  private static void assertRefused(Outcome outcome, int code, String... words) {
    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(code);
    assertThat(outcome.err())
        .contains("Error: ")
        .contains(words)
        .doesNotContain("\tat ", "Exception");
    assertThat(outcome.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "reference, for reading only, way in",
    "archive, s3://lab-archive, vendor",
    "artifacts-store, directory of one node, volume_claim",
    "elsewhere, imaging, --target",
  })
  void targetsThatTakeNothingAreRefusedWithTheReasonAndTheAlternative(
      String target, String reason, String alternative, Workplace place) {
    place.cluster().install(PlatformSpec.parse("polyaxon-1").in(place.namespace()));
    scans(place);
    assertRefused(place.plugin("stage", "scans", "--target", target).run(), 4, reason, alternative);
    assertThat(stagePods(place, place.namespace())).isEmpty();
  }

  @Test
  void aTraceblocReleaseTakesFilesBesideItsDatasets(Workplace place) throws IOException {
    place.install();
    var scans = scans(place);
    var outcome = place.plugin("stage", "scans", "--to", "lung/2024").run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out())
        .contains("persistentvolumeclaim/client-pvc staged: 5 files", "verified by SHA-256")
        .contains("/data/shared/lung/2024", "Next: ", "kubectl tracebloc push");
    assertSame(scans, place.shared().resolve("lung/2024"));
    place.assertNothingLeft();
  }

  @Test
  void onlyOneFileAndOnlyWhatIsWanted(Workplace place) {
    place.install();
    scans(place);
    var file = place.plugin("stage", "scans/a.txt", "--to", "lung").run();
    assertThat(file.exitCode()).as(file.toString()).isZero();
    assertThat(place.shared().resolve("lung/a.txt")).hasContent("content of a.txt");

    var some = place.plugin("stage", "scans", "--to", "some", "--exclude", "raw/", "-v").run();
    assertThat(some.exitCode()).as(some.toString()).isZero();
    assertThat(Workplace.namesIn(place.shared().resolve("some")))
        .containsExactly(".hidden", "a.txt");
  }

  @Test
  void whatIsThereIsReplacedOnlyWithLeave(Workplace place) {
    place.install();
    scans(place);
    var theirs = place.shared().resolve("scans/theirs");
    write(theirs, "theirs");
    assertRefused(place.plugin("stage", "scans").run(), 6, "scans", "--to", "--overwrite");
    assertThat(theirs).hasContent("theirs");
    assertThat(stagePods(place, place.namespace())).isEmpty();

    var outcome = place.plugin("stage", "scans", "--overwrite").run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(Workplace.namesIn(theirs.getParent())).containsExactly(".hidden", "a.txt", "raw");
    place.assertNothingLeft();
  }

  @Test
  void aDryRunOnlyReads(Workplace place) {
    place.install();
    scans(place);
    var changed = new AtomicBoolean();
    place
        .faults()
        .inspect(
            request -> {
              if (!request.method().equals("GET")) {
                changed.set(true);
              }
              return false;
            });
    var outcome = place.plugin("stage", "scans", "--dry-run").run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.out())
        .contains("raw/-rf", "would take 5 files", "/data/shared/scans", "nothing was created");
    assertThat(changed).isFalse();
    place.assertNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "/etc", "a/../../b", ".tracebloc-staging/x", "a//b"})
  void placesOutsideAreRefusedBeforeAnythingIsCreated(String to, Workplace place) {
    place.install();
    scans(place);
    assertRefused(place.plugin("stage", "scans", "--to", to).run(), 2, "--to");
    place.assertNothingLeft();
  }

  @Test
  void linksOnTheVolumeAreNotFollowed(Workplace place) throws IOException {
    place.install();
    scans(place);
    var outside = Files.createDirectories(place.folder().resolve("outside"));
    Files.createSymbolicLink(place.shared().resolve("lung"), outside);
    assertRefused(
        place.plugin("stage", "scans", "--to", "lung/scans").run(), 7, "is a symbolic link");
    assertThat(outside).isEmptyDirectory();
    Files.delete(place.shared().resolve("lung"));
    place.assertNothingLeft();
  }

  @Test
  void linksAreRefusedBeforeTheClusterIsTouched(Workplace place) throws IOException {
    var scans = scans(place);
    Files.createSymbolicLink(scans.resolve("link"), Path.of("/etc/passwd"));
    assertRefused(place.plugin("stage", "scans").run(), 3, "link", "--skip-special");
    place.install();
    var outcome = place.plugin("stage", "scans", "--skip-special").run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(outcome.err()).contains("left out");
  }

  @Test
  void thePodIsWhoItIsToldToBe(Workplace place) {
    place.install();
    scans(place);
    var spec = new AtomicReference<>("");
    place
        .faults()
        .breakStreams(
            _ -> {
              var pods = ResourceTypes.PODS;
              place.cluster().objects().list(pods, Optional.of(place.namespace())).stream()
                  .filter(pod -> pod.path("metadata").path("name").asString("").contains("-stage-"))
                  .forEach(pod -> spec.set(pod.toString()));
              return Optional.empty();
            });
    var outcome =
        place
            .plugin("stage", "scans", "--run-as-user", "1234", "--fs-group", "2222")
            .and("--toleration", "gpu:NoSchedule", "--image-pull-secret", "mirror")
            .run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
    assertThat(spec.get())
        .contains("\"runAsUser\":1234", "\"fsGroup\":2222", "\"gpu\"", "\"mirror\"");
  }
}
