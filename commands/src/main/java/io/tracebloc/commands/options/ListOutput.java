package io.tracebloc.commands.options;

import java.util.List;
import picocli.CommandLine.Option;

/** The output choice of commands that list things. */
public final class ListOutput {
  /** How a list is printed. */
  public enum Format {
    /** For people. */
    HUMAN,
    /** For people, with more columns. */
    WIDE,
    /** One JSON object. */
    JSON,
    /** One YAML document. */
    YAML,
    /** A line {@code kind/name} for each. */
    NAME
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      converter = Converter.class,
      description = "Output format: table (default), wide, json, yaml, name")
  private Format format = Format.HUMAN;

  @Option(names = "--output-json", description = "The same as -o json")
  private boolean json;

  @Option(
      names = "--no-headers",
      preprocessor = AttachedValue.class,
      description = "Print no line with the names of columns")
  private boolean noHeaders;

  /** The format wanted. */
  public Format format() {
    return json ? Format.JSON : format;
  }

  /** Whether a table has a line with the names of its columns. */
  public boolean headers() {
    return !noHeaders;
  }

  /** Reads a format. */
  static final class Converter extends FormatConverter<Format> {
    Converter() {
      super(List.of(Format.values()));
    }
  }
}
