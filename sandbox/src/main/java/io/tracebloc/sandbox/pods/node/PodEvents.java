package io.tracebloc.sandbox.pods.node;

import tools.jackson.databind.node.ObjectNode;

/** Writes the kubelet's events about one pod. */
record PodEvents(EventRecorder recorder, ObjectNode pod) {
  void normal(String field, String reason, String message) {
    recorder.record(pod, field, "Normal", reason, message);
  }

  void warning(String field, String reason, String message) {
    recorder.record(pod, field, "Warning", reason, message);
  }
}
