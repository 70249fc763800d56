package io.tracebloc.commands.push;

import static java.util.stream.Collectors.joining;

import io.tracebloc.commands.Host;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.output.ShellWord;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.submit.IngestionRun;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Our own command that follows a run, in the words of the host and addressed to the cluster that
 * the run is in.
 *
 * @param cluster how the cluster was chosen
 * @param kubeconfig file to name in the command, if any
 */
public record FollowCommand(Host host, ClusterOptions cluster, Optional<String> kubeconfig) {
  /**
   * For a call of the program. Helm takes {@code --kubeconfig} out of the arguments and sets
   * KUBECONFIG for the plugin alone ({@code style.md} C.3), so there the file is named although the
   * call did not; of several files, only the user's own shell can have told.
   */
  public static FollowCommand of(ClusterOptions cluster, Invocation invocation) {
    var host = invocation.host();
    var named = cluster.kubeconfig().map(Path::toString);
    return new FollowCommand(
        host, cluster, isHelm(host) ? named.or(() -> onlyFile(invocation)) : named);
  }

  private static boolean isHelm(Host host) {
    return host.name().equals(Host.HELM.name());
  }

  private static Optional<String> onlyFile(Invocation invocation) {
    var list = invocation.environment().variables().getOrDefault("KUBECONFIG", "");
    var files =
        Arrays.stream(list.split(File.pathSeparator)).filter(file -> !file.isEmpty()).toList();
    return files.size() == 1 ? Optional.of(files.getFirst()) : Optional.empty();
  }

  /**
   * The command for a shell.
   *
   * @param release that Helm's users name; those of kubectl name the namespace alone
   */
  public String text(String release, IngestionRun run) {
    var words = new ArrayList<String>();
    if (isHelm(host)) {
      words.add(release);
    }
    words.addAll(List.of(run.job(), "-n", run.namespace()));
    cluster.context().ifPresent(name -> words.addAll(List.of(host.flag("context"), name)));
    kubeconfig.ifPresent(file -> words.addAll(List.of("--kubeconfig", file)));
    return host.program()
        + " runs watch "
        + words.stream().map(Printable::of).map(ShellWord::quote).collect(joining(" "));
  }
}
