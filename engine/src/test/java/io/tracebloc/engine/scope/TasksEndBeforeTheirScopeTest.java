package io.tracebloc.engine.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TasksEndBeforeTheirScopeTest {
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final CountDownLatch begun = new CountDownLatch(1);

  private boolean sleepForEver() throws InterruptedException {
    try {
      begun.countDown();
      Thread.sleep(Duration.ofHours(1));
      return true;
    } catch (InterruptedException e) {
      interrupted.set(true);
      throw e;
    }
  }

  @Test
  void results_are_there_after_joining() throws Exception {
    try (var scope = new TaskScope()) {
      var one = scope.fork(() -> 1);
      var two = scope.fork(() -> "two");
      scope.join();

      assertThat(one.get()).isEqualTo(1);
      assertThat(two.get()).isEqualTo("two");
    }
  }

  @Test
  void the_first_failure_ends_the_others() {
    var failure = new IllegalArgumentException("first");
    assertThatThrownBy(
            () -> {
              try (var scope = new TaskScope()) {
                scope.fork(this::sleepForEver);
                begun.await();
                scope.fork(
                    () -> {
                      throw failure;
                    });
                scope.join();
              }
            })
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isSameAs(failure);
    assertThat(interrupted).isTrue();
  }

  @Test
  void leaving_the_scope_ends_its_tasks() throws InterruptedException {
    try (var scope = new TaskScope()) {
      scope.fork(this::sleepForEver);
      begun.await();
    }
    assertThat(interrupted).isTrue();
  }

  @Test
  void a_limit_ends_the_tasks() {
    assertThatThrownBy(
            () -> {
              try (var scope = new TaskScope()) {
                scope.fork(this::sleepForEver);
                begun.await();
                scope.join(Duration.ofMillis(10));
              }
            })
        .isInstanceOf(TimeoutException.class);
    assertThat(interrupted).isTrue();
  }

  @Test
  void an_interrupt_of_the_joining_thread_ends_the_tasks() {
    assertThatThrownBy(
            () -> {
              try (var scope = new TaskScope()) {
                scope.fork(this::sleepForEver);
                begun.await();
                Thread.currentThread().interrupt();
                scope.join();
              }
            })
        .isInstanceOf(InterruptedException.class);
    assertThat(interrupted).isTrue();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void a_cancelled_scope_starts_nothing() {
    try (var scope = new TaskScope()) {
      scope.cancel();
      var never = scope.fork(() -> 1);

      assertThatThrownBy(scope::join).isInstanceOf(ExecutionException.class);
      assertThatThrownBy(never::get).isInstanceOf(IllegalStateException.class);
    }
  }
}
