package io.tracebloc.commands.template;

import io.tracebloc.commands.options.WordConverter;
import java.util.List;
import picocli.CommandLine.Option;

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
  private Format format = Format.YAML;

  @Option(names = "--output-json", description = "The same as -o json")
  private boolean json;

  /** The parts wanted, each once. */
  List<Part> parts() {
    return parts.stream().distinct().toList();
  }

  boolean json() {
    return json || format == Format.JSON;
  }

  /** Reads a part. */
  static final class PartConverter extends WordConverter<Part> {
    PartConverter() {
      super(Part.class);
    }
  }

  /** Reads a format. */
  static final class FormatConverter extends WordConverter<Format> {
    FormatConverter() {
      super(Format.class);
    }
  }

  /** How it is shown. */
  enum Format {
    YAML,
    JSON
  }
}
