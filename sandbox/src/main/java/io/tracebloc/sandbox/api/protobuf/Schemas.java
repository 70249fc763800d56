package io.tracebloc.sandbox.api.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.Runtime;
import io.kubernetes.client.proto.V1;
import io.kubernetes.client.proto.V1Apps;
import io.kubernetes.client.proto.V1Authentication;
import io.kubernetes.client.proto.V1Authorization;
import io.kubernetes.client.proto.V1Autoscaling;
import io.kubernetes.client.proto.V1Batch;
import io.kubernetes.client.proto.V1Coordination;
import io.kubernetes.client.proto.V1Discovery;
import io.kubernetes.client.proto.V1Events;
import io.kubernetes.client.proto.V1Networking;
import io.kubernetes.client.proto.V1Policy;
import io.kubernetes.client.proto.V1Rbac;
import io.kubernetes.client.proto.V1Scheduling;
import io.kubernetes.client.proto.V1Storage;
import java.util.Optional;

/** Kubernetes' message types. */
final class Schemas {
  private Schemas() {}

  /** The envelope, which names the type of what it carries. */
  static Descriptor envelope() {
    return Runtime.getDescriptor().findMessageTypeByName("Unknown");
  }

  /** The message for a kind; what belongs to no group of its own is among the common ones. */
  static Optional<Descriptor> find(String apiVersion, String kind) {
    return file(apiVersion)
        .map(file -> file.findMessageTypeByName(kind))
        .or(() -> Optional.ofNullable(Meta.getDescriptor().findMessageTypeByName(kind)));
  }

  private static Optional<FileDescriptor> file(String apiVersion) {
    return Optional.ofNullable(
        switch (apiVersion) {
          case "v1" -> V1.getDescriptor();
          case "apps/v1" -> V1Apps.getDescriptor();
          case "authentication.k8s.io/v1" -> V1Authentication.getDescriptor();
          case "authorization.k8s.io/v1" -> V1Authorization.getDescriptor();
          case "autoscaling/v1" -> V1Autoscaling.getDescriptor();
          case "batch/v1" -> V1Batch.getDescriptor();
          case "coordination.k8s.io/v1" -> V1Coordination.getDescriptor();
          case "discovery.k8s.io/v1" -> V1Discovery.getDescriptor();
          case "events.k8s.io/v1" -> V1Events.getDescriptor();
          case "networking.k8s.io/v1" -> V1Networking.getDescriptor();
          case "policy/v1" -> V1Policy.getDescriptor();
          case "rbac.authorization.k8s.io/v1" -> V1Rbac.getDescriptor();
          case "scheduling.k8s.io/v1" -> V1Scheduling.getDescriptor();
          case "storage.k8s.io/v1" -> V1Storage.getDescriptor();
          default -> null;
        });
  }
}
