package io.tracebloc.sandbox.standin.server;

import java.util.Optional;

/** A Kubernetes ServiceAccount. */
record Account(String namespace, String name) {
  private static final String PREFIX = "system:serviceaccount:";

  /** The account behind a user name; empty for a user that is not a ServiceAccount. */
  static Optional<Account> ofUser(String user) {
    if (!user.startsWith(PREFIX)) {
      return Optional.empty();
    }
    var parts = user.substring(PREFIX.length()).split(":", -1);
    return parts.length == 2 ? Optional.of(new Account(parts[0], parts[1])) : Optional.empty();
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
