package io.tracebloc.e2e.anywhere;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.ApiException;
import io.tracebloc.e2e.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cannot work says why, ends with the right code, and leaves nothing behind. */
@ExtendWith(AnyClusterExtension.class)
class RefusalsAnywhereIT {
  private static void assertRefused(Visit visit, Outcome outcome, int code, String... words)
      throws ApiException {
    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(code);
    assertThat(outcome.err()).contains("Error: ").contains(words).doesNotContain("\tat ");
    assertThat(outcome.out()).isEmpty();
    visit.assertNothingLeft();
  }

  @Test
  void credentialsThatTheServerRejects(Visit visit) throws IOException, ApiException {
    visit.leaves(4);
    var stranger = visit.folder().resolve("stranger.kubeconfig");
    new Kubeconfig(visit.site().person()).writeFor("no-such-token", stranger);

    var outcome = visit.push().with("KUBECONFIG", stranger.toString()).run();

    assertRefused(visit, outcome, 5, "401");
    assertThat(outcome.err()).doesNotContain("no-such-token");
  }

  @Test
  void releaseThatIsNotThere(Visit visit) throws IOException, ApiException {
    visit.leaves(4);
    assertRefused(visit, visit.push("--release", "elsewhere").run(), 4, "elsewhere");
  }

  @Test
  void imageThatCannotBePulled(Visit visit) throws IOException, ApiException {
    visit.leaves(4);
    var image = "127.0.0.1:1/nowhere/none:1";
    var outcome = visit.pushWithImage("--stage-image", image).and("--stage-timeout", "10s").run();
    assertRefused(visit, outcome, 7, image, "--stage-image");
  }

  @Test
  void nameThatThePolicyDoesNotAllow(Visit visit) throws IOException, ApiException {
    visit.leaves(4);
    var words = new String[] {"push", "leaves", "--name", "other", "--label-column", "disease"};
    var outcome =
        visit.plugin(words).and("--task", "image_classification").and(visit.stageImage()).run();
    assertRefused(visit, outcome, 5, "policy");
    assertThat(visit.site().digests(".tracebloc-staging/other")).isEmpty();
  }

  @Test
  void nameThatIsTaken(Visit visit) throws IOException, ApiException {
    var leaves = visit.leaves(4);
    assertThat(visit.push().run().exitCode()).isZero();
    var before = Visit.digests(leaves.resolve("images"));
    Files.delete(leaves.resolve("images/leaf_00000.png"));
    Files.copy(leaves.resolve("images/leaf_00001.png"), leaves.resolve("images/leaf_00000.png"));

    var outcome = visit.push().run();

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(6);
    assertThat(outcome.err()).contains(visit.table());
    assertThat(visit.site().digests(visit.table())).containsAllEntriesOf(before);
    assertThat(visit.site().digests(".tracebloc-staging/" + visit.table())).isEmpty();
    assertThat(visit.jobs()).hasSize(1);
  }

  @Test
  void problemsOfTheDatasetComeBeforeAnythingIsCopied(Visit visit)
      throws IOException, ApiException {
    var leaves = visit.leaves(6);
    Files.write(leaves.resolve("images/leaf_00001.png"), new byte[0]);
    Files.delete(leaves.resolve("images/leaf_00002.png"));

    assertRefused(
        visit, visit.push().run(), 3, "IMG-03", "leaf_00001.png", "FILE-01", "leaf_00002.png");
  }
}
