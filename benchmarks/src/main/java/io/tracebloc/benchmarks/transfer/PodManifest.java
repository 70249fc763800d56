package io.tracebloc.benchmarks.transfer;

/** The Pod that the rivals copy through: as the stage Pod, but it stays. */
final class PodManifest {
  private PodManifest() {}

  /** A Pod whose working directory is the claim. */
  static String of(String name, String image, String claim) {
    return """
    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "%1$s"}, "spec": {
      "restartPolicy": "Never", "terminationGracePeriodSeconds": 0,
      "automountServiceAccountToken": false, "enableServiceLinks": false,
      "securityContext": {"runAsNonRoot": true, "runAsUser": 65532, "fsGroup": 65532,
        "seccompProfile": {"type": "RuntimeDefault"}},
      "containers": [{"name": "main", "image": "%2$s", "command": ["/bin/sleep", "86400"],
        "workingDir": "/data/shared",
        "securityContext": {"allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true,
          "capabilities": {"drop": ["ALL"]}},
        "resources": {"requests": {"cpu": "50m", "memory": "64Mi"}},
        "volumeMounts": [{"name": "shared", "mountPath": "/data/shared"},
          {"name": "tmp", "mountPath": "/tmp"}]}],
      "volumes": [{"name": "shared", "persistentVolumeClaim": {"claimName": "%3$s"}},
        {"name": "tmp", "emptyDir": {}}]}}
    """
        .formatted(name, image, claim);
  }
}
