package io.tracebloc.sandbox.store;

import tools.jackson.databind.node.ObjectNode;

/** Reads and prepares an object's {@code metadata}. */
public final class Metadata {
  private Metadata() {}

  /** The metadata, added if missing. */
  public static ObjectNode of(ObjectNode object) {
    return object.get("metadata") instanceof ObjectNode metadata
        ? metadata
        : object.putObject("metadata");
  }

  /** The name; empty if there is none. */
  public static String name(ObjectNode object) {
    return text(object, "name");
  }

  /** The namespace; empty if there is none. */
  public static String namespace(ObjectNode object) {
    return text(object, "namespace");
  }

  /** The uid; empty if there is none. */
  public static String uid(ObjectNode object) {
    return text(object, "uid");
  }

  /** The resourceVersion; empty if there is none. */
  public static String version(ObjectNode object) {
    return text(object, "resourceVersion");
  }

  /** Whether deletion was asked for. */
  public static boolean deleting(ObjectNode object) {
    return !text(object, "deletionTimestamp").isEmpty();
  }

  /** Whether finalizers hold the object back. */
  public static boolean held(ObjectNode object) {
    return !object.path("metadata").path("finalizers").isEmpty();
  }

  private static String text(ObjectNode object, String field) {
    return object.path("metadata").path(field).asString("");
  }
}
