package io.tracebloc.engine.cluster;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.ExecPlugin.Interaction;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a credential helper and reads what it issues. */
final class ExecRunner {
  private static final int LARGEST_OUTPUT = 1024 * 1024;
  private static final int MOST_LINES = 20;

  private final ExecPlugin plugin;
  private final HostEnvironment environment;

  ExecRunner(ExecPlugin plugin, HostEnvironment environment) {
    this.plugin = plugin;
    this.environment = environment;
  }

  /**
   * Runs it to its end.
   *
   * @throws CredentialFailure if the program is missing, fails, or issues nothing usable
   * @throws InterruptedFailure if the thread is interrupted; the helper is ended, too
   */
  ExecCredential.Issued run() {
    var interactive = interactive();
    var process = start(interactive);
    try {
      var error = inBackground(() -> words(process.getErrorStream()));
      var output = inBackground(() -> output(process.getInputStream())).get();
      var code = process.waitFor();
      if (code != 0) {
        throw failed("ended with code " + code + explanation(withoutDelay(error)));
      }
      if (output.length > LARGEST_OUTPUT) {
        throw failed("printed more than 1 MiB");
      }
      return ExecOutput.read(plugin, new String(output, StandardCharsets.UTF_8));
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure(
          "Waiting for the credential helper was interrupted", "", exception);
    } catch (ExecutionException exception) {
      throw failed("could not be read from");
    } finally {
      process.destroy();
    }
  }

  private boolean interactive() {
    if (plugin.interaction() == Interaction.ALWAYS && !environment.terminal()) {
      throw failed("needs to ask you something, and there is no terminal");
    }
    return plugin.interaction() != Interaction.NEVER && environment.terminal();
  }

  private Process start(boolean interactive) {
    var command = new ArrayList<String>();
    command.add(program());
    command.addAll(plugin.arguments());
    var builder = new ProcessBuilder(command);
    builder.directory(environment.workingDirectory().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment.variables());
    builder.environment().putAll(plugin.variables());
    builder.environment().put("KUBERNETES_EXEC_INFO", request(interactive).toString());
    builder.redirectInput(interactive ? Redirect.INHERIT : Redirect.from(nothing()));
    if (environment.terminal()) {
      // It may ask for a code, or name a page to log in on, whether or not it reads an answer.
      builder.redirectError(Redirect.INHERIT);
    }
    try {
      return builder.start();
    } catch (IOException exception) {
      throw missing("cannot be started (%s)".formatted(Refusals.bounded(exception.getMessage())));
    }
  }

  private static File nothing() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }

  private JsonObject request(boolean interactive) {
    var spec = new JsonObject();
    spec.addProperty("interactive", interactive);
    plugin.clusterInfo().ifPresent(info -> spec.add("cluster", info));
    var request = new JsonObject();
    request.addProperty("kind", "ExecCredential");
    request.addProperty("apiVersion", plugin.apiVersion());
    request.add("spec", spec);
    return request;
  }

  /** The program's path. Names without a directory are looked up on the PATH handed in. */
  private String program() {
    if (plugin.command().contains("/") || plugin.command().contains(File.separator)) {
      return plugin.command();
    }
    return find(environment.variables().getOrDefault("PATH", ""), plugin.command())
        .orElseThrow(() -> missing("is not on the PATH"));
  }

  private static Optional<String> find(String path, String name) {
    var suffixes = File.separatorChar == '\\' ? List.of("", ".exe", ".cmd", ".bat") : List.of("");
    for (var directory : path.split(File.pathSeparator, -1)) {
      for (var suffix : suffixes) {
        try {
          var candidate = Path.of(directory, name + suffix);
          if (candidate.isAbsolute()
              && Files.isRegularFile(candidate)
              && Files.isExecutable(candidate)) {
            return Optional.of(candidate.toString());
          }
        } catch (InvalidPathException notAPath) {
          // An entry that names no directory has no programs.
        }
      }
    }
    return Optional.empty();
  }

  /** What a helper has left running may hold its standard error open; that is not waited for. */
  private static String withoutDelay(FutureTask<String> words)
      throws InterruptedException, ExecutionException {
    try {
      return words.get(2, TimeUnit.SECONDS);
    } catch (TimeoutException stillOpen) {
      return "";
    }
  }

  private static <T> FutureTask<T> inBackground(Callable<T> reading) {
    var task = new FutureTask<>(reading);
    Thread.ofVirtual().name("credential helper").start(task);
    return task;
  }

  /** Keeps the first part and drains the rest, so that the helper is never blocked. */
  private static byte[] output(InputStream stream) throws IOException {
    try (stream) {
      var kept = stream.readNBytes(LARGEST_OUTPUT + 1);
      stream.transferTo(OutputStream.nullOutputStream());
      return kept;
    }
  }

  /** Passes on each line at once; keeps the last ones, which usually say what went wrong. */
  private String words(InputStream stream) throws IOException {
    var kept = new ArrayDeque<String>();
    try (var lines = new BoundedLines(stream)) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        environment.helperWords().accept(Printable.of(line.get()));
        kept.add(line.get());
        if (kept.size() > MOST_LINES) {
          kept.remove();
        }
      }
    }
    return String.join("\n", kept);
  }

  private String explanation(String words) {
    if (environment.terminal()) {
      return "; what it said is above";
    }
    return words.isBlank() ? "" : ": " + Refusals.bounded(words);
  }

  private CredentialFailure missing(String complaint) {
    var hint = plugin.installHint().map(Refusals::bounded);
    return new CredentialFailure(
            message(complaint),
            hint.orElse("Install the program, or choose another identity with {flag:context}"))
        .explainedBy(CheckId.C1);
  }

  private CredentialFailure failed(String complaint) {
    return new CredentialFailure(
            message(complaint),
            "Log in again with the program's own means, or choose another identity with"
                + " {flag:context}")
        .explainedBy(CheckId.C1);
  }

  private String message(String complaint) {
    return "The credential helper %s of user %s %s"
        .formatted(Printable.of(plugin.command()), Printable.of(plugin.user()), complaint);
  }
}
