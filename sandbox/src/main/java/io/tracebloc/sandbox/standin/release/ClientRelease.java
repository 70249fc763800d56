package io.tracebloc.sandbox.standin.release;

import io.tracebloc.sandbox.standin.kube.ObjectTemplate;
import io.tracebloc.sandbox.standin.release.ReleaseSpec.Storage;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The objects that the chart renders (releases.md 2.1 to 2.6). */
public final class ClientRelease {
  private static final JsonMapper JSON = new JsonMapper();

  private final ReleaseSpec spec;
  private final Map<String, String> values;

  /** The objects of that release. */
  public ClientRelease(ReleaseSpec spec) {
    this.spec = spec;
    this.values = new HashMap<>();
    values.put("release", spec.release());
    values.put("namespace", spec.namespace());
    values.put("chartVersion", spec.chartVersion());
    values.put("singleNode", Boolean.toString(spec.storage() == Storage.HOST_PATH));
    values.put("provisioner", provisioner());
    values.put("policy", policy());
    values.put("database", spec.database() ? "mysql" : "none");
    values.put("journal", hasOlderJournal() ? "older-journal" : "journal");
    values.put("rootPassword", randomText());
  }

  /** The namespace, which the installer makes and not the chart. */
  public ObjectNode namespace() {
    var namespace = JSON.createObjectNode();
    namespace.put("apiVersion", "v1");
    namespace.put("kind", "Namespace");
    var metadata = namespace.putObject("metadata");
    metadata.put("name", spec.namespace());
    spec.podSecurity()
        .ifPresent(
            level -> metadata.putObject("labels").put("pod-security.kubernetes.io/enforce", level));
    return namespace;
  }

  /**
   * Everything to create in the cluster, in order, Helm's record last. The objects carry what Helm
   * adds to them when it applies a manifest.
   */
  public List<ObjectNode> liveObjects() {
    var objects = new ArrayList<ObjectNode>();
    for (var template : templates()) {
      for (var object : template.objects()) {
        HelmMarks.put(object, spec.release(), spec.namespace());
        objects.add(object);
      }
    }
    switch (spec.driver()) {
      case NONE -> {}
      case SECRET -> objects.add(record().secret());
      case CONFIG_MAP -> objects.add(record().configMap());
    }
    return objects;
  }

  private HelmRecord record() {
    return new HelmRecord(
        spec.release(),
        spec.namespace(),
        spec.status(),
        filled("chart.yaml").getFirst(),
        filled("values.yaml").getFirst(),
        config(),
        templates(),
        List.of(new RenderedFile("seal-check.yaml", List.of(sealCheck()))));
  }

  /** The installer's values, and the user's over them. */
  private ObjectNode config() {
    var config = JSON.createObjectNode();
    config.put("clientId", "practice");
    config.put("clientPassword", "practice-password");
    config.put("clusterScope", spec.clusterScope());
    config.put("pvcAccessMode", spec.accessMode());
    var hostPath = spec.storage() == Storage.HOST_PATH;
    config.putObject("hostPath").put("enabled", hostPath);
    config.putObject("storageClass").put("provisioner", provisioner());
    var environment = config.putObject("env").put("SINGLE_NODE", Boolean.toString(hostPath));
    new TreeMap<>(spec.environment()).forEach(environment::put);
    new TreeMap<>(spec.overrides())
        .forEach((key, value) -> config.set(key, JSON.valueToTree(value)));
    return config;
  }

  /** The chart's files with what they render to, labelled as the chart labels everything. */
  private List<RenderedFile> templates() {
    var templates = new ArrayList<RenderedFile>();
    for (var file :
        List.of("accounts.yaml", "configuration.yaml", "storage.yaml", "services.yaml")) {
      templates.add(new RenderedFile(file, filled(file)));
    }
    if (spec.clusterScope()) {
      templates.add(new RenderedFile("cluster-scope.yaml", filled("cluster-scope.yaml")));
    }
    if (spec.staticToken()) {
      templates.add(new RenderedFile("static-token.yaml", filled("static-token.yaml")));
    }
    templates.addAll(claims());
    templates.add(new RenderedFile("jobs-manager.yaml", List.of(jobsManager())));
    templates.add(new RenderedFile("companions.yaml", filled("companions.yaml")));
    templates.add(new RenderedFile("upgrades.yaml", filled("upgrades.yaml")));
    templates.add(new RenderedFile("node-agents.yaml", filled("node-agents.yaml")));
    templates.forEach(template -> template.objects().forEach(this::label));
    return templates;
  }

