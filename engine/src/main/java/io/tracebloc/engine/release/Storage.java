package io.tracebloc.engine.release;

import java.util.Optional;

/** What holds the data of a target ({@code contract/releases.md}, head: {@code kind}). */
public sealed interface Storage {
  /** The kind in one word, as documents show it: {@code pvc}, {@code hostPath} ... */
  default String kind() {
    return switch (this) {
      case Claim claim -> "pvc";
      case HostPath path -> "hostPath";
      case Nfs nfs -> "nfs";
      case Bucket bucket -> "bucket";
      case Nothing nothing -> "none";
    };
  }

  /** What it is called in the cluster or outside; empty if there is nothing. Not yet printable. */
  default String identity() {
    return switch (this) {
      case Claim(var name) -> name;
      case HostPath(var path) -> path;
      case Nfs(var server, var path) -> server + ":" + path;
      case Bucket(var uri, var secret) -> uri;
      case Nothing nothing -> "";
    };
  }

  /** A PersistentVolumeClaim of the target's namespace. */
  record Claim(String name) implements Storage {}

  /** A directory of whichever node a Pod happens to run on. */
  record HostPath(String path) implements Storage {}

  /** An NFS export that the platform's Pods mount by themselves. */
  record Nfs(String server, String path) implements Storage {}

  /**
   * An object store, which is no file system.
   *
   * @param uri the bucket as the platform names it
   * @param secret name of the Secret with its credentials, if the platform names one
   */
  record Bucket(String uri, Optional<String> secret) implements Storage {}

  /** The platform's workloads share no volume. */
  record Nothing() implements Storage {}
}
