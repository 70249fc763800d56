package io.tracebloc.engine.failure;

import static java.util.Objects.requireNonNull;

/**
 * A failure that a person can act on. The message says what happened and what it concerns; the
 * remedy says what to do next.
 *
 * <p>Messages and remedies never hold tokens, passwords or file content. Text from outside (names,
 * server answers) must have passed {@link Printable} first. Remedies may hold placeholders that the
 * face fills in with its own words: {@code {program}} (for example {@code kubectl tracebloc}) and
 * {@code {flag:context}}, {@code {flag:namespace}}, {@code {flag:kubeconfig}}.
 */
public abstract sealed class Failure extends RuntimeException
    permits InputFailure,
        LocalFailure,
        ClusterFailure,
        ReleaseFailure,
        CredentialFailure,
        NameTakenFailure,
        StagingFailure,
        SubmitFailure,
        RunFailure,
        CatalogFailure,
        NoSuchDatasetFailure,
        InterruptedFailure {

  private final String remedy;

  Failure(String message, String remedy, Throwable cause) {
    super(requireNonNull(message), cause);
    this.remedy = requireNonNull(remedy);
  }

  /**
   * What to do next, with the placeholders described above; empty if nothing useful can be said.
   */
  public final String remedy() {
    return remedy;
  }
}
