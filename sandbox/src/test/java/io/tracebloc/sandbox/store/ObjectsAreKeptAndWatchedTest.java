package io.tracebloc.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ObjectsAreKeptAndWatchedTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");
  private final MemoryObjectStore store =
      new MemoryObjectStore(Clock.fixed(NOW, ZoneOffset.UTC), 4);

  @Test
  void aNewObjectGetsItsIdentity() {
    var made = store.create(ResourceTypes.JOBS, named("a").set("spec", json("{\"n\":1}")));

    assertThat(made.path("apiVersion").asString()).isEqualTo("batch/v1");
    assertThat(made.path("kind").asString()).isEqualTo("Job");
    assertThat(Metadata.uid(made)).hasSize(36);
    assertThat(made.path("metadata").path("creationTimestamp").asString())
        .isEqualTo("2026-11-21T10:00:00Z");
    assertThat(made.path("metadata").path("generation").asInt()).isEqualTo(1);
    assertThat(Metadata.version(made)).isEqualTo(Long.toString(store.version()));
  }

  @Test
  void aTakenNameIsRefused() {
    store.create(ResourceTypes.DEPLOYMENTS, named("a"));

    assertThatThrownBy(() -> store.create(ResourceTypes.DEPLOYMENTS, named("a")))
        .isInstanceOf(ApiException.class)
        .hasMessage("deployments.apps \"a\" already exists")
        .hasFieldOrPropertyWithValue("code", 409)
        .hasFieldOrPropertyWithValue("reason", "AlreadyExists");
  }

  @Test
  void generateNameMakesDistinctNames() {
    var object = json("{\"metadata\":{\"namespace\":\"n\",\"generateName\":\"run-\"}}");

    var first = store.create(ResourceTypes.PODS, object);
    var second = store.create(ResourceTypes.PODS, object);

    assertThat(Metadata.name(first)).matches("run-[a-z0-9]{5}");
    assertThat(Metadata.name(second)).isNotEqualTo(Metadata.name(first));
  }

  @Test
  void whatIsHandedOutCanBeChangedWithoutHarm() {
    var given = named("a");
    store.create(ResourceTypes.CONFIG_MAPS, given).put("kind", "Broken");
    given.put("data", "later");
    store.find(ResourceTypes.CONFIG_MAPS, "n", "a").orElseThrow().removeAll();
    store.list(ResourceTypes.CONFIG_MAPS, Optional.empty()).getFirst().removeAll();

    var kept = store.find(ResourceTypes.CONFIG_MAPS, "n", "a").orElseThrow();
    assertThat(kept.path("kind").asString()).isEqualTo("ConfigMap");
    assertThat(kept.has("data")).isFalse();
  }

  @Test
  void anUpdateRaisesVersionAndGenerationOnlyForRealChanges() {
    store.create(ResourceTypes.JOBS, named("a").set("spec", json("{\"n\":1}")));
    var before = store.version();

    var same = store.update(ResourceTypes.JOBS, "n", "a", job -> job);
    assertThat(store.version()).isEqualTo(before);
    assertThat(Metadata.version(same)).isEqualTo(Long.toString(before));

    var status = store.update(ResourceTypes.JOBS, "n", "a", job -> job.put("status", "x"));
    assertThat(status.path("metadata").path("generation").asInt()).isEqualTo(1);

    var spec =
        store.update(ResourceTypes.JOBS, "n", "a", job -> job.set("spec", json("{\"n\":2}")));
    assertThat(spec.path("metadata").path("generation").asInt()).isEqualTo(2);
    assertThat(store.version()).isEqualTo(before + 2);
  }

  @Test
  void anUpdateFromAnOldVersionIsAConflict() {
    var old = store.create(ResourceTypes.CONFIG_MAPS, named("a"));
    store.update(ResourceTypes.CONFIG_MAPS, "n", "a", object -> object.put("data", "1"));

    assertThatThrownBy(() -> store.update(ResourceTypes.CONFIG_MAPS, "n", "a", _ -> old))
        .hasMessageContaining("the object has been modified")
        .hasFieldOrPropertyWithValue("code", 409);
  }

  @Test
  void removalDependsOnItsCondition() {
    store.create(ResourceTypes.CONFIG_MAPS, named("a"));

    assertThat(store.remove(ResourceTypes.CONFIG_MAPS, "n", "a", _ -> false)).isEmpty();
    assertThat(store.remove(ResourceTypes.CONFIG_MAPS, "n", "a")).isPresent();
    assertThat(store.remove(ResourceTypes.CONFIG_MAPS, "n", "a")).isEmpty();
  }

  @Test
  void aWatchSeesMissedAndNewChangesInOrder() throws Exception {
    var start = store.version();
    store.create(ResourceTypes.PODS, named("a"));
    store.create(ResourceTypes.PODS, json("{\"metadata\":{\"namespace\":\"o\",\"name\":\"x\"}}"));
    BlockingQueue<WatchEvent> seen = new LinkedBlockingQueue<>();

    try (var _ = store.watch(ResourceTypes.PODS, Optional.of("n"), start, seen::add)) {
      store.create(ResourceTypes.CONFIG_MAPS, named("not-a-pod"));
      store.update(ResourceTypes.PODS, "n", "a", pod -> pod.put("status", "x"));
      store.remove(ResourceTypes.PODS, "n", "a");

      assertThat(changes(seen, 3))
          .containsExactly(
              WatchEvent.Change.ADDED, WatchEvent.Change.MODIFIED, WatchEvent.Change.DELETED);
    }
  }

  @Test
  void aFailingConsumerStillSeesWhatFollows() throws Exception {
    BlockingQueue<WatchEvent> seen = new LinkedBlockingQueue<>();
    try (var _ =
        store.watch(
            ResourceTypes.PODS,
            Optional.empty(),
            store.version(),
            event -> {
              seen.add(event);
              Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {});
              throw new IllegalStateException("a bad reaction");
            })) {
      store.create(ResourceTypes.PODS, named("a"));
      store.create(ResourceTypes.PODS, named("b"));

      assertThat(changes(seen, 2)).hasSize(2);
    }
  }

  @Test
  void aWatchFromBeforeTheKnownHistoryIsRefused() {
    var start = store.version();
    for (var i = 0; i < 5; i++) {
      store.create(ResourceTypes.PODS, named("p" + i));
    }

    assertThatThrownBy(() -> store.watch(ResourceTypes.PODS, Optional.empty(), start, _ -> {}))
        .hasFieldOrPropertyWithValue("code", 410)
        .hasFieldOrPropertyWithValue("reason", "Expired");
  }

  private static List<WatchEvent.Change> changes(BlockingQueue<WatchEvent> seen, int count)
      throws InterruptedException {
    var changes = new ArrayList<WatchEvent.Change>();
    for (var i = 0; i < count; i++) {
      var event = seen.poll(10, TimeUnit.SECONDS);
      assertThat(event).as("change %d", i).isNotNull();
      changes.add(event.change());
    }
    return changes;
  }

  private static ObjectNode named(String name) {
    return json("{\"metadata\":{\"namespace\":\"n\",\"name\":\"" + name + "\"}}");
  }

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text);
  }
}
