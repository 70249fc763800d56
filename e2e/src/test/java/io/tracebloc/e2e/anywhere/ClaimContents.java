package io.tracebloc.e2e.anywhere;

import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Pod;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks into the data claim with a pod of its own, for on other clusters nobody sees the disk. */
record ClaimContents(Site site) {
  /** Names are encoded, because they may hold anything. */
  private static final String LOOK =
      """
      cd "/data/shared/$1" 2>/dev/null || exit 0
      find . -type f -exec sh -c 'for file; do
        printf "%s " "$(sha256sum <"$file" | cut -c 1-64)"
        printf %s "${file#./}" | base64 | tr -d "\\n"
        echo
      done' look {} +
      """;

  private static final String POD =
      """
      {"apiVersion": "v1", "kind": "Pod",
       "metadata": {"generateName": "look-"},
       "spec": {
         "restartPolicy": "Never", "automountServiceAccountToken": false,
         "securityContext": {
           "runAsNonRoot": true, "runAsUser": 65534, "seccompProfile": {"type": "RuntimeDefault"}},
         "containers": [{
           "name": "look", "image": "", "imagePullPolicy": "IfNotPresent",
           "securityContext": {
             "allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}},
           "volumeMounts": [{"name": "shared", "mountPath": "/data/shared", "readOnly": true}]}],
         "volumes": [{
           "name": "shared", "persistentVolumeClaim": {"claimName": "client-pvc"}}]}}
      """;

  /** SHA-256 of every file below a directory, by path; empty if there is no such directory. */
  Map<String, String> digests(String directory) throws ApiException {
    var pod = JSON.<V1Pod>deserialize(POD, V1Pod.class);
    // The client's own default is an empty map, which the API server takes for an overhead.
    pod.getSpec().setOverhead(null);
    var container = pod.getSpec().getContainers().getFirst();
    container.setImage(site.ground().values().getOrDefault("standIn.toolsImage", "alpine:3.20"));
    container.setCommand(List.of("/bin/sh", "-c", LOOK, "look", directory));
    var digests = new TreeMap<String, String>();
    for (var line : site.kubernetes().run(site.namespace(), pod).lines().toList()) {
      var words = line.split(" ", 2);
      var name = new String(Base64.getDecoder().decode(words[1]), StandardCharsets.UTF_8);
      digests.put(name, words[0]);
    }
    return digests;
  }
}
