package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code contract/releases.md} 1.1 and 1.5. */
class RevisionToBelieveTest {
  @ParameterizedTest
  @CsvSource({
    // statuses of revisions 1, 2, ..., then the believed revision, the state, live first, warned
    "deployed, 1, deployed, false, false",
    "superseded deployed, 2, deployed, false, false",
    "deployed deployed, 2, deployed, false, false",
    "deployed failed, 1, failed, false, true",
    "superseded deployed failed failed, 2, failed, false, true",
    "failed, 1, failed, true, true",
    "deployed unknown, 1, unknown, false, true",
    "pending-install, 1, pending-install, true, true",
    "deployed pending-upgrade, 1, pending-upgrade, false, true",
    "pending-upgrade, 1, pending-upgrade, true, true",
    "deployed pending-rollback, 1, pending-rollback, false, true",
    "failed deployed, 2, deployed, false, false"
  })
  void theHighestRevisionDecidesTheStateAndADeployedOneTheValues(
      String statuses, int believed, String state, boolean liveFirst, boolean warned) {
    var choice = RevisionChoice.among(revisions(statuses)).orElseThrow();

    assertThat(choice.revision().revision()).isEqualTo(believed);
    assertThat(choice.status()).isEqualTo(state);
    assertThat(choice.liveFirst()).isEqualTo(liveFirst);
    assertThat(choice.warning().isPresent()).isEqualTo(warned);
  }

  @ParameterizedTest
  @CsvSource({"uninstalled", "superseded uninstalled", "deployed uninstalling", "superseded"})
  void whatIsGoneIsNotFound(String statuses) {
    assertThat(RevisionChoice.among(revisions(statuses))).isEmpty();
  }

  @Test
  void revisionsAreNumbersNotTexts() {
    var revisions = new ArrayList<HelmRevision>();
    for (int number = 1; number <= 10; number++) {
      revisions.add(revision(number, number == 10 ? "deployed" : "superseded"));
    }

    assertThat(RevisionChoice.among(revisions).orElseThrow().revision().revision()).isEqualTo(10);
  }

  @Test
  void namesComeFromLabelsAndElseFromTheLastVersionMark() {
    var labelled =
        "{\"metadata\": {\"name\": \"whatever\", \"labels\": {\"name\": \"a.v1.v2\", \"version\": \"7\"}}}";
    var bare = "{\"metadata\": {\"name\": \"sh.helm.release.v1.a.v1.v2.v12\"}}";

    assertThat(of(labelled)).hasValueSatisfying(found -> is(found, "a.v1.v2", 7));
    assertThat(of(bare)).hasValueSatisfying(found -> is(found, "a.v1.v2", 12));
    assertThat(of("{\"metadata\": {\"name\": \"something\"}}")).isEmpty();
    assertThat(of("{\"metadata\": {\"labels\": {\"name\": \"a\", \"version\": \"9999999999\"}}}"))
        .isEmpty();
  }

  private static void is(HelmRevision found, String release, int revision) {
    assertThat(found.release()).isEqualTo(release);
    assertThat(found.revision()).isEqualTo(revision);
  }

  private static Optional<HelmRevision> of(String json) {
    return HelmRevision.of("Secret", new Tree(JsonParser.parseString(json)));
  }

  private static List<HelmRevision> revisions(String statuses) {
    var revisions = new ArrayList<HelmRevision>();
    for (var status : statuses.split(" ", -1)) {
      revisions.add(revision(revisions.size() + 1, status));
    }
    return revisions;
  }

  private static HelmRevision revision(int number, String status) {
    return new HelmRevision("Secret/s", "r", number, status, Optional.empty());
  }
}
