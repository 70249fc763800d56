package io.tracebloc.commands.completion;

import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.options.WordConverter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code completion}: what a shell has to be told so that it completes this program's commands. */
@Command(
    name = "completion",
    description = {
      "Print what makes a shell complete these commands",
      "",
      "\"kubectl tracebloc <TAB>\" is completed by kubectl's own completion (1.26 or newer), which asks",
      "the program kubectl_complete-tracebloc, if it is on PATH. The scripts complete kubectl-tracebloc",
      "called by its own name; those for bash, zsh and fish also answer kubectl where that program is",
      "missing. Load kubectl's completion first.",
      ""
    },
    footer = {
      "",
      "For bash, in ~/.bashrc:",
      "  source <(kubectl completion bash)",
      "  source <(${COMMAND-FULL-NAME} bash)",
      "",
      "For zsh, in ~/.zshrc, after compinit:",
      "  source <(kubectl completion zsh)",
      "  source <(${COMMAND-FULL-NAME} zsh)",
      "",
      "For fish:",
      "  kubectl completion fish > ~/.config/fish/completions/kubectl.fish",
      "  ${COMMAND-FULL-NAME} fish > ~/.config/fish/conf.d/kubectl-tracebloc.fish",
      "",
      "For PowerShell, in $PROFILE:",
      "  kubectl completion powershell | Out-String | Invoke-Expression",
      "  ${COMMAND-FULL-NAME} powershell | Out-String | Invoke-Expression",
      "",
      "The program that kubectl asks, in any folder on PATH, for example:",
      "  ${COMMAND-FULL-NAME} kubectl > ~/.local/bin/kubectl_complete-tracebloc",
      "  chmod +x ~/.local/bin/kubectl_complete-tracebloc"
    })
public final class CompletionCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(
      paramLabel = "SHELL",
      converter = TargetConverter.class,
      description = "bash, zsh, fish, powershell; or kubectl: the program that kubectl asks")
  private Target target;

  /** The command for this call. */
  public CompletionCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    invocation.streams().out().print(target.script());
    return 0;
  }

  /** What there is a script for. */
  enum Target {
    BASH("bash"),
    ZSH("zsh"),
    FISH("fish"),
    POWERSHELL("ps1"),
    KUBECTL("kubectl");

    private final String extension;

    Target(String extension) {
      this.extension = extension;
    }

    private String script() {
      try (var resource = CompletionCommand.class.getResourceAsStream("script." + extension)) {
        return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Reads one of them. */
  static final class TargetConverter extends WordConverter<Target> {
    TargetConverter() {
      super(Target.class);
    }
  }
}
