package io.tracebloc.commands.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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
      description = "Output format: json, yaml, name")
  private Format format = Format.HUMAN;

  @Option(names = "--output-json", description = "The same as -o json")
  private boolean json;

  /** The format wanted. */
  public Format format() {
    return json ? Format.JSON : format;
  }

  /** Reads a format. */
  static final class Converter implements ITypeConverter<Format> {
    @Override
    public Format convert(String text) {
      return switch (text) {
        case "json" -> Format.JSON;
        case "yaml" -> Format.YAML;
        case "name" -> Format.NAME;
        default ->
            throw new TypeConversionException(
                "'" + text + "' is not an output format known here (json, yaml, name)");
      };
    }
  }
}
