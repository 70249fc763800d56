package io.tracebloc.commands;

import io.tracebloc.commands.completion.CompletionCommand;
import io.tracebloc.commands.info.InfoCommand;
import io.tracebloc.commands.init.InitCommand;
import io.tracebloc.commands.kubectl.ClusterSubject;
import io.tracebloc.commands.kubectl.PushSubject;
import io.tracebloc.commands.kubectl.StageSubject;
import io.tracebloc.commands.options.ConnectionFlags;
import io.tracebloc.commands.options.ConnectionOptions;
import io.tracebloc.commands.push.PushCommand;
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
    commands.put("info", () -> new InfoCommand(invocation, engine));
    commands.put("completion", () -> new CompletionCommand(invocation));
    commands.put("version", this::version);
    commands.put("options", () -> new OptionsCommand(invocation));
    commands.put("help", HelpCommand::new);
    return commands;
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
