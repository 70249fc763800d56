package io.tracebloc.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.standin.release.ReleaseSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What cannot work says why and what to do, ends with the right code, and leaves nothing behind.
 */
@ExtendWith(PracticeClusterExtension.class)
class RefusalsIT {
  private static void assertRefused(Workplace place, Outcome outcome, int code, String... words) {
    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(code);
    assertThat(outcome.err())
        .contains("Error: ")
        .contains(words)
        .doesNotContain("\tat ", "Exception");
    assertThat(outcome.out()).isEmpty();
    place.assertNothingLeft();
  }

  @Test
  void noKubeconfig(Workplace place) {
    place.leaves(4);
    var outcome =
        place.push().with("KUBECONFIG", place.folder().resolve("missing").toString()).run();
    assertRefused(place, outcome, 3, "kubeconfig");
  }

  @Test
  void unknownContext(Workplace place) {
    place.leaves(4);
    assertRefused(place, place.push("--context", "elsewhere").run(), 3, "elsewhere", "--context");
  }

  @Test
  void unreachableServer(Workplace place) {
    place.leaves(4);
    assertRefused(place, place.push("--server", "https://127.0.0.1:1").run(), 1, "127.0.0.1:1");
  }

  @Test
  void rejectedCredentials(Workplace place) throws IOException {
    place.leaves(4);
    var kubeconfig = Files.readString(place.cluster().kubeconfig());
    var changed = place.folder().resolve("token.kubeconfig");
    Files.writeString(
        changed,
        kubeconfig
            .replaceAll("client-certificate-data: .*", "token: wrong")
            .replaceAll(" *client-key-data: .*\n", ""));
    var outcome = place.push().with("KUBECONFIG", changed.toString()).run();
    assertRefused(place, outcome, 5, "401");
    assertThat(outcome.err()).doesNotContain("wrong");
  }

  @Test
  void noRelease(Workplace place) {
    place.leaves(4);
    assertRefused(place, place.push().run(), 4, place.namespace());
  }

  @Test
  void twoReleases(Workplace place) {
    place.install().leaves(4);
    place.cluster().install(ReleaseSpec.of("second", place.namespace()));
    assertRefused(place, place.push().run(), 4, place.namespace(), "second", "--release");
  }

  @Test
  void claimThatIsNotBound(Workplace place) {
    place
        .cluster()
        .install(place.release().withStorage(ReleaseSpec.Storage.PENDING, "ReadWriteOnce"));
    place.leaves(4);
    assertRefused(place, place.push().run(), 4, "client-pvc", "Pending");
  }

  @Test
  void podThatThePolicyRefuses(Workplace place) {
    place.install().leaves(4);
    var reason =
        "pods \"stage\" is forbidden: violates PodSecurity \"restricted:latest\": seccompProfile";
    place
        .faults()
        .refuse("POST", "/namespaces/" + place.namespace() + "/pods", 403, "Forbidden", reason);
    assertRefused(place, place.push().run(), 7, "violates PodSecurity");
  }

  @Test
  void imageThatCannotBePulled(Workplace place) {
    place.install().leaves(4);
    var outcome =
        place.push("--stage-image", "nowhere.invalid/none:1", "--stage-timeout", "4s").run();
    assertRefused(place, outcome, 7, "nowhere.invalid/none:1", "--stage-image");
  }

  @Test
  void volumeThatCannotBeWrittenTo(Workplace place) throws IOException {
    place.install().leaves(4);
    // Permissions do not stop root, a file in the way does.
    Files.createFile(place.shared().resolve(".tracebloc-staging"));
    var outcome = place.push().run();
    assertRefused(place, outcome, 7, ".tracebloc-staging");
  }

  @Test
  void volumeThatIsFull(Workplace place) {
    place.install().leaves(60);
    try (var full = SmallVolume.over(place.shared(), 64)) {
      Assumptions.assumeTrue(full.mounted(), "mounting a small volume needs root");
      assertRefused(place, place.push().run(), 7, "space");
    }
  }

  @Test
  void tokenThatIsRefused(Workplace place) {
    place.install().leaves(4);
    place
        .faults()
        .refuse("POST", "/serviceaccounts/ingestor/token", 403, "Forbidden", "no tokens here");
    assertRefused(place, place.push().run(), 5, "ingestor");
  }

  @ParameterizedTest
  @CsvSource({
    "status:401, 5, 401",
    "status:403, 5, policy",
    "status:409, 8, --idempotency-key",
    "status:422, 8, stand-in: fault on request",
    "status:500, 8, 500",
    "status:503, 8, --image-digest",
    "garbage, 8, not JSON"
  })
  void runThatTheServerDoesNotTake(String fault, int code, String word, Workplace place) {
    place.install(place.release().withEnvironment("STANDIN_SUBMIT_FAULT", fault)).leaves(4);
    assertRefused(place, place.push().run(), code, word);
  }

  @ParameterizedTest
  @CsvSource({
    "'close,times=1'",
    "'status:500,times=1'",
    "'status:401,times=1'",
    "'lost-answer,times=1'",
    "'timeout:60,times=1'"
  })
  void aPassingFaultOfTheServerIsRetriedWithTheSameKey(String fault, Workplace place) {
    place.install(place.release().withEnvironment("STANDIN_SUBMIT_FAULT", fault)).leaves(4);
    var outcome = place.push().run();
    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(0);
    assertThat(place.jobs()).hasSize(1);
  }

  @Test
  void symbolicLinkAmongThePictures(Workplace place) throws IOException {
    place.install();
    var images = place.leaves(4).resolve("images");
    Files.createSymbolicLink(images.resolve("link.png"), Path.of("leaf_00000.png"));
    assertRefused(place, place.push().run(), 3, "link.png");
  }

  @Test
  void nameThatTheIngestorWouldUnescape(Workplace place) throws IOException {
    place.install();
    var leaves = place.leaves(4);
    Files.move(leaves.resolve("images/leaf_00000.png"), leaves.resolve("images/leaf\\0.png"));
    var labels = Files.readString(leaves.resolve("labels.csv"));
    Files.writeString(
        leaves.resolve("labels.csv"), labels.replace("leaf_00000.png", "leaf\\0.png"));
    assertRefused(place, place.push().run(), 3, "FILE-01", "backslash");
  }

  @Test
  void emptyManifest(Workplace place) throws IOException {
    place.install();
    Files.write(place.leaves(4).resolve("labels.csv"), new byte[0]);
    assertRefused(place, place.push().run(), 3, "labels.csv", "GEN-0");
  }

  @Test
  void allProblemsAreShownAtOnce(Workplace place) throws IOException {
    place.install();
    var leaves = place.leaves(6);
    Files.write(leaves.resolve("images/leaf_00001.png"), new byte[0]);
    Files.delete(leaves.resolve("images/leaf_00002.png"));
    assertRefused(
        place, place.push().run(), 3, "IMG-03", "leaf_00001.png", "FILE-01", "leaf_00002.png");
  }
}
