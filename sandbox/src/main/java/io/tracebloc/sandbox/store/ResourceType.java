package io.tracebloc.sandbox.store;

import java.util.List;

/**
 * A kind of object that the API serves.
 *
 * @param group API group, empty for the core group
 * @param version API version
 * @param plural name in paths, for example {@code pods}
 * @param kind for example {@code Pod}
 * @param shortNames kubectl's abbreviations
 * @param namespaced whether objects live in a namespace
 */
public record ResourceType(
    String group,
    String version,
    String plural,
    String kind,
    List<String> shortNames,
    boolean namespaced) {
  public ResourceType {
    shortNames = List.copyOf(shortNames);
  }

  /** {@code v1} or {@code apps/v1}. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** As messages name it: {@code pods} or {@code deployments.apps}. */
  public String qualifiedPlural() {
    return group.isEmpty() ? plural : plural + "." + group;
  }
}
