package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import java.time.Clock;
import tools.jackson.databind.node.ObjectNode;

/** Serves single objects and lists. */
final class Reading {
  private final ObjectStore store;
  private final Clock clock;

  Reading(ObjectStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The object that a path names. */
  ObjectNode object(RequestInfo info, ResourceType type) {
    return store
        .find(StoredForm.type(type), type.namespaced() ? info.namespace() : "", info.name())
        .map(object -> StoredForm.served(type, object))
        .orElseThrow(() -> ApiException.notFound(type, info.name()));
  }

  Reply get(ApiRequest request, RequestInfo info, ResourceType type) {
    return Reply.ok(Representation.of(request, clock).one(type, object(info, type)));
  }

  Reply list(ApiRequest request, RequestInfo info, ResourceType type) {
    var selection = Selection.of(request, type);
    var limit = request.number("limit").orElse(0L);
    var token = request.parameter("continue").filter(text -> !text.isEmpty());
    var start = token.map(ContinueToken::parse);
    var snapshot = store.snapshot(StoredForm.type(type), info.scope());
    var version = start.map(ContinueToken::version).orElse(snapshot.version());
    var found =
        snapshot.items().stream()
            .filter(object -> start.map(from -> from.precedes(object)).orElse(true))
            .filter(selection::matches)
            .toList();
    var metadata = Json.object().put("resourceVersion", Long.toString(version));
    if (limit > 0 && found.size() > limit) {
      var last = found.get(Math.toIntExact(limit) - 1);
      metadata.put("continue", ContinueToken.after(version, last).text());
      if (selection.everything()) {
        metadata.put("remainingItemCount", found.size() - limit);
      }
      found = found.subList(0, Math.toIntExact(limit));
    }
    var page = found.stream().map(object -> StoredForm.served(type, object)).toList();
    return Reply.ok(Representation.of(request, clock).list(type, page, metadata));
  }
}
