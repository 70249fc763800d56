package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.access.Authorizer;
import io.tracebloc.sandbox.access.ServiceAccountTokens;
import io.tracebloc.sandbox.api.admission.Admission;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** All that the cluster answers, once the caller may ask. */
final class Endpoints {
  private static final Set<String> READ_VERBS = Set.of("get", "list");

  private final Discovery discovery;
  private final NodeMetrics metrics;
  private final Reading reading;
  private final Watching watching;
  private final Writing writing;
  private final Deleting deleting;
  private final Reviews reviews;
  private final TokenRequests tokenRequests;
  private final PodSubresources pods;

  Endpoints(
      ObjectStore store,
      ServiceAccountTokens tokens,
      Authorizer authorizer,
      Admission admission,
      PodSubresources pods,
      ApiServerSettings settings) {
    var clock = settings.clock();
    this.discovery = new Discovery(settings.version());
    this.metrics = new NodeMetrics(store, clock);
    this.reading = new Reading(store, clock);
    this.watching = new Watching(store, clock);
    this.writing = new Writing(store, admission, clock);
    this.deleting = new Deleting(store, clock);
    this.reviews = new Reviews(tokens, authorizer);
    this.tokenRequests = new TokenRequests(store, tokens);
    this.pods = pods;
  }

  Reply answer(ApiRequest request, byte[] body, RequestInfo info) {
    if (!info.onResource()) {
      return document(request);
    }
    if (info.group().equals(NodeMetrics.GROUP)) {
      return Reply.ok(metrics.at(request.path()).orElseThrow(Discovery::unknownPath));
    }
    if (Reviews.kinds(info.group()).containsKey(info.resource()) && info.version().equals("v1")) {
      require(info, "create");
      return reviews.answer(request.caller(), body, info);
    }
    var type = info.type().orElseThrow(Discovery::unknownPath);
    if (type.namespaced() && info.namespace().isEmpty() && !READ_VERBS.contains(info.verb())) {
      throw notAllowed();
    }
    return switch (info.subresource()) {
      case "" -> object(request, body, info, type);
      case "status" -> status(request, body, info, type);
      case "scale" -> scale(request, body, info, type);
      case "token" -> {
        if (!type.equals(ResourceTypes.SERVICE_ACCOUNTS)) {
          throw Discovery.unknownPath();
        }
        require(info, "create");
        yield tokenRequests.answer(body, info);
      }
      default -> throw Discovery.unknownPath();
    };
  }

  private Reply document(ApiRequest request) {
    var document =
        request.method().equals("GET")
            ? discovery
                .at(request.path())
                .or(() -> metrics.at(request.path()))
                .or(() -> OpenApi.at(request.path()))
            : Optional.<ObjectNode>empty();
    return Reply.ok(document.orElseThrow(Discovery::unknownPath));
  }

  private Reply object(ApiRequest request, byte[] body, RequestInfo info, ResourceType type) {
    return switch (info.verb()) {
      case "get" -> reading.get(request, info, type);
      case "list" -> reading.list(request, info, type);
      case "create" -> {
        if (!info.name().isEmpty()) {
          throw notAllowed();
        }
        yield writing.create(request, body, info, type);
      }
      case "update" -> named(info, () -> writing.replace(request, body, info, type));
      case "patch" -> named(info, () -> writing.patch(request, body, info, type));
      case "delete" -> deleting.one(request, body, info, type);
      case "deletecollection" -> deleting.collection(request, body, info, type);
      default -> throw notAllowed();
    };
  }

  private Reply status(ApiRequest request, byte[] body, RequestInfo info, ResourceType type) {
    if (!Subresource.hasStatus(type)) {
      throw Discovery.unknownPath();
    }
    return switch (info.verb()) {
      case "get" -> reading.get(request, info, type);
      case "update" -> writing.replace(request, body, info, type);
      case "patch" -> writing.patch(request, body, info, type);
      default -> throw notAllowed();
    };
  }

  private Reply scale(ApiRequest request, byte[] body, RequestInfo info, ResourceType type) {
    if (!Subresource.hasScale(type)) {
      throw Discovery.unknownPath();
    }
    return switch (info.verb()) {
      case "get" -> Reply.ok(Scale.of(reading.object(info, type)));
      case "update" -> writing.replace(request, body, info, type);
      case "patch" -> writing.patch(request, body, info, type);
      default -> throw notAllowed();
    };
  }

  private static Reply named(RequestInfo info, Supplier<Reply> answer) {
    if (info.name().isEmpty()) {
      throw notAllowed();
    }
    return answer.get();
  }

  private static void require(RequestInfo info, String verb) {
    if (!info.verb().equals(verb)) {
      throw notAllowed();
    }
  }

  private static ApiException notAllowed() {
    return new ApiException(
        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
  }

  void watch(Exchange exchange, ApiRequest request, RequestInfo info)
      throws IOException, InterruptedException {
    watching.serve(exchange, request, info, info.type().orElseThrow(Discovery::unknownPath));
  }

  ObjectNode pod(RequestInfo info) {
    return reading.object(info, ResourceTypes.PODS);
  }

  void log(Exchange exchange, ApiRequest request, ObjectNode pod) throws IOException {
    var out = new LateStream(exchange);
    pods.log(pod, request.query(), out);
    out.complete();
  }

  void upgrade(
      PodSubresources.Stream stream, ObjectNode pod, ApiRequest request, Exchange exchange) {
    pods.upgrade(stream, pod, request.query(), exchange.context(), exchange.request());
  }
}
