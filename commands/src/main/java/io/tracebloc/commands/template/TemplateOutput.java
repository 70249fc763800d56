package io.tracebloc.commands.template;

import io.tracebloc.commands.options.WordConverter;
import io.tracebloc.commands.output.OutputFormat;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is shown, and how. */
final class TemplateOutput {
  @Option(
      names = "--show",
      paramLabel = "PART",
      split = ",",
      converter = PartConverter.class,
      description =
          "What to show: manifests (default; rendered from the chart), values for the chart, body"
              + " of the request, document; several with commas")
  private List<Part> parts = List.of(Part.MANIFESTS);

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description = "Output format: yaml (default), json")
  private OutputFormat format = OutputFormat.YAML;

  @Option(names = "--output-json", description = "The same as -o json")
  private boolean json;

  /** The parts wanted, each once. */
  List<Part> parts() {
    return parts.stream().distinct().toList();
  }

  boolean json() {
    return json || format == OutputFormat.JSON;
  }

  /** Reads a part. */
  static final class PartConverter extends WordConverter<Part> {
    PartConverter() {
      super(Part.class);
    }
  }

  /** Reads a format. */
  static final class FormatConverter implements ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String text) {
      return switch (text) {
        case "yaml" -> OutputFormat.YAML;
        case "json" -> OutputFormat.JSON;
        default ->
            throw new TypeConversionException(
                "'" + text + "' is not an output format known here (yaml, json)");
      };
    }
  }
}
