package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import io.tracebloc.sandbox.store.WatchEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists the pods behind a Service, as Endpoints and as an EndpointSlice. */
final class EndpointsController implements Controller {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String SERVICE_NAME = "kubernetes.io/service-name";

  private final ObjectStore store;

  EndpointsController(ObjectStore store) {
    this.store = store;
  }

  @Override
  public List<ResourceType> watched() {
    return List.of(ResourceTypes.SERVICES, ResourceTypes.PODS);
  }

  @Override
  public List<Key> affected(WatchEvent event) {
    if (event.type().equals(ResourceTypes.SERVICES)) {
      return List.of(Key.of(event.object()));
    }
    return store
        .list(ResourceTypes.SERVICES, Optional.of(Metadata.namespace(event.object())))
        .stream()
        .filter(service -> Ownership.hasLabels(event.object(), selector(service)))
        .map(Key::of)
        .toList();
  }

  private static JsonNode selector(ObjectNode service) {
    return service.path("spec").path("selector");
  }

  @Override
  public Optional<Duration> reconcile(Key key) {
    var service = store.find(ResourceTypes.SERVICES, key.namespace(), key.name());
    if (service.isEmpty()) {
      store.remove(ResourceTypes.ENDPOINTS, key.namespace(), key.name());
      store.remove(ResourceTypes.ENDPOINT_SLICES, key.namespace(), key.name());
    } else if (!selector(service.get()).isEmpty()) {
      write(service.get());
    }
    return Optional.empty();
  }

  private void write(ObjectNode service) {
    var pods =
        store.list(ResourceTypes.PODS, Optional.of(Metadata.namespace(service))).stream()
            .filter(pod -> Ownership.hasLabels(pod, selector(service)))
            .filter(OwnedPods::isActive)
            .filter(pod -> pod.path("status").has("podIP"))
            .toList();
    put(ResourceTypes.ENDPOINTS, service, endpoints(service, pods));
    put(ResourceTypes.ENDPOINT_SLICES, service, slice(service, pods));
  }

  private static ObjectNode endpoints(ObjectNode service, List<ObjectNode> pods) {
    var endpoints = JsonNodeFactory.instance.objectNode();
    if (pods.isEmpty()) {
      return endpoints;
    }
    var subset = endpoints.putArray("subsets").addObject();
    for (var pod : pods) {
      var addresses = OwnedPods.isReady(pod) ? "addresses" : "notReadyAddresses";
      var address = subset.withArrayProperty(addresses).addObject();
      address.put("ip", LOOPBACK).put("nodeName", pod.path("spec").path("nodeName").asString(""));
      address.set("targetRef", target(pod));
    }
    ports(service, pods.getFirst(), subset.putArray("ports"));
    return endpoints;
  }

  private static ObjectNode slice(ObjectNode service, List<ObjectNode> pods) {
    var slice = JsonNodeFactory.instance.objectNode();
    slice.put("addressType", "IPv4");
    var endpoints = slice.putArray("endpoints");
    for (var pod : pods) {
      var endpoint = endpoints.addObject();
      endpoint.putArray("addresses").add(LOOPBACK);
      var ready = OwnedPods.isReady(pod);
      endpoint
          .putObject("conditions")
          .put("ready", ready)
          .put("serving", ready)
          .put("terminating", false);
      endpoint.put("nodeName", pod.path("spec").path("nodeName").asString(""));
      endpoint.set("targetRef", target(pod));
    }
    if (pods.isEmpty()) {
      slice.putArray("ports");
    } else {
      ports(service, pods.getFirst(), slice.putArray("ports"));
    }
    return slice;
  }

  private static ObjectNode target(ObjectNode pod) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", "Pod")
        .put("namespace", Metadata.namespace(pod))
        .put("name", Metadata.name(pod))
        .put("uid", Metadata.uid(pod));
  }

  private static void ports(ObjectNode service, ObjectNode pod, ArrayNode ports) {
    for (var port : service.path("spec").path("ports")) {
      var entry = ports.addObject();
      if (port.has("name")) {
        entry.put("name", port.path("name").asString(""));
      }
      entry.put("port", targetPort(port, pod));
      entry.put("protocol", port.path("protocol").asString("TCP"));
    }
  }

  private static int targetPort(JsonNode port, ObjectNode pod) {
    var target = port.path("targetPort");
    if (!target.isString()) {
      return target.asInt(port.path("port").asInt(0));
    }
    return pod.path("spec")
        .path("containers")
        .valueStream()
        .flatMap(container -> container.path("ports").valueStream())
        .filter(declared -> declared.path("name").asString("").equals(target.asString()))
        .mapToInt(declared -> declared.path("containerPort").asInt(0))
        .findFirst()
        .orElse(0);
  }

  private void put(ResourceType type, ObjectNode service, ObjectNode content) {
    var metadata = Metadata.of(content);
    metadata.put("namespace", Metadata.namespace(service)).put("name", Metadata.name(service));
    metadata.putObject("labels").put(SERVICE_NAME, Metadata.name(service));
    Ownership.control(content, ResourceTypes.SERVICES, service);
    try {
      store.update(
          type,
          Metadata.namespace(service),
          Metadata.name(service),
          object -> {
            object.remove("subsets");
            object.setAll(content);
            return object;
          });
    } catch (ApiException missing) {
      store.create(type, content);
    }
  }
}
