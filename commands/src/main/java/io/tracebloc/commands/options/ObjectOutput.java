package io.tracebloc.commands.options;

import io.tracebloc.commands.output.OutputFormat;
import java.util.List;
import picocli.CommandLine.Option;

/** The output choice of commands whose result is text or one object for programs. */
public final class ObjectOutput {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      converter = Converter.class,
      description = "Output format: table (default), json, yaml")
  private OutputFormat format = OutputFormat.HUMAN;

  @Option(names = "--output-json", description = "The same as -o json")
  private boolean json;

  /** Whether one object is wanted on standard output, and nothing else there. */
  public boolean object() {
    return json || format != OutputFormat.HUMAN;
  }

  /** Reads a format. */
  static final class Converter extends FormatConverter<OutputFormat> {
    Converter() {
      super(List.of(OutputFormat.HUMAN, OutputFormat.JSON, OutputFormat.YAML));
    }
  }
}
