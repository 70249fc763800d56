package io.tracebloc.commands;

import static java.util.stream.Collectors.joining;

import io.tracebloc.commands.output.ShellWord;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The line that leads from a failure to the checks of the doctor that explain it, for the cluster
 * and namespace that the call named.
 */
public final class LookCloser {
  /** Flags that say where to look; all take a value. */
  private static final Set<String> PLACES =
      Set.of(
          "-n",
          "--namespace",
          "--context",
          "--kube-context",
          "--kubeconfig",
          "--cluster",
          "--user",
          "-s",
          "--server",
          "--as",
          "--release");

  private final Invocation invocation;

  /** For failures of this call. */
  public LookCloser(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The line, or nothing if no check can know more. */
  public Optional<String> line(Failure failure) {
    return Optional.of(failure.checks())
        .filter(checks -> !checks.isEmpty())
        .map(checks -> "Look closer: " + command(checks));
  }

  private String command(List<CheckId> checks) {
    var words = new ArrayList<>(List.of(invocation.host().command("doctor")));
    words.addAll(places());
    words.add("--checks");
    words.add(checks.stream().map(CheckId::name).collect(joining(",")));
    return String.join(" ", words);
  }

  /** As they were typed, up to the first word that is no longer ours. */
  private List<String> places() {
    var places = new ArrayList<String>();
    var arguments = invocation.arguments();
    for (var index = 0; index < arguments.size(); index++) {
      var word = arguments.get(index);
      if (word.equals("--")) {
        break;
      }
      if (PLACES.contains(word) && index + 1 < arguments.size()) {
        places.add(word);
        places.add(ShellWord.quote(arguments.get(++index)));
      } else if (word.contains("=") && PLACES.contains(word.substring(0, word.indexOf('=')))) {
        places.add(ShellWord.quote(word));
      }
    }
    return places;
  }
}
