package io.tracebloc.engine.failure;

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
    super(message, remedy, cause);
  }
}
