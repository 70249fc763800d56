package io.tracebloc.engine.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.ImageDigest;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would be submitted is found out by reading alone. */
final class SubmissionIsPlannedTest {
  private final DatasetRequest dataset =
      DatasetRequest.of(Path.of("leaves"), "leaves", Category.IMAGE_CLASSIFICATION);
  private final FakeRooms rooms = new FakeRooms(dataset);

  private PushRequest.Builder request() {
    return PushRequest.builder(dataset, IdempotencyKey.random(new SecureRandom()));
  }

  private String key(PushRequest.Builder request) {
    return new PlannedSubmission(rooms, _ -> {}).of(request.build()).key().value();
  }

  @Test
  void nothingButReadingHappens() {
    var submission = new PlannedSubmission(rooms, _ -> {}).of(request().build());
    assertThat(rooms.entered).containsExactly("preflight", "document", "locate");
    assertThat(submission.body())
        .contains("\"ingest_config\":\"table: leaves\\n\"", submission.key().value());
  }

  @Test
  void withoutAKeyOfItsOwnTheContentGivesIt() {
    var digest = Optional.of(new ImageDigest("sha256:" + "0".repeat(64)));
    assertThat(key(request())).isEqualTo(key(request())).hasSize(32);
    assertThat(key(request().imageDigest(digest))).isNotEqualTo(key(request()));
    assertThat(key(request().givenKey(new IdempotencyKey("own")))).isEqualTo("own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending-install", "pending-upgrade", "pending-rollback"})
  void aPendingReleaseIsRefusedIfThatIsWanted(String status) {
    rooms.status = status;
    assertThat(key(request())).isNotEmpty();
    assertThatThrownBy(() -> key(request().refusePending(true)))
        .isInstanceOf(ReleaseFailure.class)
        .hasMessageContainingAll("demo", status);

    var result = new Push(rooms, _ -> {}).run(request().refusePending(true).build());
    assertThat(result.failure()).get().isInstanceOf(ReleaseFailure.class);
    assertThat(rooms.entered).doesNotContain("open", "submit");
  }
}
