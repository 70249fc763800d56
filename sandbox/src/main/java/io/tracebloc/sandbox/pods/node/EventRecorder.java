package io.tracebloc.sandbox.pods.node;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes Events; repeated ones are counted in one object, old ones are dropped. Thread-safe. */
public final class EventRecorder {
  private static final int KEPT = 1000;

  private final ObjectStore store;
  private final Clock clock;
  private final String component;
  private final Map<Key, String> known = new LinkedHashMap<>();

  private record Key(
      String namespace, String uid, String field, String type, String reason, String message) {}

  /**
   * A recorder.
   *
   * @param component who speaks, for example {@code kubelet}
   */
  public EventRecorder(ObjectStore store, Clock clock, String component) {
    this.store = store;
    this.clock = clock;
    this.component = component;
  }

  /** Something expected happened to the object. */
  public void normal(ObjectNode about, String reason, String message) {
    record(about, "", "Normal", reason, message);
  }

  /** Something went wrong with the object. */
  public void warning(ObjectNode about, String reason, String message) {
    record(about, "", "Warning", reason, message);
  }

  void record(ObjectNode about, String field, String type, String reason, String message) {
    var namespace = Metadata.namespace(about).isEmpty() ? "default" : Metadata.namespace(about);
    var key = new Key(namespace, Metadata.uid(about), field, type, reason, message);
    synchronized (known) {
      try {
        var name = known.get(key);
        if (name == null || !repeat(namespace, name)) {
          known.put(key, create(about, key));
          dropOldest();
        }
      } catch (ApiException gone) {
        // The namespace is being removed: nobody will read its events.
        known.remove(key);
      }
    }
  }

  private boolean repeat(String namespace, String name) {
    try {
      store.update(
          ResourceTypes.EVENTS,
          namespace,
          name,
          event -> {
            event.put("count", event.path("count").asInt(1) + 1);
            return event.put("lastTimestamp", now());
          });
      return true;
    } catch (ApiException gone) {
      return false;
    }
  }

  private String create(ObjectNode about, Key key) {
    var event = JsonNodeFactory.instance.objectNode();
    event
        .putObject("metadata")
        .put("namespace", key.namespace())
        .put("name", Metadata.name(about) + "." + UUID.randomUUID().toString().replace("-", ""));
    var involved =
        event
            .putObject("involvedObject")
            .put("apiVersion", about.path("apiVersion").asString(""))
            .put("kind", about.path("kind").asString(""))
            .put("name", Metadata.name(about))
            .put("uid", key.uid())
            .put("resourceVersion", Metadata.version(about));
    if (!Metadata.namespace(about).isEmpty()) {
      involved.put("namespace", key.namespace());
    }
    if (!key.field().isEmpty()) {
      involved.put("fieldPath", key.field());
    }
    event.put("type", key.type()).put("reason", key.reason()).put("message", key.message());
    event.put("firstTimestamp", now()).put("lastTimestamp", now()).put("count", 1);
    event.putNull("eventTime");
    event.putObject("source").put("component", component);
    event.put("reportingComponent", component).put("reportingInstance", "");
    return Metadata.name(store.create(ResourceTypes.EVENTS, event));
  }

  private void dropOldest() {
    if (known.size() > KEPT) {
      var oldest = known.entrySet().iterator().next();
      known.remove(oldest.getKey());
      store.remove(ResourceTypes.EVENTS, oldest.getKey().namespace(), oldest.getValue());
    }
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
