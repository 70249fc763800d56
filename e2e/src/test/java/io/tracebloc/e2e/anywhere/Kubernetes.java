package io.tracebloc.e2e.anywhere;

import static io.tracebloc.e2e.Eventually.eventually;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.BatchV1Api;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.AuthenticationV1TokenRequest;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1TokenRequestSpec;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.ClusterAccess;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the scenarios ask the API server themselves, as the administrator. */
final class Kubernetes {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Cluster cluster;
  private final ApiClient api;
  private final CoreV1Api core;

  Kubernetes(Path kubeconfig, Path home) {
    var environment =
        new HostEnvironment(
            Map.of("KUBECONFIG", kubeconfig.toString(), "PATH", System.getenv("PATH")),
            home,
            home,
            false);
    this.cluster = ClusterAccess.open(ClusterOptions.none(), environment);
    this.api = cluster.api();
    this.core = new CoreV1Api(api);
  }

  /** The cluster, for the readers under test. */
  Cluster cluster() {
    return cluster;
  }

  Set<String> pods(String namespace) throws ApiException {
    var names = new TreeSet<String>();
    core.listNamespacedPod(namespace)
        .execute()
        .getItems()
        .forEach(pod -> names.add(pod.getMetadata().getName()));
    return names;
  }

  Set<String> jobs(String namespace) throws ApiException {
    var names = new TreeSet<String>();
    new BatchV1Api(api)
        .listNamespacedJob(namespace)
        .execute()
        .getItems()
        .forEach(job -> names.add(job.getMetadata().getName()));
    return names;
  }

  /** A token of a ServiceAccount, for an hour. */
  String token(String namespace, String account) throws ApiException {
    var request =
        new AuthenticationV1TokenRequest()
            .spec(new V1TokenRequestSpec().audiences(List.of()).expirationSeconds(3600L));
    return core.createNamespacedServiceAccountToken(account, namespace, request)
        .execute()
        .getStatus()
        .getToken();
  }

  /** Runs a pod to its end, removes it, and returns what it printed. */
  String run(String namespace, V1Pod pod) throws ApiException {
    var name = core.createNamespacedPod(namespace, pod).execute().getMetadata().getName();
    try {
      eventually(
          PATIENCE,
          () -> "pod " + name + " ends: " + phase(namespace, name),
          () -> phase(namespace, name).matches("Succeeded|Failed"));
      var log = core.readNamespacedPodLog(name, namespace).execute();
      // The client has no empty text.
      var printed = log == null ? "" : log;
      if (!phase(namespace, name).equals("Succeeded")) {
        throw new AssertionError("pod " + name + " failed: " + printed);
      }
      return printed;
    } finally {
      core.deleteNamespacedPod(name, namespace).gracePeriodSeconds(0).execute();
    }
  }

  private String phase(String namespace, String pod) {
    try {
      var phase = core.readNamespacedPod(pod, namespace).execute().getStatus().getPhase();
      return phase == null ? "" : phase;
    } catch (ApiException e) {
      throw new AssertionError("cannot read pod " + pod, e);
    }
  }

  /** Deletes a namespace and waits until it is gone. */
  void deleteNamespace(String namespace) throws ApiException {
    core.deleteNamespace(namespace).execute();
    eventually(PATIENCE, () -> "namespace " + namespace + " is gone", () -> isGone(namespace));
  }

  private boolean isGone(String namespace) {
    try {
      core.readNamespace(namespace).execute();
      return false;
    } catch (ApiException e) {
      if (e.getCode() == 404) {
        return true;
      }
      throw new AssertionError("cannot read namespace " + namespace, e);
    }
  }
}
