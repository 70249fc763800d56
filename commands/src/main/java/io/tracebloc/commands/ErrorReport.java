package io.tracebloc.commands;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.SubmitFailure;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Says what went wrong: {@code Error:} and what happened, then what to do, on standard error; with
 * JSON output also one object on standard output. Returns the exit code.
 */
final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Invocation invocation;

  ErrorReport(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    var message = UsageProblem.of(exception);
    var help =
        "Run '%s --help' for its options."
            .formatted(exception.getCommandLine().getCommandSpec().qualifiedName());
    print(message, help, Optional.empty(), code(exception));
    return finish(code(exception), message, help, "error", Optional.empty());
  }

  /** A value that cannot be is bad input, as in a document; all else is wrong usage. */
  private static ExitCode code(ParameterException exception) {
    return exception.getValue() == null ? ExitCode.ERROR : ExitCode.INPUT;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    var verbose = isVerbose(parsed);
    return exception instanceof Failure failure
        ? failed(failure, command, verbose)
        : unexpected(exception, verbose);
  }

  /** Reports something that should not have happened. */
  int unexpected(Throwable problem, boolean verbose) {
    var message = "Unexpected problem: " + describe(problem);
    var help = verbose ? "" : "Run the command again with -v to see where it comes from.";
    print(message, help, Optional.empty(), ExitCode.ERROR);
    if (verbose) {
      problem.printStackTrace(invocation.streams().err());
    }
    return finish(ExitCode.ERROR, message, help, "error", Optional.empty());
  }

  /** Writes out what is left, and turns a lost result into a failure. */
  int afterOutput(int code) {
    var lost = invocation.streams().flush();
    // A reader that has seen enough, as head(1), is no failure.
    if (lost.isEmpty() || isClosedPipe(lost.get()) || code != 0) {
      return code;
    }
    print(
        "The result could not be written: " + describe(lost.get()),
        "",
        Optional.empty(),
        ExitCode.ERROR);
    return ExitCode.ERROR.code();
  }

  private int failed(Failure failure, CommandLine command, boolean verbose) {
    var remedy = new Wording(invocation.host()).fill(failure.remedy());
    var explained =
        Optional.of(failure)
            .filter(_ -> !failure.checks().isEmpty() && !command.getCommandName().equals("doctor"));
    print(failure.getMessage(), remedy, explained, ExitCode.of(failure));
    if (verbose && failure.getCause() != null) {
      failure.getCause().printStackTrace(invocation.streams().err());
    }
    var document =
        command.getCommand() instanceof Failing failing
            ? failing.onFailure(failure)
            : new Document();
    explained.ifPresent(_ -> document.put("checks", checks(failure)));
    return finish(
        ExitCode.of(failure), failure.getMessage(), remedy, status(failure), Optional.of(document));
  }

  private int finish(
      ExitCode code, String message, String remedy, String status, Optional<Document> more) {
    if (Asked.object(invocation.arguments()).isPresent()) {
      var document = new Document().put("status", status);
      more.ifPresent(document::putAll);
      document.put("error", message).put("remedy", told(remedy)).put("exit_code", code.code());
      invocation.streams().result().finish(document);
    }
    return code.code();
  }

  /** Ids of the checks that explain a failure. */
  private static List<String> checks(Failure failure) {
    return failure.checks().stream().map(CheckId::name).toList();
  }

  private static Optional<String> told(String remedy) {
    return Optional.of(remedy).filter(text -> !text.isEmpty());
  }

  private void print(String message, String remedy, Optional<Failure> explained, ExitCode code) {
    var events = invocation.streams().events();
    if (events.isPresent()) {
      var checks = explained.map(ErrorReport::checks).orElse(List.of());
      events.get().error(Optional.empty(), message, remedy, checks, code.code());
      return;
    }
    var err = invocation.streams().err();
    var label = invocation.terminal().errorStyle().bad("Error:");
    err.println(label + " " + message);
    if (!remedy.isEmpty()) {
      err.println(remedy);
    }
    explained.flatMap(new LookCloser(invocation)::line).ifPresent(err::println);
    err.flush();
  }

  /** The status word of the reference CLI ({@code contract/protocol.md} 7). */
  private static String status(Failure failure) {
    return switch (failure) {
      case CredentialFailure _ -> "auth_error";
      case SubmitFailure _ -> "submit_error";
      default -> "error";
    };
  }

  private static boolean isVerbose(ParseResult parsed) {
    var innermost = parsed;
    while (innermost.hasSubcommand()) {
      innermost = innermost.subcommand();
    }
    var option = innermost.commandSpec().findOption("-v");
    return option != null && Boolean.TRUE.equals(option.getValue());
  }

  private static boolean isClosedPipe(IOException problem) {
    return describe(problem).toLowerCase(Locale.ROOT).contains("broken pipe");
  }

  private static String describe(Throwable problem) {
    var message = Optional.ofNullable(problem.getMessage()).map(text -> ": " + text).orElse("");
    return Printable.of(problem.getClass().getSimpleName() + message);
  }
}
