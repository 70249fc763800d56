package io.tracebloc.engine.release;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.yaml.snakeyaml.Yaml;

/** The example of {@code contract/releases.md} 2.8 as a cluster holds it. */
final class HospitalRelease {
  static final String NAME = "hospital-a";
  private static final String VALUES =
      """
      clientId: "demo"
      env: { CLIENT_ENV: prod }
      storageClass: { create: true, provisioner: manual }
      hostPath: { enabled: true, datasetPath: /mnt/ehr }
      """;

  private HospitalRelease() {}

  static JsonObject record() {
    var record = HelmRecords.client(NAME, NAME, "1.9.62");
    record.add("config", new Gson().toJsonTree(new Yaml().load(VALUES)));
    return record;
  }

  static void putRecord(CannedCluster cluster) {
    cluster.put("secrets", HelmRecords.secret(NAME, 1, "deployed", record()));
  }

  static void putObjects(CannedCluster cluster) {
    cluster
        .put("deployments", deployment(NAME).toString())
        .put("persistentvolumeclaims", claim("Bound", "ReadWriteOnce"))
        .putGlobal(
            "/api/v1/persistentvolumes",
            """
            {"metadata": {"name": "hospital-a-data-pv"},
             "spec": {"hostPath": {"path": "/mnt/ehr/hospital-a/data"}}}
            """)
        .put(
            "services",
            """
            {"metadata": {"name": "jobs-manager"},
             "spec": {"selector": {"app": "manager"}, "ports": [{"port": 8080}]}}
            """)
        .put("configmaps", policy(NAME, "ingestor"))
        .put("serviceaccounts", "{\"metadata\": {\"name\": \"ingestor\"}}")
        .putGlobal(
            "/apis/rbac.authorization.k8s.io/v1/clusterroles",
            "{\"metadata\": {\"name\": \"hospital-a-jobs-manager-rbac\"}}")
        .putGlobal("/api/v1/nodes", "{\"metadata\": {\"name\": \"n1\"}}");
  }

  static String claim(String phase, String mode) {
    return """
        {"metadata": {"name": "client-pvc"},
         "spec": {"accessModes": ["%s"], "storageClassName": "hospital-a-storage-class",
           "volumeName": "hospital-a-data-pv"},
         "status": {"phase": "%s"}}
        """
        .formatted(mode, phase);
  }

  static String policy(String release, String... accounts) {
    var text = new StringBuilder("allowed:\\n");
    for (var account : accounts) {
      text.append(
          "- {service_account: %s, namespace: hospital-a, table_prefixes: [\\\"*\\\"]}\\n"
              .formatted(account));
    }
    return """
        {"metadata": {"name": "%s-ingestion-authz"}, "data": {"ingestion-authz.yaml": "%s"}}
        """
        .formatted(release, text);
  }

  static JsonObject deployment(String release) {
    return JsonParser.parseString(
            """
            {"metadata": {"name": "%1$s-jobs-manager", "namespace": "hospital-a", "labels": {
               "app.kubernetes.io/name": "client", "app.kubernetes.io/managed-by": "Helm",
               "app.kubernetes.io/instance": "%1$s", "app.kubernetes.io/version": "1.9.62",
               "helm.sh/chart": "client-1.9.62"}},
             "spec": {"template": {"spec": {
               "containers": [
                 {"name": "api",
                  "env": [
                    {"name": "CLIENT_PVC", "value": "client-pvc"},
                    {"name": "CLIENT_ENV", "value": "prod"},
                    {"name": "HTTPS_PROXY", "value": "http://u:s3cret@proxy:3128"},
                    {"name": "CLIENT_PASSWORD", "valueFrom": {"secretKeyRef": {"name": "x"}}},
                    {"name": "INGESTOR_IMAGE_DIGEST", "value": "sha256:%2$s"}],
                  "volumeMounts": [
                    {"name": "shared-volume", "mountPath": "/data/shared"},
                    {"name": "logs-volume", "mountPath": "/data/logs"}]},
                 {"name": "pods-monitor-container"}],
               "volumes": [
                 {"name": "shared-volume", "persistentVolumeClaim": {"claimName": "client-pvc"}},
                 {"name": "logs-volume", "persistentVolumeClaim": {"claimName": "client-logs-pvc"}}
               ]}}}}
            """
                .formatted(release, "a".repeat(64)))
        .getAsJsonObject();
  }
}
