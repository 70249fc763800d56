package io.tracebloc.sandbox.pods.node;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A pod's own fields, as {@code fieldRef} names them. */
final class FieldReference {
  private static final Pattern ENTRY =
      Pattern.compile("metadata\\.(labels|annotations)\\['(.+)'\\]");
  private static final String LOOPBACK = "127.0.0.1";

  private FieldReference() {}

  static String value(Pod pod, String path) throws NotReadyException {
    var entry = ENTRY.matcher(path);
    if (entry.matches()) {
      return pod.object().path("metadata").path(entry.group(1)).path(entry.group(2)).asString("");
    }
    return switch (path) {
      case "metadata.name" -> pod.name();
      case "metadata.namespace" -> pod.namespace();
      case "metadata.uid" -> pod.uid();
      case "metadata.labels" -> entries(pod, "labels");
      case "metadata.annotations" -> entries(pod, "annotations");
      case "spec.nodeName" -> pod.spec().path("nodeName").asString("");
      case "spec.serviceAccountName" -> pod.serviceAccount();
      case "status.podIP", "status.podIPs", "status.hostIP", "status.hostIPs" -> LOOPBACK;
      default -> throw new NotReadyException("unsupported field path: " + path);
    };
  }

  private static String entries(Pod pod, String field) {
    return pod.object().path("metadata").path(field).properties().stream()
        .map(entry -> entry.getKey() + "=\"" + entry.getValue().asString("") + "\"")
        .collect(Collectors.joining("\n"));
  }
}
