package io.tracebloc.commands.options;

import io.tracebloc.commands.output.OutputFormat;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The output choice of commands whose result is text or one JSON object. */
public final class JsonOutput {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "json",
      converter = Converter.class,
      description = "Print one JSON object on standard output")
  private OutputFormat format = OutputFormat.HUMAN;

  @Option(names = "--output-json", description = "The same as -o json")
  private boolean json;

  /** Whether one JSON object is wanted. */
  public boolean json() {
    return json || format == OutputFormat.JSON;
  }

  /** Reads the one format there is. */
  static final class Converter implements picocli.CommandLine.ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String text) {
      if (text.equals("json")) {
        return OutputFormat.JSON;
      }
      throw new TypeConversionException("'" + text + "' is not an output format known here (json)");
    }
  }
}
