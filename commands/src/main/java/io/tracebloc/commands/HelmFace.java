package io.tracebloc.commands;

import io.tracebloc.commands.datasets.DeleteCommand;
import io.tracebloc.commands.datasets.ListCommand;
import io.tracebloc.commands.datasets.RecoverCommand;
import io.tracebloc.commands.datasets.ShowCommand;
import io.tracebloc.commands.doctor.DoctorCommand;
import io.tracebloc.commands.helm.ClusterSubject;
import io.tracebloc.commands.helm.DatasetNamesSubject;
import io.tracebloc.commands.helm.DatasetsSubject;
import io.tracebloc.commands.helm.DoctorSubject;
import io.tracebloc.commands.helm.HelmConnectionOptions;
import io.tracebloc.commands.helm.HelmSettings;
import io.tracebloc.commands.helm.IngestSubject;
import io.tracebloc.commands.helm.ReleaseSubject;
import io.tracebloc.commands.helm.RunSubject;
import io.tracebloc.commands.helm.RunsSubject;
import io.tracebloc.commands.helm.ShownDatasetSubject;
import io.tracebloc.commands.helm.StageSubject;
import io.tracebloc.commands.helm.TemplateSubject;
import io.tracebloc.commands.info.ValuesCommand;
import io.tracebloc.commands.init.InitCommand;
import io.tracebloc.commands.options.ConnectionFlags;
import io.tracebloc.commands.push.PushCommand;
import io.tracebloc.commands.runs.CancelRunCommand;
import io.tracebloc.commands.runs.ListRunsCommand;
import io.tracebloc.commands.runs.RunExamples;
import io.tracebloc.commands.runs.RunLogsCommand;
import io.tracebloc.commands.runs.ShowRunCommand;
import io.tracebloc.commands.runs.WatchRunCommand;
import io.tracebloc.commands.stage.StageCommand;
import io.tracebloc.commands.template.TemplateCommand;
import io.tracebloc.commands.validate.ValidateCommand;
import io.tracebloc.commands.version.BuildFacts;
import io.tracebloc.commands.version.VersionCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code helm tracebloc}. */
final class HelmFace implements Face {
  private final Invocation invocation;
  private final Engine engine;

  HelmFace(Invocation invocation, Engine engine) {
    this.invocation = invocation;
    this.engine = engine;
  }

  @Override
  public Map<String, Supplier<Object>> commands() {
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put("ingest", () -> new PushCommand(invocation, engine, new IngestSubject()));
    commands.put("stage", () -> new StageCommand(invocation, engine, new StageSubject()));
    commands.put("datasets", this::datasets);
    commands.put("runs", this::runs);
    commands.put("values", () -> new ValuesCommand(invocation, engine, new ReleaseSubject()));
    commands.put("doctor", () -> new DoctorCommand(invocation, engine, new DoctorSubject()));
    commands.put("template", () -> new TemplateCommand(invocation, engine, new TemplateSubject()));
    commands.put("validate", () -> new ValidateCommand(invocation));
    commands.put("init", () -> new InitCommand(invocation));
    commands.put("version", this::version);
    commands.put("help", HelpCommand::new);
    return commands;
  }

  private CommandGroup runs() {
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put(
        "list",
        () -> new ListRunsCommand(invocation, engine, new RunsSubject(RunExamples.LIST_HELM)));
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
    return new HelmConnectionOptions();
  }

  /** Helm's {@code --debug} is {@code -v}, also where it reaches us as a variable. */
  @Override
  public void adapt(CommandSpec command) {
    var verbose = command.findOption("-v");
    if (verbose == null) {
      command.addOption(OptionSpec.builder("--debug").arity("0").hidden(true).build());
      return;
    }
    var names = new ArrayList<>(List.of(verbose.names()));
    names.add("--debug");
    var option = OptionSpec.builder(verbose).names(names.toArray(String[]::new));
    if (HelmSettings.of(invocation.environment()).debug()) {
      option.defaultValue("1");
    }
    command.remove(verbose);
    command.addOption(option.build());
  }

  @Override
  public String connectionHint() {
    return "Helm's own flags choose cluster and namespace; see \"helm --help\".";
  }
}
