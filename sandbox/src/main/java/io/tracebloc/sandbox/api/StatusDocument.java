package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ResourceType;
import tools.jackson.databind.node.ObjectNode;

/** Makes {@code Status} objects: Kubernetes' way to say how a request went. */
final class StatusDocument {
  private static final int RETRY_SECONDS = 1;

  private StatusDocument() {}

  static ObjectNode failure(ApiException failure) {
    var status = Json.typed("v1", "Status");
    status.putObject("metadata");
    status.put("status", "Failure");
    status.put("message", failure.getMessage());
    status.put("reason", failure.reason());
    status.put("code", failure.code());
    return status;
  }

  /** A failure that concerns an object, named for clients that build their own messages. */
  static ObjectNode failure(ApiException failure, RequestInfo info) {
    var status = failure(failure);
    var details = Json.object();
    if (!info.name().isEmpty()) {
      details.put("name", info.name());
    }
    if (!info.group().isEmpty()) {
      details.put("group", info.group());
    }
    var plural = info.resource();
    // A validation failure names the kind, everything else the resource.
    var kind = failure.code() == 422 ? info.type().map(ResourceType::kind).orElse(plural) : plural;
    if (!kind.isEmpty()) {
      details.put("kind", kind);
    }
    if (!failure.causes().isEmpty()) {
      var causes = details.putArray("causes");
      for (var cause : failure.causes()) {
        causes
            .addObject()
            .put("reason", cause.reason())
            .put("message", cause.message())
            .put("field", cause.field());
      }
    }
    if (failure.code() == 429) {
      details.put("retryAfterSeconds", RETRY_SECONDS);
    }
    if (!details.isEmpty()) {
      status.set("details", details);
    }
    return status;
  }

  /** The answer to a deletion that is done. */
  static ObjectNode deleted(ResourceType type, ObjectNode object) {
    var status = Json.typed("v1", "Status");
    status.putObject("metadata");
    status.put("status", "Success");
    var details = status.putObject("details").put("name", Metadata.name(object));
    if (!type.group().isEmpty()) {
      details.put("group", type.group());
    }
    details.put("kind", type.plural()).put("uid", Metadata.uid(object));
    return status;
  }
}
