package io.tracebloc.engine.dataset;

import io.tracebloc.engine.failure.Printable;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One problem in a dataset.
 *
 * @param rule the rule that is broken
 * @param severity whether it rejects the dataset
 * @param kind what sort of input is wrong; decides the exit code (5.1: data 3, option value 2)
 * @param message what is wrong, with the remedy, printable
 * @param file file concerned, relative to the dataset, printable
 * @param row 1-based data row, header excluded
 * @param field column of the manifest, for a finding about a cell or a column
 */
public record Finding(
    Rule rule,
    Severity severity,
    Kind kind,
    String message,
    Optional<String> file,
    OptionalLong row,
    Optional<Field> field) {

  /**
   * A column of the manifest.
   *
   * @param index position in the header, from 0
   * @param name as in the header, printable
   */
  public record Field(int index, String name) {
    /** A column; the name need not be printable yet. */
    public static Field of(int index, String name) {
      return new Field(index, Printable.of(name));
    }
  }

  /** Whether a finding stops the push. */
  public enum Severity {
    /** The cluster would reject it, or lose data. */
    REJECTION,
    /** Worth knowing. */
    WARNING,
    /** Merely told: nothing is wrong, so it never rejects. */
    NOTE
  }

  /** What sort of input is wrong. */
  public enum Kind {
    /** Files or their content. */
    DATA,
    /** An option's value. */
    OPTION
  }

  /** A breach of a rule, with what the rule says about its severity and kind. */
  public static Finding of(Rule rule, String message) {
    return of(rule, rule.severity(), message);
  }

  /**
   * Something worth knowing in connection with a rule: a part of it that is only a warning, or that
   * only one line of ingestors enforces.
   */
  public static Finding remark(Rule rule, String message) {
    return of(rule, Severity.WARNING, message);
  }

  /** Something merely told in connection with a rule; never rejects, however strict. */
  public static Finding note(Rule rule, String message) {
    return of(rule, Severity.NOTE, message);
  }

  /** The same, about a file; the name need not be printable yet. */
  public Finding in(String fileName) {
    return new Finding(
        rule, severity, kind, message, Optional.of(Printable.of(fileName)), row, field);
  }

  /** The same, about a data row. */
  public Finding atRow(long number) {
    return new Finding(rule, severity, kind, message, file, OptionalLong.of(number), field);
  }

  /** The same, about a column; the name need not be printable yet. */
  public Finding inField(int index, String name) {
    return new Finding(
        rule, severity, kind, message, file, row, Optional.of(Field.of(index, name)));
  }

  /** The same, about a cell; for many findings whose places have much in common. */
  public Finding atCell(Optional<String> printableFile, long number, Optional<Field> column) {
    return new Finding(
        rule, severity, kind, message, printableFile, OptionalLong.of(number), column);
  }

  /** The rule's id, for example {@code IMG-03}. */
  public String id() {
    return rule.id();
  }

  /** The same, rejecting the dataset. */
  public Finding asRejection() {
    return new Finding(rule, Severity.REJECTION, kind, message, file, row, field);
  }

  private static Finding of(Rule rule, Severity severity, String message) {
    return new Finding(
        rule,
        severity,
        rule.kind(),
        message,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }
}
