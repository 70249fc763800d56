package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.scope.TaskScope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkQueueTest {
  private static WorkQueue queue(int count) {
    return new WorkQueue(IntStream.range(0, count).mapToObj(WorkQueueTest::errand).iterator());
  }

  private static Errand errand(int number) {
    var file = new DatasetFile(Path.of("f"), "f" + number, 1, 0);
    return new Errand(new WorkItem.Chunk(number, number, file, 0, 1), true);
  }

  @Test
  void manyStreamsDoEveryErrandOnceHoweverOftenOneComesBack() throws Exception {
    var queue = queue(5_000);
    Map<Long, Integer> done = new ConcurrentHashMap<>();
    try (var streams = new TaskScope()) {
      for (int stream = 0; stream < 8; stream++) {
        var random = new Random(stream);
        streams.fork(
            () -> {
              for (var next = queue.take(); next.isPresent(); next = queue.take()) {
                if (random.nextInt(5) == 0) {
                  queue.putBack(next.get());
                } else {
                  done.merge(next.get().item().number(), 1, Integer::sum);
                  queue.done();
                }
              }
              return done;
            });
      }
      streams.join(Duration.ofSeconds(30));
    }
    assertThat(done).hasSize(5_000);
    assertThat(done.values()).containsOnly(1);
  }

  @Test
  void damageIsForgivenTwice() throws Exception {
    var queue = queue(1);
    for (int time = 0; time < 2; time++) {
      assertThat(queue.putBackDamaged(queue.take().orElseThrow())).isTrue();
    }
    assertThat(queue.putBackDamaged(queue.take().orElseThrow())).isFalse();
  }

  @Test
  void whatTheVolumeWasBelievedToHaveIsThenSent() throws Exception {
    var queue = new WorkQueue(IntStream.of(7).mapToObj(i -> errand(i).withoutContent()).iterator());
    assertThat(queue.putBackDamaged(queue.take().orElseThrow())).isTrue();
    assertThat(queue.take().orElseThrow()).isEqualTo(errand(7));
  }

  @Test
  void nobodyWaitsForWorkThatWasGivenUp() throws Exception {
    var queue = queue(1);
    queue.take();
    var waiting = Executors.newVirtualThreadPerTaskExecutor();
    try (waiting) {
      var taken = waiting.submit(queue::take);
      queue.giveUp(new StagingFailure("enough", ""));
      assertThatThrownBy(() -> taken.get(30, TimeUnit.SECONDS)).hasMessageContaining("enough");
    }
  }
}
