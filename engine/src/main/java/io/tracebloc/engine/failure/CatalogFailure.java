package io.tracebloc.engine.failure;

import java.util.List;

/**
 * The list of datasets could not be read, or a change of it failed midway ({@code
 * contract/datasets.md} 7.4, code 7).
 */
public final class CatalogFailure extends Failure {
  /** A failure without a causing exception. */
  public CatalogFailure(String message, String remedy) {
    this(message, remedy, null);
  }

  /** A failure with the exception that led to it, or {@code null}. */
  public CatalogFailure(String message, String remedy, Throwable cause) {
    this(message, remedy, cause, List.of());
  }

  private CatalogFailure(String message, String remedy, Throwable cause, List<CheckId> checks) {
    super(message, remedy, cause, checks);
  }

  @Override
  public CatalogFailure explainedBy(CheckId... checks) {
    return new CatalogFailure(getMessage(), remedy(), getCause(), List.of(checks));
  }
}
