package io.tracebloc.commands;

import io.tracebloc.commands.options.ConnectionOptions;
import io.tracebloc.commands.output.Table;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code options}: the connection flags that every command takes, as {@code kubectl options} does.
 */
@Command(name = "options", description = "List the connection flags that every command takes")
final class OptionsCommand implements Runnable {
  private final Invocation invocation;

  OptionsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    var table = new Table();
    CommandSpec.forAnnotatedObject(new ConnectionOptions()).options().stream()
        .sorted(Comparator.comparing(OptionSpec::longestName))
        .forEach(option -> table.row(names(option), option.description()[0]));
    var out = invocation.streams().out();
    out.println("These flags can be given to any command, before or after its name:\n");
    table.lines().forEach(line -> out.println("  " + line));
  }

  private static String names(OptionSpec option) {
    var names = String.join(", ", List.of(option.names()));
    return names.startsWith("--") ? "    " + names + label(option) : names + label(option);
  }

  private static String label(OptionSpec option) {
    return option.typeInfo().isBoolean() ? "" : "=" + option.paramLabel();
  }
}
