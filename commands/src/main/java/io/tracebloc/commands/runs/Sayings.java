package io.tracebloc.commands.runs;

import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.output.Wording;
import java.util.List;

/** What is said on standard error besides a result. */
record Sayings(Invocation invocation) {
  void warn(List<String> warnings) {
    var label = invocation.terminal().errorStyle().warning("Warning:");
    var wording = new Wording(invocation.host());
    warnings.forEach(warning -> say(label + " " + wording.fill(warning)));
  }

  void say(String line) {
    invocation.streams().err().println(line);
    invocation.streams().err().flush();
  }
}