  /** A test hook, which Helm keeps apart from the manifest. */
  private ObjectNode sealCheck() {
    var hook = filled("seal-check.yaml").getFirst();
    label(hook);
    return hook;
  }

  private List<RenderedFile> claims() {
    var templates = new ArrayList<RenderedFile>();
    templates.addAll(claim("data", "client-pvc", "50Gi", spec.accessMode()));
    templates.addAll(claim("logs", "client-logs-pvc", "10Gi", spec.accessMode()));
    templates.addAll(claim("mysql", "mysql-pvc", "2Gi", "ReadWriteOnce"));
    return templates;
  }

  private List<RenderedFile> claim(String name, String claim, String size, String accessMode) {
    var own = new HashMap<>(values);
    own.putAll(Map.of("name", name, "claim", claim, "size", size, "accessMode", accessMode));
    var templates = new ArrayList<RenderedFile>();
    if (spec.storage() == Storage.HOST_PATH) {
      templates.add(new RenderedFile("volume.yaml", load("volume.yaml").fill(own)));
    }
    templates.add(new RenderedFile("claim.yaml", load("claim.yaml").fill(own)));
    return templates;
  }

  private ObjectNode jobsManager() {
    var deployment = filled("jobs-manager.yaml").getFirst();
    var pod = (ObjectNode) deployment.path("spec").path("template").path("spec");
    var environment = (ArrayNode) pod.path("containers").path(0).path("env");
    spec.environment()
        .forEach((name, value) -> environment.addObject().put("name", name).put("value", value));
    // It runs as root, so where a level is enforced the chart's user must do without it.
    if (spec.storage() == Storage.HOST_PATH && spec.podSecurity().isEmpty()) {
      pod.putArray("initContainers").addAll(filled("init-writable-data.yaml"));
    }
    return deployment;
  }

  private static String randomText() {
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Clusters with the older ingestor do not note tasks (datasets.md 8.1). */
  private boolean hasOlderJournal() {
    var line = spec.environment().getOrDefault("STANDIN_INGEST_LINE", "");
    return spec.environment().getOrDefault("STANDIN_JOURNAL", line).equals("old");
  }

  private String policy() {
    var policy = JSON.createObjectNode();
    var allowed = policy.putArray("allowed");
    if (!spec.tablePrefixes().isEmpty()) {
      var entry = allowed.addObject();
      entry.put("service_account", "ingestor");
      entry.put("namespace", spec.namespace());
      var prefixes = entry.putArray("table_prefixes");
      spec.tablePrefixes().forEach(prefixes::add);
    }
    return YamlText.of(policy);
  }

  private void label(ObjectNode object) {
    var labels = ((ObjectNode) object.path("metadata")).withObjectProperty("labels");
    labels.put("app.kubernetes.io/name", "client");
    labels.put("app.kubernetes.io/instance", spec.release());
    labels.put("app.kubernetes.io/version", spec.chartVersion());
    labels.put("app.kubernetes.io/managed-by", "Helm");
    labels.put("helm.sh/chart", "client-" + spec.chartVersion());
  }

  /** What makes the storage class's volumes. */
  private String provisioner() {
    return switch (spec.storage()) {
      case HOST_PATH -> "manual";
      case PROVISIONED -> "practice.tracebloc.io/directory";
      case PENDING -> "kubernetes.io/no-provisioner";
    };
  }

  private List<ObjectNode> filled(String file) {
    return load(file).fill(values);
  }

  private static ObjectTemplate load(String file) {
    return ObjectTemplate.load(ClientRelease.class, file);
  }
}
