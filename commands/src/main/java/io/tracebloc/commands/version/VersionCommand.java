package io.tracebloc.commands.version;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Failing;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.Subject;
import io.tracebloc.commands.options.AttachedValue;
import io.tracebloc.commands.options.DocumentOutput;
import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code version}: what this program is, and what it finds in the cluster. As with kubectl, the
 * program's own facts are told whether or not the cluster can be reached.
 */
@Command(name = "version", description = "Show the versions of this program and of the cluster")
public final class VersionCommand implements Callable<Integer>, Failing {
  private final Invocation invocation;
  private final Engine engine;
  private final BuildFacts facts;

  @Option(
      names = "--client",
      preprocessor = AttachedValue.class,
      description = "Show only what this program is; no cluster is asked")
  private boolean client;

  @Mixin private DocumentOutput output = new DocumentOutput();

  @Mixin private Subject subject;

  /** The command with the facts to show, for a face's way of naming a cluster. */
  public VersionCommand(Invocation invocation, Engine engine, Subject subject, BuildFacts facts) {
    this.invocation = invocation;
    this.engine = engine;
    this.subject = subject;
    this.facts = facts;
  }

  @Override
  public Integer call() {
    var server = client ? Optional.<ServerFacts>empty() : Optional.of(server());
    switch (output.format()) {
      case JSON -> invocation.streams().out().print(document(server).toJson());
      case YAML -> invocation.streams().out().print(document(server).toYaml());
      case HUMAN, WIDE -> print(server);
    }
    server.ifPresent(this::warn);
    return 0;
  }

  /** Whatever keeps the cluster from answering counts as that; exit code 1, as with kubectl. */
  private ServerFacts server() {
    try {
      return new ServerFacts(
          engine.versions(subject.cluster(invocation.environment()), invocation.environment()));
    } catch (InterruptedFailure interrupted) {
      throw interrupted;
    } catch (Failure failure) {
      switch (output.format()) {
        case HUMAN, WIDE -> print(Optional.empty());
        case JSON, YAML -> {
          // The one object will have these facts beside the error.
        }
      }
      throw new ClusterFailure(failure.getMessage(), failure.remedy(), failure);
    }
  }

  @Override
  public Document onFailure(Failure failure) {
    return document(Optional.empty());
  }

  private void warn(ServerFacts server) {
    var err = invocation.streams().err();
    var label = invocation.terminal().errorStyle().warning("Warning:");
    for (var warning : server.warnings()) {
      err.println(label + " " + warning);
    }
    err.flush();
  }

  private void print(Optional<ServerFacts> server) {
    var table = ProgramFacts.of(facts).table();
    server.ifPresent(found -> found.addTo(table));
    table.lines().forEach(invocation.streams().out()::println);
  }

  private Document document(Optional<ServerFacts> server) {
    return ProgramFacts.of(facts).document().put("server", server.map(ServerFacts::document));
  }
}
