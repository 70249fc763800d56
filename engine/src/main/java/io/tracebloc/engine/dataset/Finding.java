package io.tracebloc.engine.dataset;

import io.tracebloc.engine.failure.Printable;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One problem in a dataset.
 *
 * @param rule rule id of {@code contract/datasets.md} 5, for example {@code IMG-03}
 * @param severity whether it rejects the dataset
 * @param kind what sort of input is wrong; decides the exit code (5.1: data 3, option value 2)
 * @param message what is wrong, with the remedy, printable
 * @param file file concerned, relative to the dataset, printable
 * @param row 1-based data row, header excluded
 */
public record Finding(
    String rule,
    Severity severity,
    Kind kind,
    String message,
    Optional<String> file,
    OptionalLong row) {

  /** Whether a finding stops the push. */
  public enum Severity {
    /** The cluster would reject it, or lose data. */
    REJECTION,
    /** Worth knowing. */
    WARNING
  }

  /** What sort of input is wrong. */
  public enum Kind {
    /** Files or their content. */
    DATA,
    /** An option's value. */
    OPTION
  }

  /** Data that rejects the dataset. */
  public static Finding rejection(String rule, String message) {
    return new Finding(
        rule, Severity.REJECTION, Kind.DATA, message, Optional.empty(), OptionalLong.empty());
  }

  /** An option value that rejects the dataset. */
  public static Finding badOption(String rule, String message) {
    return new Finding(
        rule, Severity.REJECTION, Kind.OPTION, message, Optional.empty(), OptionalLong.empty());
  }

  /** Data worth a remark. */
  public static Finding warning(String rule, String message) {
    return new Finding(
        rule, Severity.WARNING, Kind.DATA, message, Optional.empty(), OptionalLong.empty());
  }

  /** The same, about a file; the name need not be printable yet. */
  public Finding in(String fileName) {
    return new Finding(rule, severity, kind, message, Optional.of(Printable.of(fileName)), row);
  }

  /** The same, about a data row. */
  public Finding atRow(long number) {
    return new Finding(rule, severity, kind, message, file, OptionalLong.of(number));
  }

  /** The same, rejecting the dataset. */
  public Finding asRejection() {
    return new Finding(rule, Severity.REJECTION, kind, message, file, row);
  }
}
