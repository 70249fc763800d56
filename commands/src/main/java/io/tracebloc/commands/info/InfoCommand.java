package io.tracebloc.commands.info;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.options.ConnectionOptions;
import io.tracebloc.commands.options.DocumentOutput;
import io.tracebloc.commands.options.ReleaseOptions;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.output.Wording;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code info}: the release that a push would use, and where each fact was read. */
@Command(
    name = "info",
    description = "Show the release that a push would use, and where each fact was read",
    footer = {
      "",
      "Examples:",
      "  ${COMMAND-FULL-NAME} -n tracebloc",
      "  ${COMMAND-FULL-NAME} -o json",
      "",
      "Use \"${ROOT-COMMAND-NAME} options\" for the other connection flags."
    })
public final class InfoCommand implements Callable<Integer> {
  private final Invocation invocation;
  private final Engine engine;

  @ArgGroup(validate = false, heading = "%nRelease:%n")
  private ReleaseOptions release = new ReleaseOptions();

  @ArgGroup(validate = false, heading = "%nConnection:%n")
  private ConnectionOptions connection = new ConnectionOptions();

  @Mixin private DocumentOutput output = new DocumentOutput();

  @Mixin
  @SuppressWarnings("UnusedVariable") // read where errors are reported
  private Verbosity verbosity = new Verbosity();

  /** The command for this call. */
  public InfoCommand(Invocation invocation, Engine engine) {
    this.invocation = invocation;
    this.engine = engine;
  }

  @Override
  public Integer call() {
    var report =
        engine.inspect(
            connection.toClusterOptions(), invocation.environment(), release.toReleaseRequest());
    var facts = new ReleaseFacts(report, new Wording(invocation.host()));
    var out = invocation.streams().out();
    switch (output.format()) {
      case JSON -> out.print(facts.document().toJson());
      case YAML -> out.print(facts.document().toYaml());
      case WIDE -> facts.table(true).lines().forEach(out::println);
      case HUMAN -> facts.table(false).lines().forEach(out::println);
    }
    var label = invocation.terminal().errorStyle().warning("Warning:");
    facts.warnings().forEach(warning -> invocation.streams().err().println(label + " " + warning));
    return 0;
  }
}
