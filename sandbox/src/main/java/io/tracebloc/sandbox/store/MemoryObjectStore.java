package io.tracebloc.sandbox.store;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the objects in memory; what is kept is never modified, only replaced. */
public final class MemoryObjectStore implements ObjectStore {
  private static final int HISTORY = 4096;
  private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";
  private static final int SUFFIX_LENGTH = 5;

  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ResourceType, NavigableMap<ObjectKey, ObjectNode>> objects = new HashMap<>();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final ChangeHistory history;
  private long version = 1;

  /** An empty store. */
  public MemoryObjectStore(Clock clock) {
    this(clock, HISTORY);
  }

  /**
   * An empty store.
   *
   * @param clock for creationTimestamp
   * @param history how many changes a watch can catch up on
   */
  public MemoryObjectStore(Clock clock, int history) {
    this.clock = clock;
    this.history = new ChangeHistory(history, version);
  }

  @Override
  public ObjectNode create(ResourceType type, ObjectNode object) {
    var copy = object.deepCopy();
    copy.put("apiVersion", type.apiVersion()).put("kind", type.kind());
    lock.lock();
    try {
      var key = name(type, copy);
      if (of(type).containsKey(key)) {
        throw new ApiException(
            409, "AlreadyExists", qualified(type) + " \"" + key.name() + "\" already exists");
      }
      var metadata = Metadata.of(copy);
      if (Metadata.uid(copy).isEmpty()) {
        metadata.put("uid", UUID.randomUUID().toString());
      }
      metadata.put("creationTimestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
      if (hasGeneration(type, copy)) {
        metadata.put("generation", 1);
      }
      commit(WatchEvent.Change.ADDED, type, key, copy, null);
      return copy.deepCopy();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<ObjectNode> find(ResourceType type, String namespace, String name) {
    lock.lock();
    try {
      return Optional.ofNullable(of(type).get(new ObjectKey(namespace, name)))
          .map(ObjectNode::deepCopy);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Snapshot snapshot(ResourceType type, Optional<String> namespace) {
    List<ObjectNode> items;
    long now;
    lock.lock();
    try {
      now = version;
      items =
          of(type).entrySet().stream()
              .filter(entry -> namespace.map(entry.getKey().namespace()::equals).orElse(true))
              .map(Map.Entry::getValue)
              .toList();
    } finally {
      lock.unlock();
    }
    return new Snapshot(now, items.stream().map(ObjectNode::deepCopy).toList());
  }

  @Override
  public ObjectNode update(
      ResourceType type, String namespace, String name, UnaryOperator<ObjectNode> change) {
    lock.lock();
    try {
      var key = new ObjectKey(namespace, name);
      var previous = of(type).get(key);
      if (previous == null) {
        throw ApiException.notFound(type, name);
      }
      var next = change.apply(previous.deepCopy()).deepCopy();
      checkVersion(type, name, previous, next);
      keepIdentity(type, previous, next);
      if (Documents.same(previous, next)) {
        return previous.deepCopy();
      }
      if (hasGeneration(type, next) && !Documents.same(previous.path("spec"), next.path("spec"))) {
        Metadata.of(next)
            .put("generation", previous.path("metadata").path("generation").asLong(0) + 1);
      }
      commit(WatchEvent.Change.MODIFIED, type, key, next, previous);
      return next.deepCopy();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<ObjectNode> remove(
      ResourceType type, String namespace, String name, Predicate<ObjectNode> condition) {
    lock.lock();
    try {
      var key = new ObjectKey(namespace, name);
      var previous = of(type).get(key);
      if (previous == null || !condition.test(previous.deepCopy())) {
        return Optional.empty();
      }
      var last = previous.deepCopy();
      commit(WatchEvent.Change.DELETED, type, key, last, previous);
      return Optional.of(last.deepCopy());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long version() {
    lock.lock();
    try {
      return version;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public AutoCloseable watch(
      ResourceType type, Optional<String> namespace, long after, Consumer<WatchEvent> consumer) {
    var subscription = new Subscription(type, namespace, consumer, this::forget);
    lock.lock();
    try {
      subscription.start(history.since(after, type, namespace));
      subscriptions.add(subscription);
    } finally {
      lock.unlock();
    }
    return subscription;
  }

  private void forget(Subscription subscription) {
    lock.lock();
    try {
      subscriptions.remove(subscription);
    } finally {
      lock.unlock();
    }
  }

  private void commit(
      WatchEvent.Change change,
      ResourceType type,
      ObjectKey key,
      ObjectNode object,
      ObjectNode previous) {
    version++;
    Metadata.of(object).put("resourceVersion", Long.toString(version));
    if (change == WatchEvent.Change.DELETED) {
      of(type).remove(key);
    } else {
      of(type).put(key, object);
    }
    var event = new WatchEvent(change, type, object, previous);
    history.add(version, event);
    subscriptions.forEach(subscription -> subscription.offer(event));
  }

  private NavigableMap<ObjectKey, ObjectNode> of(ResourceType type) {
    return objects.computeIfAbsent(type, _ -> new TreeMap<>());
  }

  private ObjectKey name(ResourceType type, ObjectNode object) {
    var metadata = Metadata.of(object);
    if (!type.namespaced()) {
      metadata.remove("namespace");
    }
    var namespace = Metadata.namespace(object);
    if (!Metadata.name(object).isEmpty()) {
      return new ObjectKey(namespace, Metadata.name(object));
    }
    var prefix = metadata.path("generateName").asString("");
    ObjectKey key;
    do {
      key = new ObjectKey(namespace, prefix + suffix());
    } while (of(type).containsKey(key));
    metadata.put("name", key.name());
    return key;
  }

  private static String suffix() {
    var random = ThreadLocalRandom.current();
    var suffix = new StringBuilder(SUFFIX_LENGTH);
    for (var i = 0; i < SUFFIX_LENGTH; i++) {
      suffix.append(SUFFIX_LETTERS.charAt(random.nextInt(SUFFIX_LETTERS.length())));
    }
    return suffix.toString();
  }

  private static void checkVersion(
      ResourceType type, String name, ObjectNode previous, ObjectNode next) {
    var expected = Metadata.version(next);
    if (!expected.isEmpty() && !expected.equals(Metadata.version(previous))) {
      throw new ApiException(
          409,
          "Conflict",
          "Operation cannot be fulfilled on %s \"%s\": the object has been modified; please apply your changes to the latest version and try again"
              .formatted(qualified(type), name));
    }
  }

  private static void keepIdentity(ResourceType type, ObjectNode previous, ObjectNode next) {
    next.put("apiVersion", type.apiVersion()).put("kind", type.kind());
    var metadata = Metadata.of(next);
    var kept = List.of("name", "namespace", "uid", "creationTimestamp", "resourceVersion");
    for (var field : kept) {
      var value = previous.path("metadata").get(field);
      if (value == null) {
        metadata.remove(field);
      } else {
        metadata.set(field, value);
      }
    }
    var generation = previous.path("metadata").get("generation");
    if (generation != null) {
      metadata.set("generation", generation);
    }
  }

  /** The core group's older types have no generation. */
  private static boolean hasGeneration(ResourceType type, ObjectNode object) {
    return !type.group().isEmpty() && object.has("spec");
  }

  private static String qualified(ResourceType type) {
    return type.qualifiedPlural();
  }
}
