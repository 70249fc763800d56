package io.tracebloc.sandbox.pods;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.pods.node.ClusterAccess;
import io.tracebloc.sandbox.pods.node.Image;
import io.tracebloc.sandbox.store.MemoryObjectStore;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A practice node with a store of its own, for tests without an API server. */
final class PracticePods implements AutoCloseable {
  static final String NAMESPACE = "demo";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final ObjectStore store = new MemoryObjectStore(Clock.systemUTC());
  final PodRuntime runtime;

  PracticePods(Path directory) {
    this(directory, settings -> settings);
  }

  PracticePods(Path directory, UnaryOperator<PodRuntimeSettings> change) {
    var settings =
        PodRuntimeSettings.of(
            directory.resolve("node"),
            reference ->
                reference.startsWith("tools") || reference.startsWith("alpine")
                    ? Optional.of(Image.ofTools("sha256:" + "0".repeat(64)))
                    : Optional.empty(),
            new FixedAccess());
    var node = settings.node();
    var quick = node.withBackOff(Duration.ofMillis(50), Duration.ofMillis(400));
    runtime = new PodRuntime(store, change.apply(settings.withNode(quick)));
    runtime.start();
  }

  /** Where the API would be. */
  private record FixedAccess() implements ClusterAccess {
    @Override
    public URI address() {
      return URI.create("https://127.0.0.1:6443");
    }

    @Override
    public String certificateAuthority() {
      return "-----BEGIN CERTIFICATE-----";
    }

    @Override
    public String token(
        String namespace,
        String serviceAccount,
        ObjectNode pod,
        List<String> audiences,
        Duration lifetime) {
      return "token-of-" + serviceAccount;
    }
  }

  static ObjectNode object(String yaml) {
    return (ObjectNode) JSON.valueToTree(new Yaml().load(yaml));
  }

  ObjectNode create(ResourceType type, String yaml) {
    var object = object(yaml);
    Metadata.of(object).put("namespace", NAMESPACE);
    return store.create(type, object);
  }

  /** A pod with one container {@code main} that runs a shell script once. */
  ObjectNode script(String name, String script) {
    return pod(
        name,
        """
        restartPolicy: Never
        containers:
        - name: main
          image: tools
          command: [sh, -c, %s]
        """
            .formatted(JSON.writeValueAsString(script)));
  }

  ObjectNode pod(String name, String specYaml) {
    var pod = object("metadata: {name: " + name + "}");
    pod.set("spec", object(specYaml));
    Metadata.of(pod).put("namespace", NAMESPACE);
    return store.create(ResourceTypes.PODS, pod);
  }

  ObjectNode get(String pod) {
    return store.find(ResourceTypes.PODS, NAMESPACE, pod).orElseThrow();
  }

  boolean exists(String pod) {
    return store.find(ResourceTypes.PODS, NAMESPACE, pod).isPresent();
  }

  ObjectNode awaitPhase(String pod, String phase) {
    return await(pod, found -> found.path("status").path("phase").asString("").equals(phase));
  }

  ObjectNode awaitReady(String pod) {
    return await(
        pod,
        found ->
            found.path("status").path("conditions").valueStream().anyMatch(PracticePods::isReady));
  }

  private static boolean isReady(JsonNode condition) {
    return condition.path("type").asString("").equals("Ready")
        && condition.path("status").asString("").equals("True");
  }

  ObjectNode await(String pod, Predicate<ObjectNode> condition) {
    var end = Instant.now().plus(LONGEST_WAIT);
    while (Instant.now().isBefore(end)) {
      var found = store.find(ResourceTypes.PODS, NAMESPACE, pod);
      if (found.filter(condition).isPresent()) {
        return found.get();
      }
      pause();
    }
    throw new AssertionError("still " + store.find(ResourceTypes.PODS, NAMESPACE, pod));
  }

  static void until(String what, BooleanSupplier condition) {
    var end = Instant.now().plus(LONGEST_WAIT);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      pause();
    }
  }

  private static void pause() {
    LockSupport.parkNanos(5_000_000);
  }

  void delete(String pod, int graceSeconds) {
    store.update(
        ResourceTypes.PODS,
        NAMESPACE,
        pod,
        object -> {
          Metadata.of(object)
              .put("deletionTimestamp", Instant.now().toString())
              .put("deletionGracePeriodSeconds", graceSeconds);
          return object;
        });
  }

  String log(String pod, Map<String, String> parameters) {
    var out = new ByteArrayOutputStream();
    var query = new HashMap<String, List<String>>();
    parameters.forEach((name, value) -> query.put(name, List.of(value)));
    try {
      runtime.log(get(pod), query, out);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Runs a script to its end and returns what it printed. */
  String output(String name, String script) {
    script(name, script);
    await(name, pod -> pod.path("status").path("phase").asString("").matches("Succeeded|Failed"));
    return log(name, Map.of());
  }

  List<String> events(String pod) {
    return store.list(ResourceTypes.EVENTS, Optional.of(NAMESPACE)).stream()
        .filter(event -> event.path("involvedObject").path("name").asString("").equals(pod))
        .map(event -> event.path("reason").asString("") + ": " + event.path("message").asString(""))
        .toList();
  }

  /** Makes a bound claim and returns its directory. */
  Path claim(String name) {
    create(
        ResourceTypes.PERSISTENT_VOLUME_CLAIMS,
        "{metadata: {name: %s}, spec: {volumeName: pv-%s}, status: {phase: Bound}}"
            .formatted(name, name));
    return runtime.claimDirectory(NAMESPACE, name).orElseThrow();
  }

  @Override
  public void close() {
    runtime.close();
  }
}
