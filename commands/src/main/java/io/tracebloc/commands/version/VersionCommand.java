package io.tracebloc.commands.version;

import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.options.DocumentOutput;
import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Table;
import io.tracebloc.engine.ingest.SpecSchema;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code version}: what this program is. Asks no cluster. */
@Command(
    name = "version",
    description = "Show the version of this program",
    footer = {"%nExamples:%n  ${COMMAND-FULL-NAME}", "  ${COMMAND-FULL-NAME} -o json"})
public final class VersionCommand implements Callable<Integer> {
  private final Invocation invocation;
  private final BuildFacts facts;

  @Option(
      names = "--client",
      description = "Accepted for habit's sake; no cluster is asked in any case")
  @SuppressWarnings("UnusedVariable") // accepted and ignored
  private boolean client;

  @Mixin private DocumentOutput output = new DocumentOutput();

  /** The command with the facts to show. */
  public VersionCommand(Invocation invocation, BuildFacts facts) {
    this.invocation = invocation;
    this.facts = facts;
  }

  @Override
  public Integer call() {
    var out = invocation.streams().out();
    switch (output.format()) {
      case JSON -> out.print(document().toJson());
      case YAML -> out.print(document().toYaml());
      case HUMAN, WIDE -> table().lines().forEach(out::println);
    }
    return 0;
  }

  private Table table() {
    return new Table()
        .row("Version:", facts.version())
        .row("Git commit:", facts.commit())
        .row("Build date:", facts.date())
        .row("Ingest schema:", SpecSchema.EMBEDDED_VERSION)
        .row("Java:", java())
        .row("Platform:", platform());
  }

  /** The reference CLI's fields, with Java in place of Go ({@code contract/protocol.md} 7). */
  private Document document() {
    return new Document()
        .put("version", facts.version())
        .put("git_sha", facts.commit())
        .put("build_date", facts.date())
        .put("ingest_schema", SpecSchema.EMBEDDED_ID)
        .put("java_version", java())
        .put("platform", platform());
  }

  private static String java() {
    return System.getProperty("java.vm.version") + " (" + System.getProperty("java.vendor") + ")";
  }

  private static String platform() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT)
        + "/"
        + System.getProperty("os.arch");
  }
}
