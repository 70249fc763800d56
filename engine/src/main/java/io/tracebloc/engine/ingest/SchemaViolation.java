package io.tracebloc.engine.ingest;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.OptionalInt;

/**
 * One place where a document breaks the schema ({@code contract/datasets.md} 2).
 *
 * @param path keys and indices from the root to the value concerned; for a missing or unknown key
 *     that of the containing mapping
 * @param kind what is wrong
 * @param message what is wrong in words, printable
 * @param line 1-based line of the value in the user's text, if known
 * @param column 1-based column there
 */
public record SchemaViolation(
    List<String> path, Kind kind, String message, OptionalInt line, OptionalInt column) {

  /** What is wrong, named after the schema keyword that says so. */
  public enum Kind {
    /** A key is missing. */
    REQUIRED,
    /** A key is not known here. */
    ADDITIONAL_PROPERTIES,
    /** A value of the wrong type. */
    TYPE,
    /** A value outside its list. */
    ENUM,
    /** Not the one value allowed. */
    CONST,
    /** None, or more than one, of the alternatives fits. */
    ONE_OF,
    /** Something that must not be there. */
    NOT,
    /** An empty text. */
    MIN_LENGTH,
    /** An empty mapping. */
    MIN_PROPERTIES,
    /** A number too small. */
    MINIMUM,
    /** A list too short. */
    MIN_ITEMS,
    /** A list too long. */
    MAX_ITEMS,
    /** A column type that the database does not know; not a matter of the schema (6.4). */
    COLUMN_TYPE,
    /** Something that only another version of the schema asks for. */
    OTHER
  }

  public SchemaViolation {
    path = List.copyOf(path);
  }

  /** The path as shown: segments joined by dots, {@code <root>} when empty. */
  public String pathText() {
    return path.isEmpty() ? "<root>" : path.stream().collect(joining("."));
  }
}
