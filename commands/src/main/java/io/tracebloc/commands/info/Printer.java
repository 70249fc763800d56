package io.tracebloc.commands.info;

import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.output.OutputFormat;

/** Prints views: the result on standard output, warnings on standard error. */
record Printer(Invocation invocation) {
  void print(View view, OutputFormat format, boolean verbose) {
    var out = invocation.streams().out();
    var err = invocation.streams().err();
    switch (format) {
      case JSON -> out.print(view.document().toJson());
      case YAML -> out.print(view.document().toYaml());
      case WIDE -> view.lines(true).forEach(out::println);
      case HUMAN -> view.lines(false).forEach(out::println);
    }
    var label = invocation.terminal().errorStyle().warning("Warning:");
    view.warnings().forEach(warning -> err.println(label + " " + warning));
    if (verbose) {
      view.gaps().forEach(err::println);
    }
  }
}
