package io.tracebloc.engine.failure;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checks of the doctor by the ids of {@code contract/releases.md} 5.2, in the order in which
 * they are shown. They are known here, and not where they are made, so that a {@link Failure} can
 * point to the check that explains it.
 */
public enum CheckId {
  C1(Group.CLIENT, "Cluster reachable and client found"),
  C2(Group.CLIENT, "Pod health"),
  C3(Group.CLIENT, "Restart history"),
  C4(Group.CLIENT, "Data volume"),
  C5(Group.CLIENT, "Node capacity"),
  C6(Group.CLIENT, "Image pull secret"),
  C7(Group.CLIENT, "Proxy configuration"),
  C8(Group.CLIENT, "Back-end egress from this machine"),
  C9(Group.CLIENT, "Requests proxy"),
  X1(Group.PUSH, "jobs-manager ready"),
  X2(Group.PUSH, "Service, policy and account"),
  X3(Group.PUSH, "Right to review tokens"),
  X4(Group.PUSH, "Your own rights"),
  X5(Group.PUSH, "Staging directory writable"),
  X6(Group.PUSH, "Access mode and placement"),
  X7(Group.PUSH, "Kubernetes version"),
  X8(Group.PUSH, "Helm state"),
  X9(Group.PUSH, "Auto-upgrade"),
  X10(Group.PUSH, "Leftover stage Pods"),
  X11(Group.PUSH, "Free space"),
  X12(Group.PUSH, "Stage image reachable by nodes"),
  X13(Group.PUSH, "Metrics and resource monitor"),
  H1(Group.MACHINE, "Docker and its k3d containers"),
  H2(Group.MACHINE, "Memory for Docker"),
  H3(Group.MACHINE, "Free disk for the data directory"),
  H4(Group.MACHINE, "Processors"),
  H5(Group.MACHINE, "Data directory on a local disk"),
  H6(Group.MACHINE, "Dataset directory"),
  H7(Group.MACHINE, "Egress to registries and back end"),
  H8(Group.MACHINE, "Processor architecture"),
  H9(Group.MACHINE, "Modes of the data directory");

  /** What a check is about. */
  public enum Group {
    /** The reference client's own checks. */
    CLIENT,
    /** What pushing a dataset needs besides. */
    PUSH,
    /** This machine, when the cluster runs on it. */
    MACHINE
  }

  private final Group group;
  private final String title;

  CheckId(Group group, String title) {
    this.group = group;
    this.title = title;
  }

  /** What it is about. */
  public Group group() {
    return group;
  }

  /** What it looks at, for people. */
  public String title() {
    return title;
  }

  /** The check that a person means, in any spelling of its case. */
  public static Optional<CheckId> of(String id) {
    var name = id.strip().toUpperCase(Locale.ROOT);
    return Stream.of(values()).filter(check -> check.name().equals(name)).findAny();
  }
}
