package io.tracebloc.sandbox.pods.node;

import io.tracebloc.sandbox.pods.process.Launcher;
import io.tracebloc.sandbox.store.ObjectStore;

/** What all pods of a node share. */
record NodeServices(
    ObjectStore store,
    NodeSettings settings,
    Launcher launcher,
    ContainerStarter starter,
    VolumeDirectories directories,
    ProjectedFiles projected,
    Scheduler scheduler,
    EventRecorder kubelet,
    EventRecorder scheduling) {
  BackOff newBackOff() {
    return new BackOff(settings.firstBackOff(), settings.longestBackOff());
  }
}
