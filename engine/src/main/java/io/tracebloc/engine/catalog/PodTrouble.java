package io.tracebloc.engine.catalog;

import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.StreamRefusedException;
import java.io.IOException;
import java.util.Optional;

/** Says why a command in a Pod gave no answer, and what can be done about it. */
final class PodTrouble {
  private PodTrouble() {}

  /**
   * A stream that was refused or broke.
   *
   * @param action what was being done, as a sentence begins: {@code Reading the list of datasets}
   */
  static Failure broken(String action, PodContainer container, IOException failure) {
    return failure instanceof StreamRefusedException refused
        ? refused(action, container, refused)
        : new CatalogFailure(
                "%s failed: %s".formatted(action, words(failure)),
                "Check the connection to the cluster and try again.",
                failure)
            .explainedBy(CheckId.C1);
  }

  private static Failure refused(
      String action, PodContainer container, StreamRefusedException refused) {
    var message =
        "%s failed: the API server refused a command in Pod %s of namespace %s (%s)"
            .formatted(
                action,
                Printable.of(container.pod()),
                Printable.of(container.namespace()),
                words(refused));
    return switch (refused.status()) {
      case 401 ->
          new CredentialFailure(message, "Log in to the cluster again, then try again.", refused)
              .explainedBy(CheckId.C1);
      case 403 ->
          new CatalogFailure(
                  message,
                  "Running commands in Pods needs the rights \"create\" and \"get\" on pods/exec in"
                      + " that namespace; ask the cluster's administrator for them.",
                  refused)
              .explainedBy(CheckId.X4);
      case 404 ->
          new CatalogFailure(message, "The Pod was replaced meanwhile. Try again.", refused)
              .explainedBy(CheckId.C2);
      default ->
          new CatalogFailure(
                  message,
                  "If a proxy stands between here and the API server it must let SPDY or WebSocket"
                      + " upgrades through.",
                  refused)
              .explainedBy(CheckId.C1);
    };
  }

  private static String words(IOException failure) {
    return Optional.ofNullable(failure.getMessage())
        .map(ClientWords::bounded)
        .orElseGet(() -> failure.getClass().getSimpleName());
  }
}
