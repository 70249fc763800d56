package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.access.ServiceAccountTokens;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Issues tokens for ServiceAccounts on request (contract/protocol.md 2). */
final class TokenRequests {
  private static final long DEFAULT_SECONDS = 3600;
  private static final long LEAST_SECONDS = 600;
  private static final long MOST_SECONDS = 1L << 32;

  private final ObjectStore store;
  private final ServiceAccountTokens tokens;

  TokenRequests(ObjectStore store, ServiceAccountTokens tokens) {
    this.store = store;
    this.tokens = tokens;
  }

  Reply answer(byte[] body, RequestInfo info) {
    var request = body.length == 0 ? Json.object() : Json.readObject(body);
    var account =
        store
            .find(ResourceTypes.SERVICE_ACCOUNTS, info.namespace(), info.name())
            .orElseThrow(() -> ApiException.notFound(ResourceTypes.SERVICE_ACCOUNTS, info.name()));
    var spec = request.get("spec") instanceof ObjectNode given ? given : request.putObject("spec");
    if (!spec.has("expirationSeconds") || spec.get("expirationSeconds").isNull()) {
      spec.put("expirationSeconds", DEFAULT_SECONDS);
    }
    var seconds = spec.path("expirationSeconds").asLong(0);
    checkLife(seconds);
    var audiences = spec.path("audiences").valueStream().map(value -> value.asString("")).toList();
    var issued = tokens.issue(account, audiences, Duration.ofSeconds(seconds), bound(info, spec));
    if (audiences.isEmpty()) {
      spec.putArray("audiences").add(ServiceAccountTokens.AUDIENCE);
    }
    request.put("kind", "TokenRequest").put("apiVersion", "authentication.k8s.io/v1");
    request
        .putObject("metadata")
        .put("name", info.name())
        .put("namespace", info.namespace())
        .putNull("creationTimestamp");
    request
        .putObject("status")
        .put("token", issued.text())
        .put("expirationTimestamp", issued.expires().orElseThrow().toString());
    return Reply.created(request);
  }

  private static void checkLife(long seconds) {
    var wrong = "";
    if (seconds < LEAST_SECONDS) {
      wrong = "may not specify a duration less than 10 minutes";
    } else if (seconds > MOST_SECONDS) {
      wrong = "may not specify a duration larger than 2^32 seconds";
    }
    if (!wrong.isEmpty()) {
      var message = "Invalid value: " + seconds + ": " + wrong;
      throw new ApiException(
          422,
          "Invalid",
          "TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds: " + message,
          List.of(new ApiException.Cause("FieldValueInvalid", message, "spec.expirationSeconds")));
    }
  }

  private Optional<ObjectNode> bound(RequestInfo info, JsonNode spec) {
    var reference = spec.path("boundObjectRef");
    if (!reference.path("kind").asString("").equals("Pod")) {
      return Optional.empty();
    }
    var name = reference.path("name").asString("");
    var uid = reference.path("uid").asString("");
    var pod =
        store
            .find(ResourceTypes.PODS, info.namespace(), name)
            .orElseThrow(() -> ApiException.notFound(ResourceTypes.PODS, name));
    if (!uid.isEmpty() && !uid.equals(Metadata.uid(pod))) {
      throw new ApiException(
          409,
          "Conflict",
          "Operation cannot be fulfilled on pods \"%s\": the UID in the bound object reference (%s) does not match the UID in record. The object might have been deleted and then recreated"
              .formatted(name, uid));
    }
    return Optional.of(pod);
  }
}
