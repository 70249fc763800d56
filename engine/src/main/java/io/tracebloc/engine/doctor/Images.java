package io.tracebloc.engine.doctor;

import java.util.Optional;

/** References to images. */
final class Images {
  private Images() {}

  /**
   * The registry that a reference names, with its port; empty if it leaves that to the node. As in
   * the container runtimes, the first part is a host if it has a dot or a port, or is localhost.
   */
  static Optional<String> registry(String reference) {
    var plain = reference.replaceFirst("^[a-z-]+://", "");
    var slash = plain.indexOf('/');
    if (slash < 1) {
      return Optional.empty();
    }
    var first = plain.substring(0, slash);
    return Optional.of(first)
        .filter(host -> host.contains(".") || host.contains(":") || host.equals("localhost"))
        .filter(host -> host.matches("[A-Za-z0-9.-]+(:\\d{1,5})?"));
  }

  /** The tag, without a digest behind it; empty if there is none. */
  static Optional<String> tag(String reference) {
    var digest = reference.indexOf('@');
    var plain = digest < 0 ? reference : reference.substring(0, digest);
    var colon = plain.indexOf(':', plain.lastIndexOf('/') + 1);
    return colon < 0 ? Optional.empty() : Optional.of(plain.substring(colon + 1));
  }
}
