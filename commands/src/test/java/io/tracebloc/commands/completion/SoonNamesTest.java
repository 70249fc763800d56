package io.tracebloc.commands.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Nobody who types waits for a cluster that does not answer. */
class SoonNamesTest {
  @Test
  void aSilentClusterIsGivenUpAndTheQuestionEnded() throws InterruptedException {
    var never = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    var names =
        new SoonNames(
            (_, _) -> {
              try {
                never.await();
                return List.of("late");
              } catch (InterruptedException interrupted) {
                ended.countDown();
                throw new IllegalStateException(interrupted);
              }
            },
            Path.of(""));
    assertThat(names.live(ValueKind.NAMESPACE, List.of())).isEmpty();
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
