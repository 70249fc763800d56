package io.tracebloc.commands.options;

import io.tracebloc.commands.output.OutputFormat;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The output choice of commands that print facts, in the words of Helm's own commands. */
public final class TableOutput {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      converter = Converter.class,
      description = "Output format: table, json, yaml")
  private OutputFormat format = OutputFormat.HUMAN;

  @Option(names = "--output-json", description = "The same as -o json")
  private boolean json;

  /** The format wanted; a table is the wide one. */
  public OutputFormat format() {
    return json ? OutputFormat.JSON : format;
  }

  /** Reads a format. */
  static final class Converter implements ITypeConverter<OutputFormat>, Choices {
    @Override
    public OutputFormat convert(String text) {
      return switch (text) {
        case "table" -> OutputFormat.WIDE;
        case "json" -> OutputFormat.JSON;
        case "yaml" -> OutputFormat.YAML;
        default ->
            throw new TypeConversionException(
                "'%s' is not an output format known here (%s)"
                    .formatted(text, String.join(", ", words())));
      };
    }

    @Override
    public List<String> words() {
      return List.of("table", "json", "yaml");
    }
  }
}
