package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.failure.Printable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Names what else there is, for messages that something is not there. */
final class OtherNamespaces {
  private static final int MOST_NAMED = 5;

  private OtherNamespaces() {}

  /**
   * The namespaces of known Deployments, if the caller may list them.
   *
   * @param besides the namespace that was already looked into
   */
  static Optional<String> of(ApiAnswer<Tree> deployments, Predicate<Tree> known, String besides) {
    var namespaces =
        deployments.ifGiven().stream()
            .flatMap(list -> list.at("items").items().stream())
            .filter(known)
            .map(deployment -> deployment.text("metadata", "namespace"))
            .flatMap(Optional::stream)
            .filter(other -> !other.equals(besides))
            .distinct()
            .sorted()
            .toList();
    return namespaces.isEmpty()
        ? Optional.empty()
        : Optional.of((namespaces.size() == 1 ? "namespace " : "namespaces ") + few(namespaces));
  }

  /** The first of many names, printable. */
  static String few(List<String> names) {
    var shown =
        names.stream().limit(MOST_NAMED).map(Printable::of).collect(Collectors.joining(", "));
    return names.size() > MOST_NAMED
        ? "%s and %d more".formatted(shown, names.size() - MOST_NAMED)
        : shown;
  }
}
