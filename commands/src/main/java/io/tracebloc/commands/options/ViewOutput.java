package io.tracebloc.commands.options;

import io.tracebloc.commands.output.OutputFormat;
import java.util.List;
import picocli.CommandLine.Option;

/** The output choice of commands that show one thing. */
public final class ViewOutput {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      converter = Converter.class,
      description = "Output format: table (default), json, yaml")
  private OutputFormat format = OutputFormat.HUMAN;

  @Option(names = "--output-json", description = "The same as -o json")
  private boolean json;

  /** The format wanted. */
  public OutputFormat format() {
    return json ? OutputFormat.JSON : format;
  }

  /** Reads a format. */
  static final class Converter extends FormatConverter<OutputFormat> {
    Converter() {
      super(List.of(OutputFormat.HUMAN, OutputFormat.JSON, OutputFormat.YAML));
    }
  }
}
