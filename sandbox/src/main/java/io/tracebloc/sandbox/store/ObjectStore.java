package io.tracebloc.sandbox.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * All objects of the cluster, with one rising resourceVersion. Hands out copies: callers may change
 * what they get. Thread-safe.
 */
public interface ObjectStore {
  /**
   * Adds an object: sets uid (unless there is one), creationTimestamp, resourceVersion, generation;
   * resolves {@code generateName}.
   *
   * @throws ApiException 409 AlreadyExists
   */
  ObjectNode create(ResourceType type, ObjectNode object);

  /** The object of that name; the namespace is empty for cluster-scoped types. */
  Optional<ObjectNode> find(ResourceType type, String namespace, String name);

  /** All objects of a type, in one namespace or (empty) in all, ordered by namespace and name. */
  default List<ObjectNode> list(ResourceType type, Optional<String> namespace) {
    return snapshot(type, namespace).items();
  }

  /** Like {@link #list}, with the version from which a watch can continue. */
  Snapshot snapshot(ResourceType type, Optional<String> namespace);

  /**
   * Replaces an object by what the function makes of it, atomically. No event if nothing changed.
   * Raises {@code generation} when {@code spec} changed. If the result has a deletionTimestamp and
   * no finalizers are left and (for Pods) it was released by the kubelet through {@link #remove},
   * removal stays the caller's business.
   *
   * @throws ApiException 404 NotFound; 409 Conflict if the result carries another, non-empty
   *     resourceVersion
   */
  ObjectNode update(
      ResourceType type, String namespace, String name, UnaryOperator<ObjectNode> change);

  /** Removes an object now; empty if it was not there. */
  default Optional<ObjectNode> remove(ResourceType type, String namespace, String name) {
    return remove(type, namespace, name, _ -> true);
  }

  /** Removes an object now if it meets the condition; empty if it was not there or did not. */
  Optional<ObjectNode> remove(
      ResourceType type, String namespace, String name, Predicate<ObjectNode> condition);

  /** The newest resourceVersion. */
  long version();

  /**
   * Calls the consumer with every change of the type after that version, in order, from one thread
   * per subscription.
   *
   * @param after a resourceVersion; changes already made since then are delivered first
   * @throws ApiException 410 Expired if changes since then are no longer known
   * @return closes the subscription
   */
  AutoCloseable watch(
      ResourceType type, Optional<String> namespace, long after, Consumer<WatchEvent> consumer);
}
