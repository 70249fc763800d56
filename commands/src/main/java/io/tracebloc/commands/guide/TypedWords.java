package io.tracebloc.commands.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A command line as it may be shown again: without the secrets in it. */
final class TypedWords {
  private static final Set<String> SECRET = Set.of("--token", "--kube-token", "--password");
  private static final String HIDDEN = "(hidden)";

  private TypedWords() {}

  /** The words, with what stands for each secret. */
  static List<String> of(List<String> arguments) {
    var words = new ArrayList<String>();
    for (var argument : arguments) {
      var option = argument.split("=", 2)[0];
      if (!words.isEmpty() && SECRET.contains(words.getLast())) {
        words.add(HIDDEN);
      } else if (!option.equals(argument) && SECRET.contains(option)) {
        words.add(option + "=" + HIDDEN);
      } else {
        words.add(argument);
      }
    }
    return words;
  }
}
