package io.tracebloc.commands.options;

import java.util.List;
import picocli.CommandLine.Option;

/** The output choice of commands that change something. */
public final class ResultOutput {
  /** How a result is printed. */
  public enum Format {
    /** For people. */
    HUMAN,
    /** One JSON object. */
    JSON,
    /** One YAML document. */
    YAML,
    /** The resource that was changed, as {@code kind/name}. */
    NAME
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      converter = Converter.class,
      description = "Output format: table (default), json, yaml, name")
  private Format format = Format.HUMAN;

  @Option(names = "--output-json", description = "The same as -o json")
  private boolean json;

  /** The format wanted. */
  public Format format() {
    return json ? Format.JSON : format;
  }

  /** Reads a format. */
  static final class Converter extends FormatConverter<Format> {
    Converter() {
      super(List.of(Format.values()));
    }
  }
}
