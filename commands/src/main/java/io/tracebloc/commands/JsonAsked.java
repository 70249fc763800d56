package io.tracebloc.commands;

import java.util.List;

/**
 * Whether JSON output was asked for. Read off the words as typed, because it must be known even
 * when they do not make a valid command line.
 */
final class JsonAsked {
  private JsonAsked() {}

  /** Whether these ask for JSON. */
  static boolean in(List<String> arguments) {
    for (var index = 0; index < arguments.size(); index++) {
      switch (arguments.get(index)) {
        case "--output-json", "-o=json", "-ojson", "--output=json" -> {
          return true;
        }
        case "-o", "--output" -> {
          if (index + 1 < arguments.size() && arguments.get(index + 1).equals("json")) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
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
