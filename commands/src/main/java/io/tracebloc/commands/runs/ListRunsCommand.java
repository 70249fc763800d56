package io.tracebloc.commands.runs;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.options.AttachedValue;
import io.tracebloc.commands.options.ListOutput;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.runs.Run;
import io.tracebloc.engine.runs.RunListing;
import io.tracebloc.engine.runs.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runs list}: the ingestion runs of a namespace. */
@Command(
    name = "list",
    description = {
      "List ingestion runs, the newest last",
      "",
      "Finds them by the label of their Jobs. RECORDS are those inserted of all, as the summary at",
      "the end of the log says.",
      ""
    })
public final class ListRunsCommand implements Callable<Integer> {
  private final Invocation invocation;
  private final Engine engine;

  @Mixin private Subject subject;

  @Option(
      names = {"-A", "--all-namespaces"},
      preprocessor = AttachedValue.class,
      description = "List the runs of all namespaces")
  private boolean everywhere;

  @Option(
      names = {"-w", "--watch"},
      preprocessor = AttachedValue.class,
      description = "After the list, go on with what changes")
  private boolean watch;

  @Option(
      names = "--no-logs",
      preprocessor = AttachedValue.class,
      description = "Read no logs: faster, but without counts, and losses go unseen")
  private boolean noLogs;

  @Mixin private ListOutput output = new ListOutput();

  @SuppressWarnings("UnusedVariable") // Read where failures are told.
  @Mixin
  private Verbosity verbosity = new Verbosity();

  /** The command for this call, about what the face lets its users name. */
  public ListRunsCommand(Invocation invocation, Engine engine, Subject subject) {
    this.invocation = invocation;
    this.engine = engine;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    var environment = invocation.environment();
    var scope = RunsScope.of(subject.release()).everywhere(everywhere);
    try (var runs = engine.runs(scope, subject.cluster(environment), environment)) {
      if (watch) {
        runs.watch(!noLogs, new Printing());
      } else {
        print(runs.list(!noLogs));
      }
    }
    return 0;
  }

  private void print(RunListing listing) {
    var out = invocation.streams().out();
    switch (output.format()) {
      case JSON -> out.print(RunDocument.of(listing).toJson());
      case YAML -> out.print(RunDocument.of(listing).toYaml());
      case NAME -> names(listing.runs()).forEach(out::println);
      case HUMAN, WIDE -> table(listing);
    }
    out.flush();
    new Sayings(invocation).warn(listing.remarks());
  }

  private void table(RunListing listing) {
    if (listing.runs().isEmpty() && !watch) {
      new Sayings(invocation)
          .say(
              listing
                  .namespace()
                  .map(name -> "No runs found in namespace " + Printable.of(name))
                  .orElse("No runs found"));
      return;
    }
    lines(listing.runs()).stream()
        .skip(output.headers() ? 0 : 1)
        .forEach(invocation.streams().out()::println);
  }

  private List<String> lines(List<Run> runs) {
    return new RunTable(output.format() == ListOutput.Format.WIDE, everywhere)
        .lines(runs, invocation.clock().instant());
  }

  private static List<String> names(List<Run> runs) {
    return runs.stream().map(run -> "job.batch/" + Printable.of(run.job())).toList();
  }

  /** Prints the runs that there are, and then a row or a document for each change. */
  private final class Printing implements Runs.Observer {
    private List<Run> widths = List.of();

    @Override
    public void first(RunListing listing) {
      widths = listing.runs();
      print(listing);
    }

    @Override
    public void changed(Run run) {
      var out = invocation.streams().out();
      switch (output.format()) {
        case JSON -> out.print(RunDocument.of(run).toJson());
        case YAML -> out.print("---\n" + RunDocument.of(run).toYaml());
        case NAME -> names(List.of(run)).forEach(out::println);
        case HUMAN, WIDE -> out.println(row(run));
      }
      out.flush();
    }

    /** The row, in columns as wide as those of the list. */
    private String row(Run run) {
      var all = new ArrayList<Run>(List.of(run));
      all.addAll(widths);
      return lines(all).get(1);
    }
  }
}
