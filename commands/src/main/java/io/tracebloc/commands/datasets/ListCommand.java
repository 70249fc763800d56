package io.tracebloc.commands.datasets;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.options.AttachedValue;
import io.tracebloc.commands.options.ListOutput;
import io.tracebloc.commands.options.Verbosity;
import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.catalog.DatasetEntry;
import io.tracebloc.engine.catalog.DatasetList;
import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code datasets list}: what is there. */
@Command(
    name = "list",
    description = {
      "List the datasets of a release",
      "",
      "Asks the release's database inside its own Pod, and measures files on its volume.",
      ""
    })
public final class ListCommand implements Callable<Integer> {
  private final Invocation invocation;
  private final Engine engine;

  @Mixin private Subject subject;

  @Option(
      names = {"-A", "--all-namespaces"},
      preprocessor = AttachedValue.class,
      description = "List the datasets of all namespaces")
  private boolean everywhere;

  @Option(
      names = {"-w", "--watch"},
      preprocessor = AttachedValue.class,
      description = "After the list, go on with what changes")
  private boolean watch;

  @Option(
      names = "--show-system",
      preprocessor = AttachedValue.class,
      description = "List tables that are no datasets as well")
  private boolean system;

  @Mixin private ListOutput output = new ListOutput();

  @SuppressWarnings("UnusedVariable") // Read where failures are told.
  @Mixin
  private Verbosity verbosity = new Verbosity();

  /** The command for this call, about what the face lets its users name. */
  public ListCommand(Invocation invocation, Engine engine, Subject subject) {
    this.invocation = invocation;
    this.engine = engine;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    var environment = invocation.environment();
    try (var datasets =
        engine.datasets(subject.release(), subject.cluster(environment), environment)) {
      var look = look(datasets);
      print(look);
      if (watch) {
        new Watch(this::print, look.lists()).run(datasets, () -> look(datasets));
      }
    }
    return 0;
  }

  /** What one look shows. */
  private Look look(Datasets datasets) {
    if (!everywhere) {
      var list = datasets.list();
      return new Look(List.of(shown(list)), list.warnings());
    }
    var survey = datasets.everywhere();
    var warnings = new ArrayList<>(survey.problems());
    survey.lists().forEach(list -> warnings.addAll(list.warnings()));
    return new Look(survey.lists().stream().map(this::shown).toList(), warnings);
  }

  private DatasetList shown(DatasetList list) {
    return system ? list : list.withoutSystem();
  }

  private void print(Look look) {
    var out = invocation.streams().out();
    switch (output.format()) {
      case JSON -> out.print(document(look).toJson());
      case YAML -> out.print(document(look).toYaml());
      case NAME -> names(look).forEach(out::println);
      case HUMAN -> table(look, false);
      case WIDE -> table(look, true);
    }
    warn(look.warnings());
    out.flush();
  }

  private Document document(Look look) {
    return everywhere
        ? DatasetDocument.of(look.lists(), look.warnings())
        : DatasetDocument.of(look.lists().getFirst());
  }

  private static List<String> names(Look look) {
    return look.entries().stream()
        .map(DatasetEntry::name)
        .map(name -> "dataset/" + Printable.of(name))
        .toList();
  }

  private void table(Look look, boolean wide) {
    if (look.entries().isEmpty()) {
      say(
          everywhere
              ? "No datasets found"
              : "No datasets found in namespace "
                  + Printable.of(look.lists().getFirst().namespace()));
      return;
    }
    var lines =
        new DatasetTable(wide, everywhere).lines(look.lists(), invocation.clock().instant());
    lines.stream().skip(output.headers() ? 0 : 1).forEach(invocation.streams().out()::println);
  }

  /** Prints what has changed, as a line or a document for each. */
  private void print(Change change) {
    var out = invocation.streams().out();
    switch (output.format()) {
      case JSON -> documents(change).forEach(one -> out.print(one.toJson()));
      case YAML -> documents(change).forEach(one -> out.print("---\n" + one.toYaml()));
      case NAME -> {
        names(new Look(change.changed(), List.of())).forEach(out::println);
        names(new Look(change.gone(), List.of())).forEach(out::println);
      }
      case HUMAN -> rows(change, false).forEach(out::println);
      case WIDE -> rows(change, true).forEach(out::println);
    }
    out.flush();
  }

  private static List<Document> documents(Change change) {
    return Stream.concat(
            documents(change.changed()),
            documents(change.gone()).map(gone -> gone.put("deleted", true)))
        .toList();
  }

  private static Stream<Document> documents(List<DatasetList> lists) {
    return lists.stream()
        .flatMap(list -> list.entries().stream().map(entry -> DatasetDocument.placed(list, entry)));
  }

  private List<String> rows(Change change, boolean wide) {
    return new DatasetTable(wide, everywhere).lines(change, invocation.clock().instant());
  }

  private void warn(List<String> warnings) {
    var label = invocation.terminal().errorStyle().warning("Warning:");
    warnings.forEach(warning -> say(label + " " + warning));
  }

  private void say(String line) {
    invocation.streams().err().println(line);
    invocation.streams().err().flush();
  }
}
