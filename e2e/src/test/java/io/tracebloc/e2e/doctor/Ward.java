package io.tracebloc.e2e.doctor;

import com.sun.net.httpserver.HttpServer;
import io.tracebloc.engine.cluster.ClusterAccess;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.doctor.Doctor;
import io.tracebloc.engine.doctor.DoctorReport;
import io.tracebloc.engine.doctor.DoctorRequest;
import io.tracebloc.engine.doctor.Verdict.Result;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.sandbox.PracticeCluster;
import io.tracebloc.sandbox.PracticeClusterOptions;
import io.tracebloc.sandbox.api.RequestInterceptor;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A practice cluster, a back end on loopback, and the doctor who looks at them. */
final class Ward implements AutoCloseable {
  static final String NAMESPACE = "practice";
  private static final JsonMapper JSON = new JsonMapper();

  final PracticeCluster practice;
  final AtomicReference<RequestInterceptor> interceptor =
      new AtomicReference<>(RequestInterceptor.NONE);
  private final HttpServer backEnd;
  private final Path folder;

  Ward(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    backEnd = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    backEnd.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    backEnd.start();
    practice =
        PracticeCluster.start(
            PracticeClusterOptions.in(folder.resolve("cluster"))
                .withApi(api -> api.withInterceptor(call -> interceptor.get().intercept(call))));
    awaitCompanions();
  }

  /** The cluster itself waits for jobs-manager only. */
  void awaitCompanions() {
    var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!practice.objects().list(ResourceTypes.PODS, Optional.empty()).stream()
        .allMatch(Ward::isReady)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not all Pods became ready");
      }
      Thread.onSpinWait();
    }
  }

  private static boolean isReady(ObjectNode pod) {
    return pod.path("status")
        .path("conditions")
        .valueStream()
        .anyMatch(
            condition ->
                condition.path("type").asString("").equals("Ready")
                    && condition.path("status").asString("").equals("True"));
  }

  String backEndAddress() {
    return "http://127.0.0.1:" + backEnd.getAddress().getPort();
  }

  DoctorReport examine() {
    return examine(practice.kubeconfig(), DoctorRequest.everything(), backEndAddress());
  }

  DoctorReport examine(Path kubeconfig, DoctorRequest request, String apiHost) {
    var environment =
        new HostEnvironment(
            Map.of("KUBECONFIG", kubeconfig.toString(), "TRACEBLOC_API_HOST", apiHost),
            folder,
            folder,
            false);
    try (var cluster = ClusterAccess.open(ClusterOptions.none(), environment)) {
      // Later by as much as makes a Pod forgotten.
      var later = Duration.ofMinutes(6);
      return Doctor.of(cluster, environment, () -> Instant.now().plus(later)).examine(request);
    }
  }

  static Map<CheckId, Result> results(DoctorReport report) {
    var results = new EnumMap<CheckId, Result>(CheckId.class);
    report
        .diagnoses()
        .forEach(diagnosis -> results.put(diagnosis.check(), diagnosis.verdict().result()));
    return results;
  }

  /** Changes an object; returns what puts it back. */
  Runnable change(
      ResourceType type, String namespace, String name, UnaryOperator<ObjectNode> change) {
    var before = practice.objects().find(type, namespace, name).orElseThrow().deepCopy();
    practice.objects().update(type, namespace, name, change::apply);
    return () ->
        practice
            .objects()
            .update(
                type,
                namespace,
                name,
                now -> {
                  var restored = before.deepCopy();
                  // The version is that of the newest change.
                  restored.set("metadata", metadata(before, now));
                  return restored;
                });
  }

  private static ObjectNode metadata(ObjectNode before, ObjectNode now) {
    var metadata = (ObjectNode) before.path("metadata").deepCopy();
    metadata.set("resourceVersion", now.path("metadata").path("resourceVersion"));
    return metadata;
  }

  /** Takes an object away; returns what puts it back. */
  Runnable remove(ResourceType type, String namespace, String name) {
    var removed = practice.objects().remove(type, namespace, name).orElseThrow().deepCopy();
    var metadata = (ObjectNode) removed.path("metadata");
    metadata.remove("uid");
    metadata.remove("resourceVersion");
    return () -> practice.objects().create(type, removed);
  }

  /** Adds an object as it is, its status too; returns what takes it away. */
  Runnable add(ResourceType type, String json) {
    var object = (ObjectNode) JSON.readTree(json);
    practice.objects().create(type, object);
    var metadata = object.path("metadata");
    return () ->
        practice
            .objects()
            .remove(
                type, metadata.path("namespace").asString(""), metadata.path("name").asString(""));
  }

  @Override
  public void close() {
    practice.close();
    backEnd.stop(0);
  }
}
