package io.tracebloc.commands;

import io.tracebloc.commands.helm.HelmConnectionOptions;
import io.tracebloc.commands.helm.IngestSubject;
import io.tracebloc.commands.helm.ReleaseSubject;
import io.tracebloc.commands.helm.StageSubject;
import io.tracebloc.commands.info.ValuesCommand;
import io.tracebloc.commands.init.InitCommand;
import io.tracebloc.commands.push.PushCommand;
import io.tracebloc.commands.stage.StageCommand;
import io.tracebloc.commands.validate.ValidateCommand;
import io.tracebloc.commands.version.BuildFacts;
import io.tracebloc.commands.version.VersionCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.HelpCommand;

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
    commands.put("values", () -> new ValuesCommand(invocation, engine, new ReleaseSubject()));
    commands.put("validate", () -> new ValidateCommand(invocation));
    commands.put("init", () -> new InitCommand(invocation));
    commands.put("version", () -> new VersionCommand(invocation, BuildFacts.read()));
    commands.put("help", HelpCommand::new);
    return commands;
  }

  @Override
  public Object connectionFlags() {
    return new HelmConnectionOptions();
  }

  @Override
  public String connectionHint() {
    return "Helm's own flags choose cluster and namespace; see \"helm --help\".";
  }
}
