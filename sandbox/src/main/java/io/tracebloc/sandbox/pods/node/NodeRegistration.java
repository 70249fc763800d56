package io.tracebloc.sandbox.pods.node;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the Node object, as a kubelet does when it starts. */
final class NodeRegistration {
  private final ObjectStore store;
  private final NodeSettings settings;

  NodeRegistration(ObjectStore store, NodeSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  void register() {
    if (store.find(ResourceTypes.NODES, "", settings.name()).isPresent()) {
      return;
    }
    try {
      store.create(ResourceTypes.NODES, node());
    } catch (ApiException another) {
      if (another.code() != 409) {
        throw another;
      }
    }
  }

  private ObjectNode node() {
    var node = JsonNodeFactory.instance.objectNode();
    node.putObject("metadata")
        .put("name", settings.name())
        .putObject("labels")
        .put("kubernetes.io/hostname", settings.name())
        .put("kubernetes.io/os", "linux")
        .put("kubernetes.io/arch", architecture())
        .put("node-role.kubernetes.io/control-plane", "true");
    node.putObject("spec");
    var status = node.putObject("status");
    resources(status.putObject("capacity"));
    resources(status.putObject("allocatable"));
    var now = settings.clock().instant();
    var conditions = new Conditions(status.putArray("conditions"), now);
    var pressure = "kubelet has no pressure";
    conditions.set("MemoryPressure", false, "KubeletHasSufficientMemory", pressure);
    conditions.set("DiskPressure", false, "KubeletHasNoDiskPressure", pressure);
    conditions.set("PIDPressure", false, "KubeletHasSufficientPID", pressure);
    conditions
        .set("Ready", true, "KubeletReady", "practice node: containers are local processes")
        .put("lastHeartbeatTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
    var addresses = status.putArray("addresses");
    addresses.addObject().put("type", "InternalIP").put("address", "127.0.0.1");
    addresses.addObject().put("type", "Hostname").put("address", settings.name());
    status
        .putObject("nodeInfo")
        .put("architecture", architecture())
        .put("operatingSystem", "linux")
        .put("osImage", "practice cluster, no isolation")
        .put("kernelVersion", System.getProperty("os.version", "unknown"))
        .put("containerRuntimeVersion", "practice://1")
        .put("kubeletVersion", "v1.32.0-practice")
        .put("kubeProxyVersion", "")
        .put("bootID", "")
        .put("machineID", "")
        .put("systemUUID", "");
    return node;
  }

  private static void resources(ObjectNode resources) {
    var runtime = Runtime.getRuntime();
    resources
        .put("cpu", Integer.toString(runtime.availableProcessors()))
        .put("memory", "16Gi")
        .put("ephemeral-storage", "100Gi")
        .put("pods", "110");
  }

  private static String architecture() {
    return System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "amd64";
  }
}
