package io.tracebloc.sandbox.access;

/** What a caller wants to do. */
public sealed interface Action {
  /** The verb, for example {@code list}. */
  String verb();

  /** How a refusal names it, after {@code User "x"}. */
  String refusal();

  /**
   * Something done to an object.
   *
   * @param group API group, empty for the core group
   * @param resource plural
   * @param subresource empty for the object itself
   * @param namespace empty for all namespaces and for cluster-scoped types
   * @param name empty for collections
   */
  record OnResource(
      String verb, String group, String resource, String subresource, String namespace, String name)
      implements Action {
    /** {@code pods} or {@code pods/exec}. */
    public String combined() {
      return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }

    @Override
    public String refusal() {
      var where =
          namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
      return "cannot %s resource \"%s\" in API group \"%s\" %s"
          .formatted(verb, combined(), group, where);
    }
  }

  /** A request for a path that is no object, for example {@code /version}. */
  record OnPath(String verb, String path) implements Action {
    @Override
    public String refusal() {
      return "cannot %s path \"%s\"".formatted(verb, path);
    }
  }
}
