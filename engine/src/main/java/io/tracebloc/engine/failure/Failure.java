package io.tracebloc.engine.failure;

import static java.util.Objects.requireNonNull;

import java.util.List;

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
  private final List<CheckId> checks;

  Failure(String message, String remedy, Throwable cause, List<CheckId> checks) {
    super(requireNonNull(message), cause);
    this.remedy = requireNonNull(remedy);
    this.checks = checks;
  }

  /**
   * The same failure, which names the checks of the doctor that look into what is behind it, the
   * likeliest first. To be said where the failure is made: {@code throw new
   * StagingFailure(...).explainedBy(CheckId.X5)}.
   */
  public abstract Failure explainedBy(CheckId... checks);

  /**
   * The checks that look into what is behind this: its own, or else those of the failure that led
   * to it. Empty where no check can know more, as with wrong input.
   */
  public final List<CheckId> checks() {
    return checks.isEmpty() && getCause() instanceof Failure cause ? cause.checks() : checks;
  }

  /**
   * What to do next, with the placeholders described above; empty if nothing useful can be said.
   */
  public final String remedy() {
    return remedy;
  }
}
