package io.tracebloc.commands;

import io.tracebloc.commands.output.OutputFormat;
import java.util.List;
import java.util.Optional;

/**
 * What kind of object was asked for. Read off the words as typed, because it must be known even
 * when they do not make a valid command line.
 */
final class Asked {
  private Asked() {}

  /** The format of an object on standard output that these ask for. */
  static Optional<OutputFormat> object(List<String> arguments) {
    for (var index = 0; index < arguments.size(); index++) {
      var argument = arguments.get(index);
      if (argument.equals("--output-json")) {
        return Optional.of(OutputFormat.JSON);
      }
      var next = index + 1 < arguments.size() ? arguments.get(index + 1) : "";
      var format = format(argument, next);
      if (format.isPresent()) {
        return format;
      }
    }
    return Optional.empty();
  }

  private static Optional<OutputFormat> format(String argument, String next) {
    return switch (argument) {
      case "-o", "--output" -> format("-o" + next, "");
      case "-o=json", "-ojson", "--output=json" -> Optional.of(OutputFormat.JSON);
      case "-o=yaml", "-oyaml", "--output=yaml" -> Optional.of(OutputFormat.YAML);
      default -> Optional.empty();
    };
  }

  /** Whether these ask for events in JSON. */
  static boolean forProgress(List<String> arguments) {
    var option = arguments.indexOf("--progress");
    return arguments.contains("--progress=json")
        || (option >= 0
            && option + 1 < arguments.size()
            && arguments.get(option + 1).equals("json"));
  }
}
