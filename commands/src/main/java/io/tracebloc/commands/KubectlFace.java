package io.tracebloc.commands;

import io.tracebloc.commands.completion.CompletionCommand;
import io.tracebloc.commands.datasets.DeleteCommand;
import io.tracebloc.commands.datasets.ListCommand;
import io.tracebloc.commands.datasets.RecoverCommand;
import io.tracebloc.commands.datasets.ShowCommand;
import io.tracebloc.commands.doctor.DoctorCommand;
import io.tracebloc.commands.info.InfoCommand;
import io.tracebloc.commands.init.InitCommand;
import io.tracebloc.commands.kubectl.ClusterSubject;
import io.tracebloc.commands.kubectl.DatasetNamesSubject;
import io.tracebloc.commands.kubectl.DatasetsSubject;
import io.tracebloc.commands.kubectl.DoctorSubject;
import io.tracebloc.commands.kubectl.PushSubject;
import io.tracebloc.commands.kubectl.RunSubject;
import io.tracebloc.commands.kubectl.RunsSubject;
import io.tracebloc.commands.kubectl.ShownDatasetSubject;
import io.tracebloc.commands.kubectl.StageSubject;
import io.tracebloc.commands.options.ConnectionFlags;
import io.tracebloc.commands.options.ConnectionOptions;
import io.tracebloc.commands.push.PushCommand;
import io.tracebloc.commands.runs.CancelRunCommand;
import io.tracebloc.commands.runs.ListRunsCommand;
import io.tracebloc.commands.runs.RunExamples;
import io.tracebloc.commands.runs.RunLogsCommand;
import io.tracebloc.commands.runs.ShowRunCommand;
import io.tracebloc.commands.runs.WatchRunCommand;
import io.tracebloc.commands.stage.StageCommand;
import io.tracebloc.commands.validate.ValidateCommand;
import io.tracebloc.commands.version.BuildFacts;
import io.tracebloc.commands.version.VersionCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** {@code kubectl tracebloc}. */
final class KubectlFace implements Face {
  private final Invocation invocation;
  private final Engine engine;

  KubectlFace(Invocation invocation, Engine engine) {
    this.invocation = invocation;
    this.engine = engine;
  }

  @Override
  public Map<String, Supplier<Object>> commands() {
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put("push", () -> new PushCommand(invocation, engine, new PushSubject()));
    commands.put("validate", () -> new ValidateCommand(invocation));
    commands.put("init", () -> new InitCommand(invocation));
    commands.put("stage", () -> new StageCommand(invocation, engine, new StageSubject()));
    commands.put("datasets", this::datasets);
    commands.put("runs", this::runs);
    commands.put("info", () -> new InfoCommand(invocation, engine));
    commands.put("doctor", () -> new DoctorCommand(invocation, engine, new DoctorSubject()));
    commands.put("completion", () -> new CompletionCommand(invocation));
    commands.put("version", this::version);
    commands.put("options", () -> new OptionsCommand(invocation));
    commands.put("help", HelpCommand::new);
    return commands;
  }

  private CommandGroup runs() {
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put(
        "list",
        () -> new ListRunsCommand(invocation, engine, new RunsSubject(RunExamples.LIST_KUBECTL)));
    commands.put(
        "show", () -> new ShowRunCommand(invocation, engine, new RunSubject(RunExamples.SHOW)));
    commands.put(
        "logs", () -> new RunLogsCommand(invocation, engine, new RunSubject(RunExamples.LOGS)));
    commands.put(
        "watch", () -> new WatchRunCommand(invocation, engine, new RunSubject(RunExamples.WATCH)));
    commands.put(
        "cancel",
        () -> new CancelRunCommand(invocation, engine, new RunSubject(RunExamples.CANCEL)));
    return new CommandGroup("List, show, follow and cancel ingestion runs", commands);
  }

  private CommandGroup datasets() {
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put("list", () -> new ListCommand(invocation, engine, new DatasetsSubject()));
    commands.put("show", () -> new ShowCommand(invocation, engine, new ShownDatasetSubject()));
    commands.put("delete", () -> new DeleteCommand(invocation, engine, new DatasetNamesSubject()));
    commands.put(
        "recover", () -> new RecoverCommand(invocation, engine, new ShownDatasetSubject()));
    return new CommandGroup("List, show and delete datasets, finish replacing one", commands);
  }

  private VersionCommand version() {
    return new VersionCommand(invocation, engine, new ClusterSubject(), BuildFacts.read());
  }

  @Override
  public ConnectionFlags connectionFlags() {
    return new ConnectionOptions();
  }

  @Override
  public void adapt(CommandSpec command) {
    // The commands are declared as kubectl's users know them.
  }

  @Override
  public String connectionHint() {
    return "Use \"${COMMAND-FULL-NAME} options\" for the connection flags that every command takes.";
  }
}
